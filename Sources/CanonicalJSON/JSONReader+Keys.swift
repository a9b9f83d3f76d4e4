extension JSONReader {
    /// The next key, whose value must then be read or skipped; nil at the object's end. Refuses keys that are out of
    /// order (canonical) or repeated (both).
    public mutating func nextKey() throws(JSONError) -> JSONKey? {
        assert(turn != .value, "The key's value is still to be read.")
        if syntax == .lenient { skipWhitespace() }
        guard offset < bytes.count else { throw unexpected() }
        var byte = bytes[offset]
        if byte == 0x7D {
            if syntax == .lenient { keysSeen.removeLast() }
            close()
            return nil
        }
        if turn == .next {
            guard byte == 0x2C else { throw unexpected() }
            offset &+= 1
            if syntax == .lenient { skipWhitespace() }
            guard offset < bytes.count else { throw unexpected() }
            byte = bytes[offset]
        }
        guard byte == 0x22 else { throw unexpected() }
        let key = try readKey()
        if syntax == .lenient { skipWhitespace() }
        guard offset < bytes.count, bytes[offset] == 0x3A else { throw unexpected() }
        offset &+= 1
        turn = .value
        return key
    }

    /// The text of the key last read, for messages.
    public func keyText() -> String {
        unescapedKey.isEmpty ? text(of: bytes.extracting(keyStart..<keyStart + keyLength)) : text(of: unescapedKey.span)
    }

    /// From the opening quote to behind the closing one.
    @inline(__always)
    private mutating func readKey() throws(JSONError) -> JSONKey {
        let start = offset &+ 1
        // Most keys end within eight bytes, nearly all within 24.
        let first = EightBytes(bytes, at: start)
        var quotes = first.quotes
        if quotes != 0 {
            let mask = EightBytes.mask(before: quotes)
            guard mask != 0, first.areKeyBytes(within: mask) else { return try readUnusualKey() }
            try acceptKey(start, EightBytes.count(before: quotes), first)
            return JSONKey(first: first.word & mask, second: 0, third: 0, length: keyLength)
        }
        guard first.areKeyBytes(within: .max) else { return try readUnusualKey() }
        let second = EightBytes(bytes, at: start &+ 8)
        quotes = second.quotes
        if quotes != 0 {
            let mask = EightBytes.mask(before: quotes)
            guard second.areKeyBytes(within: mask) else { return try readUnusualKey() }
            try acceptKey(start, 8 &+ EightBytes.count(before: quotes), first)
            return JSONKey(first: first.word, second: second.word & mask, third: 0, length: keyLength)
        }
        guard second.areKeyBytes(within: .max) else { return try readUnusualKey() }
        let third = EightBytes(bytes, at: start &+ 16)
        quotes = third.quotes
        guard quotes != 0 else { return try readUnusualKey() }
        let mask = EightBytes.mask(before: quotes)
        guard third.areKeyBytes(within: mask) else { return try readUnusualKey() }
        try acceptKey(start, 16 &+ EightBytes.count(before: quotes), first)
        return JSONKey(first: first.word, second: second.word, third: third.word & mask, length: keyLength)
    }

    /// Puts a key without escapes in its place among those of the object.
    @inline(__always)
    private mutating func acceptKey(_ start: Int, _ length: Int, _ first: EightBytes) throws(JSONError) {
        keyStart = start
        keyLength = length
        if syntax == .canonical {
            try checkOrder(first)
        } else {
            unescapedKey = []
            try checkUniqueness()
        }
        offset = start &+ length &+ 1
    }

    /// A key that is longer than 24 bytes, has escapes, or is none.
    @inline(never)
    private mutating func readUnusualKey() throws(JSONError) -> JSONKey {
        let quote = offset
        let start = offset + 1
        var decoded: [UInt8] = []
        var escaped = false
        var end = start
        while true {
            guard end < bytes.count else { throw JSONError(kind: .unexpectedEnd, offset: bytes.count) }
            let byte = bytes[end]
            if byte == 0x22 { break }
            if byte == 0x5C, syntax == .lenient {
                let scalar = try readEscape(at: &end)
                guard scalar.isASCII else { throw JSONError(kind: .badKey, offset: quote) }
                decoded.append(UInt8(truncatingIfNeeded: scalar.value))
                escaped = true
            } else {
                decoded.append(byte)
                end += 1
            }
        }
        guard isJSONKey(decoded.span) else { throw JSONError(kind: .badKey, offset: quote) }
        keyStart = start
        keyLength = end - start
        unescapedKey = escaped ? decoded : []
        if syntax == .canonical { try checkOrder(EightBytes(bytes, at: start)) } else { try checkUniqueness() }
        offset = end + 1
        return JSONKey(decoded.span)
    }

    /// Compares the new key, which begins with the eight bytes `first`, with the one before it.
    ///
    /// Closing quotes are compared too: the quote comes before every byte a key may have, so a key that begins with the
    /// whole of another stands after it.
    @inline(__always)
    private mutating func checkOrder(_ first: EightBytes) throws(JSONError) {
        let latest = Int(latestKeys[depth])
        latestKeys[depth] = UInt32(truncatingIfNeeded: keyStart)
        guard latest > 0 else { return }
        let before = EightBytes(bytes, at: latest)
        let differing = before.word ^ first.word
        guard differing != 0, differing.trailingZeroBitCount &>> 3 <= keyLength else {
            return try checkOrderBytewise(after: latest)
        }
        guard before.word.byteSwapped < first.word.byteSwapped else {
            throw JSONError(kind: .unsortedKey, offset: keyStart - 1)
        }
    }

    @inline(never)
    private mutating func checkOrderBytewise(after latest: Int) throws(JSONError) {
        for index in 0...keyLength where bytes[latest + index] != bytes[keyStart + index] {
            guard bytes[latest + index] < bytes[keyStart + index] else {
                throw JSONError(kind: .unsortedKey, offset: keyStart - 1)
            }
            return
        }
        throw JSONError(kind: .duplicateKey, offset: keyStart - 1)
    }

    private mutating func checkUniqueness() throws(JSONError) {
        guard keysSeen[keysSeen.count - 1].insert(keyText()).inserted else {
            throw JSONError(kind: .duplicateKey, offset: keyStart - 1)
        }
    }

    /// Text that is known to be UTF-8.
    func text(of utf8: Span<UInt8>) -> String {
        guard let valid = try? UTF8Span(validating: utf8) else { return "" }
        return String(copying: valid)
    }
}
