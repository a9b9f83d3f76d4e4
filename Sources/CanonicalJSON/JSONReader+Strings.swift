extension JSONReader {
    /// The text exactly as written, in whatever normal form that is.
    public mutating func readString() throws(JSONError) -> String {
        let run = try beginString()
        guard run.isWhole else {
            let unescaped = try unescape(from: run.range.lowerBound)
            return text(of: unescaped.span)
        }
        offset = run.range.upperBound &+ 1
        turn = .next
        do {
            return String(copying: try UTF8Span(validating: bytes.extracting(run.range)))
        } catch {
            throw JSONError(kind: .invalidUTF8, offset: run.range.lowerBound + error.byteOffsets.lowerBound)
        }
    }

    /// The string's bytes, valid UTF-8 with its escapes resolved; copied only where it has escapes.
    @inlinable
    public mutating func withString<R>(_ body: (Span<UInt8>) -> R) throws(JSONError) -> R {
        let run = try beginString()
        guard run.isWhole else {
            let unescaped = try unescape(from: run.range.lowerBound)
            return body(unescaped.span)
        }
        try endString(run)
        return body(bytes.extracting(run.range))
    }

    mutating func skipString() throws(JSONError) {
        let run = try beginString()
        if run.isWhole { try endString(run) } else { _ = try unescape(from: run.range.lowerBound) }
    }

    /// Bytes of a string that stand for themselves.
    @usableFromInline
    struct Run {
        @usableFromInline var range: Range<Int>
        @usableFromInline var isASCII: Bool
        /// From quote to quote, so that the range is the whole string.
        @usableFromInline var isWhole: Bool
    }

    /// Finds the first escape or the end of the string that must begin here; the reader stays where it is.
    @usableFromInline
    mutating func beginString() throws(JSONError) -> Run {
        guard try valueStart() == 0x22 else { throw notAValue(expected: .string) }
        let start = offset &+ 1
        let run = Self.run(in: bytes, from: start)
        let end = run.range.upperBound
        if end < bytes.count {
            if bytes[end] == 0x22 { return Run(range: run.range, isASCII: run.isASCII, isWhole: true) }
            if bytes[end] == 0x5C { return run }
        }
        throw endless(run)
    }

    @usableFromInline
    mutating func endString(_ run: Run) throws(JSONError) {
        if !run.isASCII { try Self.checkUTF8(bytes, run.range) }
        offset = run.range.upperBound &+ 1
        turn = .next
    }

    /// The bytes from `start` up to the next quote, backslash, control character or the end.
    @inline(__always)
    private static func run(in bytes: Span<UInt8>, from start: Int) -> Run {
        var end = start
        var union: UInt64 = 0
        while true {
            let eight = EightBytes(bytes, at: end)
            let specials = eight.specials
            guard specials == 0 else {
                union |= eight.word & EightBytes.mask(before: specials)
                end &+= EightBytes.count(before: specials)
                // Beyond the end everything reads as zero, a control character.
                return Run(range: start..<end, isASCII: union & EightBytes.highBits == 0, isWhole: false)
            }
            union |= eight.word
            end &+= 8
        }
    }

    /// Reads a string with escapes: from behind its opening quote to behind the closing one.
    @inline(never) @usableFromInline
    mutating func unescape(from start: Int) throws(JSONError) -> [UInt8] {
        var unescaped: [UInt8] = []
        var position = start
        while true {
            let run = Self.run(in: bytes, from: position)
            if !run.isASCII { try Self.checkUTF8(bytes, run.range) }
            for index in run.range { unescaped.append(bytes[index]) }
            position = run.range.upperBound
            guard position < bytes.count, bytes[position] >= 0x20 else { throw endless(run) }
            if bytes[position] == 0x22 { break }
            unescaped.append(contentsOf: String(try readEscape(at: &position)).utf8)
        }
        offset = position + 1
        turn = .next
        return unescaped
    }

    /// Why a run that ends at neither quote nor backslash is no string.
    @inline(never)
    private func endless(_ run: Run) -> JSONError {
        let end = run.range.upperBound
        return end < bytes.count
            ? JSONError(kind: .controlCharacter, offset: end) : JSONError(kind: .unexpectedEnd, offset: bytes.count)
    }

    // Not a method of the instance: calling one would copy the whole reader.
    @inline(never)
    private static func checkUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONError) {
        do {
            _ = try UTF8Span(validating: bytes.extracting(range))
        } catch {
            throw JSONError(kind: .invalidUTF8, offset: range.lowerBound + error.byteOffsets.lowerBound)
        }
    }
}
