/// Text as it is searched: without the differences of case, of diacritics, of width and of white space.
///
/// Marks on Latin, Greek, Cyrillic, Arabic, Hebrew and kana letters do not count, nor do joiners, soft hyphens and the
/// Arabic tatweel; Hangul syllables are searched by their letters. Chinese characters are as written: simplified and
/// traditional forms are different.
public struct FoldedText: Hashable, Sendable {
    /// UTF-8.
    public private(set) var bytes: [UInt8] = []

    public init(_ text: String) {
        bytes.reserveCapacity(text.utf8.count)
        append(text.utf8.span)
        if bytes.last == 0x20 { bytes.removeLast() }
    }

    public var isEmpty: Bool { bytes.isEmpty }

    /// Whether the other stands in it somewhere.
    public func contains(_ other: FoldedText) -> Bool { bytes.span.firstPlace(of: other.bytes.span) != nil }

    public func hasPrefix(_ other: FoldedText) -> Bool { bytes.starts(with: other.bytes) }

    /// For many texts one after another, with no allocation for each.
    public struct Search: Sendable {
        private let wanted: FoldedText
        private var folded = FoldedText("")

        public init(_ wanted: FoldedText) { self.wanted = wanted }

        /// Whether it stands in the text, given in UTF-8.
        public mutating func finds(in text: Span<UInt8>) -> Bool {
            folded.bytes.removeAll(keepingCapacity: true)
            folded.append(text)
            return folded.contains(wanted)
        }
    }

    private mutating func append(_ text: Span<UInt8>) {
        var index = 0
        while index < text.count {
            let lead = text[index]
            if lead < 0x80 {
                index += 1
                if lead &- 0x41 < 26 {
                    bytes.append(lead | 0x20)
                } else if lead <= 0x20 {
                    appendSpace()
                } else {
                    bytes.append(lead)
                }
                continue
            }
            let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            var value = UInt32(lead) & (0x7F >> UInt32(width))
            for offset in 1..<width where index + offset < text.count {
                value = value << 6 | UInt32(text[index + offset] & 0x3F)
            }
            index += width
            append(value)
        }
    }

    private mutating func appendSpace() {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    }

    private mutating func append(_ value: UInt32) {
        switch value {
        case 0..<FoldedText.tableEnd:
            let slot = FoldedText.table.slots[Int(value)]
            if slot == 0 { encode(value) } else { append(FoldedText.table.folds[Int(slot)]) }
        case 0x3400..<0xAC00: encode(value)  // ideographs and scripts without case
        case 0xAC00...0xD7A3:  // The Unicode Standard §3.12, decomposition of Hangul syllables
            let syllable = value - 0xAC00
            encode(0x1100 + syllable / 588)
            encode(0x1161 + syllable % 588 / 28)
            if syllable % 28 > 0 { encode(0x11A7 + syllable % 28) }
        case 0xFF01...0xFF5E: append(value - 0xFEE0)
        case 0xFF61...0xFF9D: append(FoldedText.table.halfWidth[Int(value - 0xFF61)])
        case 0xFE00...0xFE0F, 0xFEFF, 0xFF9E, 0xFF9F: break  // variation selectors, byte order mark, half-width voicing
        default:
            guard let scalar = Unicode.Scalar(value) else { return }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { encode(lower.value) }
        }
    }

    private mutating func append(_ fold: [UInt8]) {
        if fold == [0x20] { appendSpace() } else { bytes.append(contentsOf: fold) }
    }

    private mutating func encode(_ value: UInt32) {
        if value < 0x80 {
            let byte = UInt8(value)
            if value <= 0x20 { appendSpace() } else { bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
            return
        }
        guard let scalar = Unicode.Scalar(value) else { return }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}

extension FoldedText {
    private static let tableEnd: UInt32 = 0x3400
    private static let table = Table(end: tableEnd)

    /// What each code point below an end becomes; made at the first use, in a few milliseconds.
    private struct Table {
        /// 0: itself; else the place in `folds`.
        var slots: [UInt16]
        var folds: [[UInt8]] = [[], []]
        let halfWidth = PlainLetters.halfWidth.unicodeScalars.map(\.value)

        init(end: UInt32) {
            slots = [UInt16](repeating: 0, count: Int(end))
            var plain: [UInt32: String] = [:]
            for row in PlainLetters.rows {
                for scalar in row.marked.unicodeScalars { plain[scalar.value] = row.plain }
            }
            for value in 0x80..<end {
                guard let scalar = Unicode.Scalar(value) else { continue }
                if Table.isDropped(value) {
                    slots[Int(value)] = 1
                    continue
                }
                var fold = ""
                for lower in scalar.properties.lowercaseMapping.unicodeScalars where !Table.isDropped(lower.value) {
                    fold += plain[lower.value] ?? Table.common(lower)
                }
                guard fold.utf8.elementsEqual(String(Character(scalar)).utf8) == false else { continue }
                slots[Int(value)] = UInt16(folds.count)
                folds.append(Array(fold.utf8))
            }
        }

        /// Marks, and signs that are not seen.
        private static func isDropped(_ value: UInt32) -> Bool {
            switch value {
            case 0x00AD, 0x0640, 0x0670, 0x200B...0x200F, 0x2060, 0x3099, 0x309A: true
            case 0x0300...0x036F, 0x0591...0x05BD, 0x064B...0x065F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
            default: false
            }
        }

        /// Kinds of one sign that keyboards write as one.
        private static func common(_ scalar: Unicode.Scalar) -> String {
            switch scalar.value {
            case 0x2018, 0x2019, 0x02BB, 0x02BC, 0x02B9, 0x2032: "'"
            case 0x201C, 0x201D, 0x00AB, 0x00BB: "\""
            case 0x2010...0x2015: "-"
            default: scalar.properties.isWhitespace ? " " : String(Character(scalar))
            }
        }
    }
}

extension Span<UInt8> {
    /// Where the other stands first in it; nil where nowhere.
    public func firstPlace(of other: Span<UInt8>) -> Int? {
        guard other.count > 0 else { return 0 }
        guard other.count <= count else { return nil }
        let first = other[0]
        for start in 0...(count - other.count) where self[start] == first {
            var matched = 1
            while matched < other.count, self[start + matched] == other[matched] { matched += 1 }
            if matched == other.count { return start }
        }
        return nil
    }
}
