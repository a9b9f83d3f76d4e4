/// What can be wrong with text at the door, whatever it says.
enum TextFault: Equatable {
    case empty
    case tooLong(limit: Int, length: Int)
    case edgeSpace(atStart: Bool)
    /// What nobody sees: a name that ends in it is not the name that it looks like.
    case edgeInvisible(Unicode.Scalar, atStart: Bool)
    /// Nothing in it can be seen.
    case invisible(Unicode.Scalar)
    case refused(Unicode.Scalar, Refusal)
    /// The code point before which the text is still in NFC.
    case notNFC(Unicode.Scalar)

    enum Refusal: String {
        case controlCharacter, bidiControl, byteOrderMark, replacementCharacter, privateUse, noncharacter, unassigned
        case hiddenText
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
        if isInvisible(first) { return .edgeInvisible(first, atStart: true) }
        if isInvisible(last) { return .edgeInvisible(last, atStart: false) }
        if !isSettled, !scalars.contains(where: isSeen) { return .invisible(first) }
        if isSettled || isNFC(text) { return nil }
        return .notNFC(firstNotNFC(in: text))
    }

    private static func refusal(of scalar: Unicode.Scalar) -> Refusal? {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: return .bidiControl
        // Deprecated controls of form, annotations, and the tags that write hidden ASCII.
        case 0x206A...0x206F, 0xFFF9...0xFFFB, 0xE0000...0xE007F: return .hiddenText
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

    /// Joiners and soft hyphens have their business between letters and none at an edge. Variation selectors and marks of
    /// direction are no such signs: a name in Japanese may end in the one, a closing bracket in Hebrew in the other. The fillers are letters to
    /// Unicode, and empty to everybody else.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0: true
        case 0x061C, 0x200E, 0x200F: false
        default: scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory == .format
        }
    }

    /// Confusable letters are left alone: Cyrillic and Latin words stand side by side in honest names, and who is meant
    /// is settled by the subject's id.
    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isWhitespace && !isInvisible(scalar)
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
        case .edgeInvisible(let scalar, let atStart):
            return value(
                "edgeInvisible",
                "\(shown) \(atStart ? "begins" : "ends") with a character that nobody sees (\(InvalidValue.named(scalar)))",
                "take it away")
        case .invisible(let scalar):
            return value(
                "invisibleText", "\(shown) has no character that can be seen (\(InvalidValue.named(scalar)))",
                "give the text or leave the field out")
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
        case .hiddenText: "a character that hides text"
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
        case .bidiControl, .byteOrderMark, .hiddenText: "take it away"
        case .replacementCharacter: "put back the character that was lost when the text was converted"
        case .privateUse, .noncharacter, .unassigned: "write it with characters of Unicode \(Self.unicode)"
        }
    }

    /// The version of the tables the standard library has.
    private static let unicode = "17"
}
