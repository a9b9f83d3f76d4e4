import Charts
import Testing

@Suite struct `Text fitted to columns` {
    @Test func `is padded on the side it does not stand on`() {
        #expect("图书馆".padded(to: 8) + "|" == "图书馆  |")
        #expect("图书馆".padded(to: 8, alignment: .right) == "  图书馆")
        #expect("图书馆".padded(to: 3) == "图书馆")
    }

    @Test(
        arguments: [
            ("图书馆", 6, "图书馆"), ("图书馆", 5, "图书…"), ("图书馆", 4, "图…"), ("图书馆", 2, "…"), ("图书馆", 1, "…"), ("图书馆", 0, ""),
            ("图书馆", -3, ""), ("National Library", 10, "National…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"), ("🇰🇿🇺🇿", 3, "🇰🇿…"), ("กำแพง", 3, "กำ…"), ("กำแพง", 2, "…"), ("", 0, ""),
        ])
    func `is cut between graphemes`(text: String, columns: Int, result: String) {
        #expect(text.truncated(to: columns) == result)
    }

    @Test func `has exactly the width asked for once padded, and never more once truncated`() {
        for seed in UInt64(0)..<2_000 {
            var generator = SplitMix64(seed: seed)
            let text = RandomText.printable(upTo: 12, using: &generator)
            let columns = Int.random(in: 0...20, using: &generator)
            let truncated = text.truncated(to: columns)
            #expect(DisplayWidth.of(truncated) <= columns, "seed \(seed)")
            for alignment in [TextAlignment.left, .right] {
                let padded = truncated.padded(to: columns, alignment: alignment)
                #expect(DisplayWidth.of(padded) == columns, "seed \(seed)")
            }
        }
    }

    @Test func `keeps whole graphemes of the original, and all that fit`() {
        for seed in UInt64(0)..<2_000 {
            var generator = SplitMix64(seed: seed)
            let text = RandomText.printable(upTo: 12, using: &generator)
            let columns = Int.random(in: 1...12, using: &generator)
            guard DisplayWidth.of(text) > columns else { continue }
            let truncated = text.truncated(to: columns)
            #expect(truncated.unicodeScalars.last == "…", "seed \(seed)")
            let kept = String(truncated.unicodeScalars.dropLast())
            let boundaries = text.indices.map { String(text[..<$0]) }
            let trimmed = boundaries.map { $0.reversed().drop { $0 == " " }.reversed() }.map { String($0) }
            guard let cut = trimmed.lastIndex(of: kept) else {
                Issue.record("not a prefix, seed \(seed)")
                continue
            }
            let next = cut + 1 < boundaries.count ? boundaries[cut + 1] : text
            #expect(DisplayWidth.of(next) > columns - 1, "seed \(seed)")
        }
    }
}
