import Charts

/// A line being filled by ``Wrap``.
struct WrappedLine {
    private var content = ""
    private var contentWidth = 0
    private let indent: String
    private let indentWidth: Int

    init(indent: String) {
        self.indent = indent
        indentWidth = DisplayWidth.of(indent)
    }

    var isEmpty: Bool { content.isEmpty }

    var text: String {
        var text = indent + content
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Columns left, not less than none.
    func room(width: Int?) -> Int {
        max(0, (width ?? .max) - indentWidth - contentWidth)
    }

    /// Whether the piece fits, with the space before it.
    func accepts(_ piece: WrapPiece, width: Int?) -> Bool {
        piece.width + (piece.followsSpace && !isEmpty ? 1 : 0) <= room(width: width)
    }

    mutating func append(_ piece: WrapPiece) {
        if piece.followsSpace, !isEmpty {
            content += " "
            contentWidth += 1
        }
        content += piece.text
        contentWidth += piece.width
    }
}
