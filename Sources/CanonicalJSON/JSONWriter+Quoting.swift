extension JSONWriter {
    enum Quoted {
        case key, string
    }

    /// Appends the comma where one is due, the text in quotes and a key's colon. If the text has bytes that cannot stand
    /// there as they are, appends nothing and returns false.
    ///
    /// Checks and copies eight bytes at a time in one pass: this is where writing spends its time.
    @inline(__always)
    mutating func appendQuoted(_ text: Span<UInt8>, as quoted: Quoted) -> Bool {
        let start = needsComma ? 2 : 1
        let total = start &+ text.count &+ (quoted == .key ? 2 : 1)
        var isPlain = false
        bytes.append(addingCapacity: total) { output in
            // Puts both quotes where they belong; the rest is overwritten.
            output.append(repeating: 0x22, count: total)
            var target = output.mutableSpan
            if start == 2 { target[0] = 0x2C }
            if quoted == .key { target[total &- 1] = 0x3A }
            isPlain = Self.copy(text, to: &target, at: start, as: quoted)
            if !isPlain { output.removeAll() }
        }
        return isPlain
    }

    @inline(__always)
    private static func copy(
        _ text: Span<UInt8>, to target: inout MutableSpan<UInt8>, at start: Int, as quoted: Quoted
    ) -> Bool {
        let count = text.count
        guard count >= 8 else { return copyFew(text, to: &target, at: start, as: quoted) }
        var offset = 0
        while offset <= count &- 8 {
            let eight = EightBytes(text, at: offset)
            guard mayStand(eight, as: quoted) else { return false }
            eight.store(to: &target, at: start &+ offset)
            offset &+= 8
        }
        guard offset < count else { return true }
        // The last eight bytes, some of them a second time.
        let last = EightBytes(text, at: count &- 8)
        guard mayStand(last, as: quoted) else { return false }
        last.store(to: &target, at: start &+ count &- 8)
        return true
    }

    /// Fewer than eight bytes.
    @inline(__always)
    private static func copyFew(
        _ text: Span<UInt8>, to target: inout MutableSpan<UInt8>, at start: Int, as quoted: Quoted
    ) -> Bool {
        // Filled up with a byte that may stand anywhere.
        var word = EightBytes.repeating(0x61)
        for index in text.indices {
            word = word &<< 8 | UInt64(text[index])
            target[start &+ index] = text[index]
        }
        return mayStand(EightBytes(word: word), as: quoted) && !(quoted == .key && text.isEmpty)
    }

    @inline(__always)
    private static func mayStand(_ eight: EightBytes, as quoted: Quoted) -> Bool {
        switch quoted {
        case .key: eight.areKeyBytes(within: .max)
        case .string: eight.specials == 0
        }
    }
}

extension EightBytes {
    @inline(__always)
    fileprivate func store(to target: inout MutableSpan<UInt8>, at offset: Int) {
        var eight = target._mutatingExtracting(offset..<offset &+ 8)
        eight[0] = UInt8(truncatingIfNeeded: word)
        eight[1] = UInt8(truncatingIfNeeded: word &>> 8)
        eight[2] = UInt8(truncatingIfNeeded: word &>> 16)
        eight[3] = UInt8(truncatingIfNeeded: word &>> 24)
        eight[4] = UInt8(truncatingIfNeeded: word &>> 32)
        eight[5] = UInt8(truncatingIfNeeded: word &>> 40)
        eight[6] = UInt8(truncatingIfNeeded: word &>> 48)
        eight[7] = UInt8(truncatingIfNeeded: word &>> 56)
    }
}
