import CanonicalJSON

extension SplitMix64 {
    mutating func value(depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 10 : 6), using: &self) {
        case 0...2: .string(string())
        case 3, 4: .integer(integer())
        case 5: .bool(Bool.random(using: &self))
        case 6, 7: .array((0..<Int.random(in: 0...5, using: &self)).map { _ in value(depth: depth + 1) })
        default: object(depth: depth)
        }
    }

    mutating func object(depth: Int = 0) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for _ in 0..<Int.random(in: 0...7, using: &self) { members[key()] = value(depth: depth + 1) }
        return .object(sorting: members.map { JSONValue.Member(key: $0.key, value: $0.value) })
    }

    /// Often one the beginning of another, and of all lengths around 8, 16 and 24.
    mutating func key() -> String {
        let letters = Array(
            Bool.random(using: &self) ? "aA-0" : "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789")
        let length = Int.random(in: 1...Int.random(in: 1...27, using: &self), using: &self)
        return String((0..<length).map { _ in letters.randomElement(using: &self) ?? "a" })
    }

    mutating func integer() -> Int64 {
        let bits = Int64.random(in: 0...53, using: &self)
        let bound = min((Int64(1) << bits), 9_007_199_254_740_991)
        return Int64.random(in: -bound...bound, using: &self)
    }

    mutating func string() -> String {
        let kinds = Int.random(in: 0..<32, using: &self)
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &self) {
            let scalar: Unicode.Scalar?
            switch Int.random(in: 0..<5, using: &self) & kinds {
            case 0, 1: scalar = Unicode.Scalar(UInt32.random(in: 0x20...0x7E, using: &self))
            case 2: scalar = Unicode.Scalar(UInt32.random(in: 0x80...0x7FF, using: &self))
            case 3: scalar = Unicode.Scalar(UInt32.random(in: 0x800...0xFFFF, using: &self))
            default:
                scalar =
                    Bool.random(using: &self)
                    ? Unicode.Scalar(UInt32.random(in: 0...0x7F, using: &self))
                    : Unicode.Scalar(UInt32.random(in: 0x1_0000...0x10_FFFF, using: &self))
            }
            if let scalar { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// The value as a person or another program might write it: any order, spaces, any escapes.
    mutating func loose(_ value: JSONValue) -> String {
        let text: String
        switch value {
        case .object(let members):
            text =
                "{"
                + members.shuffled(using: &self).map { looseString($0.key) + space() + ":" + loose($0.value) }
                .joined(separator: ",") + (members.isEmpty ? space() : "") + "}"
        case .array(let elements):
            text = "[" + elements.map { loose($0) }.joined(separator: ",") + (elements.isEmpty ? space() : "") + "]"
        case .string(let string): text = looseString(string)
        case .integer(let number): text = String(number)
        case .bool(let truth): text = String(truth)
        }
        return space() + text + space()
    }

    private mutating func space() -> String {
        ["", "", " ", "\n", "\r\n", "\t "].randomElement(using: &self) ?? ""
    }

    private mutating func looseString(_ string: String) -> String {
        var text = ""
        for scalar in string.unicodeScalars {
            let short: [Unicode.Scalar: String] = [
                "\"": "\\\"", "\\": "\\\\", "/": "\\/", "\u{8}": "\\b", "\u{C}": "\\f", "\n": "\\n", "\r": "\\r",
                "\t": "\\t",
            ]
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if let short = short[scalar], Bool.random(using: &self) {
                text += short
            } else if mustEscape || Int.random(in: 0..<6, using: &self) == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &self))
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return "\"" + text + "\""
    }
}
