/// Why a text is not a value of the type it was meant for.
public struct InvalidValue: Error, Equatable, Sendable {
    /// Stable, for programs: a published code keeps its meaning for ever.
    public let code: String
    /// States what is wrong and shows the value: shortened if long, with what cannot be seen written as `\u{…}`.
    public let message: String
    /// What to do, as a clause that follows `message` after a semicolon.
    public let advice: String

    public init(code: String, message: String, advice: String) {
        self.code = code
        self.message = message
        self.advice = advice
    }

    /// The text as a message can show it, on one line and safe on a terminal: longer than 48 code points it is cut to 40.
    /// Text that could be mistaken for part of the sentence stands in quotation marks.
    public static func shown(_ text: String) -> String {
        var shown = ""
        var length = 0
        var isBare = !text.isEmpty
        let isLong = text.unicodeScalars.count > 48
        for scalar in text.unicodeScalars {
            if isLong, length == 40 {
                shown.append("…")
                break
            }
            length += 1
            let properties = scalar.properties
            switch properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                shown.append("\\u{" + hexadecimal(scalar) + "}")
            case .spaceSeparator where scalar != " ":
                shown.append("\\u{" + hexadecimal(scalar) + "}")
            default:
                shown.unicodeScalars.append(scalar)
                if scalar == " " || scalar == "\"" || properties.isDiacritic { isBare = false }
            }
        }
        return isBare ? shown : "\"" + shown + "\""
    }

    static func text(of bytes: Span<UInt8>) -> String {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        return String(decoding: copy, as: UTF8.self)
    }

    /// `U+00E9 LATIN SMALL LETTER E WITH ACUTE`.
    static func named(_ scalar: Unicode.Scalar) -> String {
        let number = "U+" + hexadecimal(scalar)
        guard let name = scalar.properties.name ?? scalar.properties.nameAlias else { return number }
        return number + " " + name
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

extension InvalidValue: CustomStringConvertible {
    public var description: String { message + "; " + advice }
}
