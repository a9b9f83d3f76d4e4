import EDTF

/// Terms of Turtle (RDF 1.1 Turtle, W3C 2014), appended to bytes.
struct TurtleText {
    var bytes: [UInt8] = []

    mutating func add(_ text: String) { bytes += text.utf8 }

    mutating func add(literal text: String, language: String? = nil, type: String? = nil) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): add("\\\"")
            case UInt8(ascii: "\\"): add("\\\\")
            case 0x0a: add("\\n")
            case 0x0d: add("\\r")
            case 0x09: add("\\t")
            case ..<0x20, 0x7f: escape(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        if let language { add("@" + language) }
        if let type { add("^^" + type) }
    }

    /// What an IRI cannot hold is percent-encoded (RFC 3987 §3.1).
    mutating func add(iri text: String) {
        bytes.append(UInt8(ascii: "<"))
        for byte in text.utf8 {
            switch byte {
            case ...0x20, 0x7f, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"),
                UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Self.digits[Int(byte >> 4)])
                bytes.append(Self.digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func escape(_ byte: UInt8) {
        add("\\u00")
        bytes.append(Self.digits[Int(byte >> 4)])
        bytes.append(Self.digits[Int(byte & 15)])
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
