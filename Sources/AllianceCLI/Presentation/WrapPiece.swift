import Charts

/// A piece of text within which a line does not break.
struct WrapPiece {
    private(set) var text: String
    private(set) var width: Int
    private(set) var followsSpace: Bool

    static func pieces(of paragraph: String) -> [WrapPiece] {
        var pieces: [WrapPiece] = []
        var followsSpace = false
        var previous: Character?
        for character in paragraph {
            defer { previous = character }
            if character == " " {
                followsSpace = true
                continue
            }
            if !followsSpace, let previous, !pieces.isEmpty, !canBreak(between: previous, and: character) {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(WrapPiece(character, followsSpace: followsSpace && !pieces.isEmpty))
            }
            followsSpace = false
        }
        return pieces
    }

    private init(_ character: Character, followsSpace: Bool) {
        text = String(character)
        width = DisplayWidth.of(character)
        self.followsSpace = followsSpace
    }

    private mutating func append(_ character: Character) {
        text.append(character)
        width += DisplayWidth.of(character)
    }

    /// Takes off what fits into `columns`, one grapheme at least.
    mutating func splitOff(_ columns: Int) -> WrapPiece {
        var head = self
        head.text = String(text.widePrefix(columns))
        if head.text.isEmpty { head.text = String(text.prefix(1)) }
        head.width = DisplayWidth.of(head.text)
        text.removeFirst(head.text.count)
        width -= head.width
        followsSpace = false
        return head
    }

    private static func canBreak(between left: Character, and right: Character) -> Bool {
        if neverBegins.contains(right) || neverEnds.contains(left) { return false }
        return DisplayWidth.of(left) == 2 || DisplayWidth.of(right) == 2
    }

    private static let neverBegins = Set<Character>("，。、；：！？）」』》〉】〕〗”’…—·々ー,.;:!?)]}%")
    private static let neverEnds = Set<Character>("（「『《〈【〔〖“‘([{")
}
