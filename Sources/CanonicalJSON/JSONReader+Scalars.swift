extension JSONReader {
    /// Within ±(2^53−1).
    public mutating func readInteger() throws(JSONError) -> Int64 {
        var byte = try valueStart()
        let first = offset
        let isNegative = byte == 0x2D
        if isNegative {
            offset &+= 1
            guard offset < bytes.count else { throw unexpected() }
            byte = bytes[offset]
        }
        let digits = offset
        var value: Int64 = 0
        while 0x30...0x39 ~= byte {
            // Seventeen digits, the first not zero, are too large already; more must not overflow.
            if offset &- digits < 17 { value = value &* 10 &+ Int64(byte &- 0x30) }
            offset &+= 1
            guard offset < bytes.count else { break }
            byte = bytes[offset]
        }
        let count = offset &- digits
        guard count > 0 else { throw isNegative ? unexpected() : notAValue(expected: .integer) }
        if offset < bytes.count, byte == 0x2E || byte | 0x20 == 0x65 {
            throw JSONError(kind: .float, offset: offset)
        }
        if bytes[digits] == 0x30 {
            guard count == 1 else { throw JSONError(kind: .leadingZero, offset: first) }
            guard !isNegative else { throw JSONError(kind: .negativeZero, offset: first) }
        }
        guard value <= JSONLimits.integer else {
            throw JSONError(kind: .integerTooLarge, offset: first)
        }
        turn = .next
        return isNegative ? -value : value
    }

    public mutating func readBool() throws(JSONError) -> Bool {
        switch try valueStart() {
        case 0x74:
            try readWord([0x72, 0x75, 0x65])
            return true
        case 0x66:
            try readWord([0x61, 0x6C, 0x73, 0x65])
            return false
        default: throw notAValue(expected: .bool)
        }
    }

    /// The rest of a word after its first letter.
    private mutating func readWord<let count: Int>(_ rest: InlineArray<count, UInt8>) throws(JSONError) {
        for index in rest.indices {
            offset &+= 1
            guard offset < bytes.count, bytes[offset] == rest[index] else {
                throw JSONError(kind: offset < bytes.count ? .unexpectedByte : .unexpectedEnd, offset: offset)
            }
        }
        offset &+= 1
        turn = .next
    }
}
