/// An absolute `http` or `https` address (RFC 3986; beyond ASCII as RFC 3987), kept as given.
public struct WebAddress: Hashable, Sendable {
    public let text: String

    /// - Throws: `badWebAddress`, or what `TextCheck` finds.
    public init(_ text: String) throws(InvalidValue) {
        if let problem = Self.problem(in: text) { throw problem }
        self.text = text
    }

    /// What browsers and proxies in use take without harm.
    private static let longest = 2_048

    private static func problem(in text: String) -> InvalidValue? {
        if let problem = TextCheck.problem(in: text, field: "web address", limit: longest) { return problem }
        let bytes = text.utf8.span
        guard let start = afterScheme(bytes) else {
            return invalid(text, "a web address starts with https:// or http://", "give the whole address")
        }
        if let problem = problemOfCharacters(bytes, text) { return problem }
        var end = start
        while end < bytes.count, !"/?#".utf8.contains(bytes[end]) { end += 1 }
        return problemOfAuthority(bytes, start..<end, text)
    }

    private static func afterScheme(_ bytes: Span<UInt8>) -> Int? {
        for scheme in ["https://", "http://"] {
            let scheme = scheme.utf8.span
            guard bytes.count >= scheme.count else { continue }
            var isEqual = true
            for index in scheme.indices where ASCII.lowercased(bytes[index]) != scheme[index] { isEqual = false }
            if isEqual { return scheme.count }
        }
        return nil
    }

    private static func problemOfCharacters(_ bytes: Span<UInt8>, _ text: String) -> InvalidValue? {
        for index in bytes.indices {
            let byte = bytes[index]
            if "\"<>\\^`{|} ".utf8.contains(byte) {
                let code = "%" + String(byte, radix: 16, uppercase: true)
                let name = byte == 0x20 ? "a space" : "the character \(Unicode.Scalar(byte))"
                return invalid(text, "\(name) cannot stand in a web address", "write \(code) for it")
            }
            if byte == UInt8(ascii: "%") {
                let isCode =
                    index + 2 < bytes.count && ASCII.isHexadecimal(bytes[index + 1])
                    && ASCII.isHexadecimal(bytes[index + 2])
                if !isCode { return invalid(text, "% is not followed by two hexadecimal digits", "write %25 for it") }
            }
        }
        for scalar in text.unicodeScalars where !scalar.isASCII && scalar.properties.isWhitespace {
            return invalid(text, "a space cannot stand in a web address", "take it away")
        }
        return nil
    }

    private static func problemOfAuthority(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: String) -> InvalidValue? {
        var host = range
        var brackets: Int?
        var colon: Int?
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "@"):
                return invalid(text, "it names a user before the @", "leave the user and the @ out")
            case UInt8(ascii: "]"): (brackets, colon) = (index, nil)
            case UInt8(ascii: ":"): colon = index
            default: break
            }
        }
        if let colon {
            host = range.lowerBound..<colon
            var port = 0
            for index in colon + 1..<range.upperBound {
                guard ASCII.isDigit(bytes[index]), port < 65_536 else { return badPort(text) }
                port = port * 10 + Int(bytes[index] - 0x30)
            }
            guard (1...65_535).contains(port) else { return badPort(text) }
        }
        guard !host.isEmpty else { return invalid(text, "the host is missing", "give the whole address") }
        let isGood =
            if bytes[host.lowerBound] == UInt8(ascii: "[") {
                brackets == host.upperBound - 1 && isAddress(bytes, host.lowerBound + 1..<host.upperBound - 1)
            } else {
                brackets == nil && isName(bytes, host)
            }
        return isGood ? nil : invalid(text, "the host is not well-formed", "look at the part after :// again")
    }

    /// The form of an IPv6 address in brackets, not its meaning.
    private static func isAddress(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var colons = 0
        for index in range {
            if bytes[index] == UInt8(ascii: ":") { colons += 1 }
            guard ASCII.isHexadecimal(bytes[index]) || ":.".utf8.contains(bytes[index]) else { return false }
        }
        return (2...7).contains(colons)
    }

    /// Labels joined by full stops, none empty save one after the last.
    private static func isName(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var wasStop = true
        for index in range {
            let byte = bytes[index]
            if byte == UInt8(ascii: ".") {
                if wasStop { return false }
                wasStop = true
                continue
            }
            guard byte >= 0x80 || ASCII.isAlphanumeric(byte) || "-_%".utf8.contains(byte) else { return false }
            wasStop = false
        }
        return true
    }

    private static func badPort(_ text: String) -> InvalidValue {
        invalid(text, "the port is not a number from 1 to 65535", "look at the part after :// again")
    }

    private static func invalid(_ text: String, _ fault: String, _ advice: String) -> InvalidValue {
        InvalidValue(code: "badWebAddress", message: InvalidValue.shown(text) + ": " + fault, advice: advice)
    }
}

extension WebAddress: CustomStringConvertible {
    public var description: String { text }
}
