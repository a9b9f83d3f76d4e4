extension JSONReader {
    /// Passes over the next value, which is checked as completely as if it were read.
    public mutating func skipValue() throws(JSONError) {
        switch try valueStart() {
        case 0x22: try skipString()
        case 0x7B:
            try beginObject()
            // No deeper than `JSONLimits.depth`, since the reader opens nothing beyond it.
            while try nextKey() != nil { try skipValue() }
        case 0x5B:
            try beginArray()
            while try nextElement() { try skipValue() }
        case 0x74, 0x66: _ = try readBool()
        case 0x2D, 0x30...0x39: _ = try readInteger()
        default: throw notAValue(expected: nil)
        }
    }

    /// Passes over the next value and tells where it stands: `bytes.extracting(range)` is the value alone.
    public mutating func skipValueRange() throws(JSONError) -> Range<Int> {
        _ = try valueStart()
        let start = offset
        try skipValue()
        return start..<offset
    }
}
