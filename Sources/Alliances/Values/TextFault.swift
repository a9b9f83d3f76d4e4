/// What can be wrong with text at the door, whatever it says.
enum TextFault: Equatable {
    case empty
    case tooLong(limit: Int, length: Int)
    case edgeSpace(atStart: Bool)
    case refused(Unicode.Scalar, Refusal)
    /// The code point before which the text is still in NFC.
    case notNFC(Unicode.Scalar)

    enum Refusal: String {
        case controlCharacter, bidiControl, byteOrderMark, replacementCharacter, privateUse, noncharacter, unassigned
    }

    static func first(in text: String, limit: Int, multiline: Bool) -> TextFault? {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return .empty }
        if text.utf8.count > limit, case let length = scalars.count, length > limit {
            return .tooLong(limit: limit, length: length)
        }
        var isSettled = true
        for scalar in scalars {
            if scalar.value &- 0x20 < 0x5F || InertScalars.contains(scalar.value) { continue }
            if multiline, scalar == "\n" { continue }
            if let refusal = refusal(of: scalar) { return .refused(scalar, refusal) }
            isSettled = false
        }
        if first.properties.isWhitespace { return .edgeSpace(atStart: true) }
        if last.properties.isWhitespace { return .edgeSpace(atStart: false) }
        if isSettled || isNFC(text) { return nil }
        return .notNFC(firstNotNFC(in: text))
    }

    private static func refusal(of scalar: Unicode.Scalar) -> Refusal? {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: return .bidiControl
        case 0xFEFF: return .byteOrderMark
        case 0xFFFD: return .replacementCharacter
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return .controlCharacter
        case .privateUse, .surrogate: return .privateUse
        case .unassigned: return scalar.properties.isNoncharacterCodePoint ? .noncharacter : .unassigned
        default: return nil
        }
    }

    private static func isNFC(_ text: String) -> Bool {
        var utf8 = text.utf8Span
        return utf8.checkForNFC(quickCheck: false)
    }

    /// Every part of a text in NFC is in NFC (UAX #15 §5.1), so the place can be found by halving.
    private static func firstNotNFC(in text: String) -> Unicode.Scalar {
        let scalars = Array(text.unicodeScalars)
        var good = 0
        var bad = scalars.count
        while bad - good > 1 {
            let middle = (good + bad) / 2
            var start = String.UnicodeScalarView()
            start.append(contentsOf: scalars[..<middle])
            if isNFC(String(start)) { good = middle } else { bad = middle }
        }
        return scalars[good]
    }
}

extension TextFault {
    func invalidValue(of text: String, field: String) -> InvalidValue {
        let shown = InvalidValue.shown(text)
        func value(_ code: String, _ fault: String, _ advice: String) -> InvalidValue {
            InvalidValue(code: code, message: field + ": " + fault, advice: advice)
        }
        switch self {
        case .empty:
            // A reason or a claim cannot be left out where it is asked for.
            let isNeeded = field.contains("reason") || field.contains("claim")
            return value(
                "emptyText", "the text is empty",
                isNeeded ? "say it in a few words" : "give the text or leave the field out")
        case .tooLong(let limit, let length):
            return value("textTooLong", "\(shown) has \(length) characters; at most \(limit) are allowed", "shorten it")
        case .edgeSpace(let atStart):
            return value("edgeSpace", "\(shown) \(atStart ? "begins" : "ends") with white space", "take the space away")
        case .refused(let scalar, let refusal):
            return value(
                refusal.rawValue, "\(shown) has \(refusal.noun) (\(InvalidValue.named(scalar)))", refusal.advice)
        case .notNFC(let scalar):
            return value(
                "notNFC",
                "\(shown) is not in Unicode form NFC: \(InvalidValue.named(scalar)) is to be composed or replaced",
                "convert it to NFC, for example with: uconv -x any-nfc")
        }
    }
}

extension TextFault.Refusal {
    fileprivate var noun: String {
        switch self {
        case .controlCharacter: "a control character"
        case .bidiControl: "a control of writing direction"
        case .byteOrderMark: "a byte order mark"
        case .replacementCharacter: "the sign for a lost character"
        case .privateUse: "a private-use character"
        case .noncharacter: "a code point that is no character"
        case .unassigned: "a code point not yet assigned"
        }
    }

    fileprivate var advice: String {
        switch self {
        case .controlCharacter: "take it away; a line break is a space here"
        case .bidiControl, .byteOrderMark: "take it away"
        case .replacementCharacter: "put back the character that was lost when the text was converted"
        case .privateUse, .noncharacter, .unassigned: "write it with characters of Unicode \(Self.unicode)"
        }
    }

    /// The version of the tables the standard library has.
    private static let unicode = "17"
}
