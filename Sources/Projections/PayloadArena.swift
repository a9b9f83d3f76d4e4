/// What many steps say, one after another in large pieces of memory, so that growing copies nothing.
struct PayloadArena: Sendable {
    /// Where a payload stands: 44 bits of offset and 20 of length, which is more than an entry has.
    struct Locator: Sendable {
        fileprivate let word: UInt64

        fileprivate init(piece: Int, offset: Int, count: Int) {
            word = UInt64(piece << PayloadArena.pieceBits | offset) << 20 | UInt64(count)
        }

        fileprivate var piece: Int { Int(word >> 20) >> PayloadArena.pieceBits }
        fileprivate var range: Range<Int> {
            let start = Int(word >> 20) & (1 << PayloadArena.pieceBits - 1)
            return start..<start + Int(word & 0xf_ffff)
        }
    }

    private static let pieceBits = 22

    private var pieces: [[UInt8]] = []

    mutating func store(_ payload: Span<UInt8>) -> Locator {
        if pieces.isEmpty || pieces[pieces.count - 1].count + payload.count > 1 << Self.pieceBits {
            var piece: [UInt8] = []
            // Small books stay small: the first piece grows as it fills.
            if !pieces.isEmpty { piece.reserveCapacity(1 << Self.pieceBits) }
            pieces.append(piece)
        }
        let last = pieces.count - 1
        let start = pieces[last].count
        pieces[last].append(copying: payload)
        return Locator(piece: last, offset: start, count: payload.count)
    }

    func lend(_ locator: Locator, to body: (Span<UInt8>) -> Void) {
        let piece = pieces[locator.piece]
        body(piece.span.extracting(locator.range))
    }

    /// - Returns: where the copy stands.
    func copy(_ locator: Locator, to bytes: inout [UInt8]) -> Range<Int> {
        let start = bytes.count
        let piece = pieces[locator.piece]
        bytes.append(copying: piece.span.extracting(locator.range))
        return start..<bytes.count
    }
}
