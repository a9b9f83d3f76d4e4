/// What a cell of a chart in a terminal shows.
enum ChartMark: Hashable {
    case nothing, certain, possible, published
    /// One of several things that are told apart, from 0.
    case layer(Int)

    func glyph(ascii: Bool) -> Character {
        switch self {
        case .nothing: " "
        case .certain: ascii ? "#" : "█"
        case .possible: ascii ? ":" : "░"
        case .published: ascii ? "*" : "◆"
        case .layer(let index):
            ascii ? Self.asciiLayers[index % Self.asciiLayers.count] : Self.layers[index % Self.layers.count]
        }
    }

    private static let layers: [Character] = ["█", "▓", "▒", "▞", "╳", "░"]
    private static let asciiLayers: [Character] = ["#", "=", "+", "-", "x", ":"]

    /// ECMA-48 §8.3.117, Select Graphic Rendition; nil = as it is.
    private var rendition: String? {
        switch self {
        case .nothing: nil
        case .certain: "36"
        case .possible: "33"
        case .published: "1;35"
        case .layer(let index): ["32", "36", "34", "35", "31", "33"][index % 6]
        }
    }

    /// Cells side by side, without blanks at the end.
    static func text(of marks: some Sequence<ChartMark>, ascii: Bool, colour: Bool) -> String {
        var text = ""
        var blanks = ""
        var current: ChartMark = .nothing
        for mark in marks {
            if colour, mark != current {
                if current.rendition != nil { text += "\u{1B}[0m" }
                text += blanks
                blanks = ""
                if let rendition = mark.rendition { text += "\u{1B}[\(rendition)m" }
            }
            current = mark
            if mark == .nothing {
                blanks.append(" ")
            } else {
                text += blanks
                text.append(mark.glyph(ascii: ascii))
                blanks = ""
            }
        }
        return colour && current.rendition != nil ? text + "\u{1B}[0m" : text
    }
}
