/// An SVG element in the making. Elements are painted in the order they are added.
struct SVGCanvas {
    enum Anchor: String { case start, middle, end }

    let id: String
    let width: Double
    let language: ChartLanguage
    private let title: String
    private var body = ""

    init(id: String, title: String, width: Int, language: ChartLanguage) {
        precondition(
            id.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } == true
                && id.utf8.allSatisfy { byte in
                    byte == 0x2D || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                }, "The id of a chart is a letter followed by ASCII letters, digits and hyphens.")
        self.id = id
        self.title = title
        self.width = Double(max(ChartLimits.width, width))
        self.language = language
    }

    static let size = 12.0
    static let titleSize = 15.0
    static let margin = 16.0
    /// From one baseline to the next.
    static let leading = 16.0

    // MARK: - Elements

    /// - Parameter classes: without the chart's id, separated by blanks.
    mutating func text(
        _ text: String, x: Double, y: Double, _ classes: String = "text", anchor: Anchor = .start
    ) {
        let end = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        body += "<text class=\"\(names(classes))\" x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\"\(end)>"
        body += Self.escaped(text) + "</text>\n"
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: String) {
        body += "<path class=\"\(names(classes))\" d=\"M\(Self.point(x1, y1))L\(Self.point(x2, y2))\"/>\n"
    }

    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, _ classes: String, title: String? = nil
    ) {
        body += "<rect class=\"\(names(classes))\" x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\" "
        body += "width=\"\(SVGNumber.text(max(0, width)))\" height=\"\(SVGNumber.text(max(0, height)))\""
        body += title.map { "><title>\(Self.escaped($0))</title></rect>\n" } ?? "/>\n"
    }

    /// - Parameter title: shown by a browser when the pointer rests on it.
    mutating func path(_ data: String, _ classes: String, title: String? = nil) {
        body += "<path class=\"\(names(classes))\" d=\"\(data)\""
        body += title.map { "><title>\(Self.escaped($0))</title></path>\n" } ?? "/>\n"
    }

    static func point(_ x: Double, _ y: Double) -> String { SVGNumber.text(x) + " " + SVGNumber.text(y) }

    static func diamond(_ x: Double, _ y: Double, _ radius: Double = 5.5) -> String {
        "M\(point(x - radius, y))L\(point(x, y - radius))L\(point(x + radius, y))L\(point(x, y + radius))Z"
    }

    private func names(_ classes: String) -> String {
        classes.split(separator: " ").map { "\(id)-\($0)" }.joined(separator: " ")
    }

    // MARK: - Parts all charts have

    /// The title in as many lines as it needs, up to three.
    /// - Returns: where what follows may begin.
    mutating func heading() -> Double {
        let lines = TextMetrics.wrapped(
            title, to: width - 2 * Self.margin, size: Self.titleSize, isBold: true, atMost: 3)
        var y = Self.margin
        for line in lines {
            y += Self.titleSize
            text(line, x: Self.margin, y: y, "title")
            y += 5
        }
        return y + 3
    }

    struct Meaning {
        let text: String
        /// The classes of its sample.
        let classes: String
        var isDiamond = false
        var isLine = false
    }

    /// Samples and what they mean, in as many rows as they need.
    /// - Returns: where what follows may begin.
    mutating func legend(_ meanings: [Meaning], from top: Double) -> Double {
        var x = Self.margin
        var y = top + Self.leading
        for meaning in meanings {
            let room = width - 2 * Self.margin - 24
            let text = TextMetrics.fitted(meaning.text, to: room, size: Self.size)
            let wide = TextMetrics.width(text, size: Self.size) + 24
            if x > Self.margin, x + wide > width - Self.margin {
                x = Self.margin
                y += Self.leading + 2
            }
            if meaning.isDiamond {
                path(Self.diamond(x + 8, y - 4), meaning.classes)
            } else if meaning.isLine {
                line(x, y - 4, x + 17, y - 4, meaning.classes)
            } else {
                rectangle(x: x, y: y - 10, width: 17, height: 11, meaning.classes)
            }
            self.text(text, x: x + 23, y: y)
            x += wide + 16
        }
        return y + 10
    }

    /// The whole element, so high that it ends at `bottom`.
    func element(height bottom: Double, summary: String) -> String {
        let size = "\(SVGNumber.text(width)) \(SVGNumber.text(bottom.rounded(.up)))"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" class="\(id)" viewBox="0 0 \(size)" \
            width="\(SVGNumber.text(width))" height="\(SVGNumber.text(bottom.rounded(.up)))" xml:lang="\(language.rawValue)" \
            lang="\(language.rawValue)" role="img" aria-labelledby="\(id)-name \(id)-summary">
            <title id="\(id)-name">\(Self.escaped(title))</title>
            <desc id="\(id)-summary">\(Self.escaped(summary))</desc>
            \(SVGStyle.element(id: id))
            <rect class="\(id)-ground" width="100%" height="100%"/>
            \(body)</svg>

            """
    }

    /// Text as XML 1.0 §2.2 can hold it: what is no character there is shown as U+FFFD.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in SafeText.of(text).unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": safe += "\u{FFFD}"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
