/// The type with which the canonical bytes of an entry or a draft end, since `type` stands last in them. Only a guess
/// until all has been read.
struct ClosingType {
    let type: EventType
    /// Where the value of `type` would have to begin.
    let offset: Int

    /// `nil` where the bytes end in another way.
    init?(_ bytes: Span<UInt8>) {
        // "type":"…"}
        let end = bytes.count - 2
        guard end > 16, bytes[end] == 0x22, bytes[end + 1] == 0x7d else { return nil }
        var start = end
        while start > 8, bytes[start - 1] != 0x22 { start -= 1 }
        let key: InlineArray<8, UInt8> = [0x22, 0x74, 0x79, 0x70, 0x65, 0x22, 0x3a, 0x22]
        for place in key.indices where bytes[start - 8 + place] != key[place] { return nil }
        guard let type = EventType(utf8: bytes.extracting(start..<end)) else { return nil }
        self.type = type
        offset = start - 1
    }
}
