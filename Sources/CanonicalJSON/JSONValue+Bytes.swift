extension JSONValue {
    /// Exactly one canonical value, and nothing after it.
    public init(canonical bytes: Span<UInt8>) throws(JSONError) {
        try self.init(parsing: bytes, syntax: .canonical)
    }

    /// Exactly one value.
    public init(parsing bytes: Span<UInt8>, syntax: JSONSyntax) throws(JSONError) {
        var reader = JSONReader(bytes, syntax: syntax)
        self = try reader.readValue()
        try reader.finish()
    }

    /// The only bytes that ``init(canonical:)`` reads as this value.
    public func canonicalBytes() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }
}

extension JSONReader {
    /// The next value as a tree.
    public mutating func readValue() throws(JSONError) -> JSONValue {
        switch try peek() {
        case .string: return .string(try readString())
        case .integer: return .integer(try readInteger())
        case .bool: return .bool(try readBool())
        case .array:
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try readValue()) }
            return .array(elements)
        case .object:
            var members: [JSONValue.Member] = []
            try beginObject()
            while try nextKey() != nil {
                let key = keyText()
                members.append(JSONValue.Member(key: key, value: try readValue()))
            }
            return syntax == .canonical ? .object(members) : .object(sorting: members)
        }
    }
}

extension JSONWriter {
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .string(let text): string(text)
        case .integer(let number): integer(number)
        case .bool(let truth): bool(truth)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in JSONValue.ascending(members) {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }
}
