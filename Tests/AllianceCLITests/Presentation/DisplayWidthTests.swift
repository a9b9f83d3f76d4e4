import Charts
import Testing

@Suite struct `The width of text` {
    @Test(
        arguments: [
            ("", 0), ("National Library", 16), ("Национальная библиотека", 23), ("Εθνική", 6),
            ("中国国家图书馆", 14), ("国立国会図書館", 14), ("국립중앙도서관", 14), ("ＡＢＣ", 6), ("ｶﾅ", 2), ("（公）", 6), ("　", 2),
            ("é", 1), ("e\u{301}", 1), ("Đặng", 4), ("が", 2), ("か\u{3099}", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("หอสมุดแห่งชาติ", 11), ("กำ", 2), ("ຫໍສະໝຸດ", 5), ("المكتبة", 7), ("مَكْتَبَة", 5), ("کتاب\u{200C}خانه", 8),
            ("বাংলাদেশ", 8), ("কি", 2), ("क्षि", 3), ("தமிழ்", 4), ("བོད", 2), ("ქართული", 7), ("Հայաստան", 8),
            ("😀", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇰🇿", 2), ("🇰🇿🇺🇿", 4), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("1\u{200D}", 1),
            ("☝🏽", 2), ("❤‍🔥", 2), (" \u{1F3FD}", 3), ("\u{600}👩‍👩‍👧", 3), ("\u{FE0F}", 0), ("a\u{FE0F}", 1), ("⌚", 2),
            ("🧑‍🚀x", 3),
            ("…", 1), ("—", 1), ("·", 1), ("◆", 1), ("█", 1), ("░", 1), ("①", 1), ("§", 1), ("\u{AD}", 1),
            ("\u{600}", 1),
            ("\u{200B}", 0), ("\u{FEFF}", 0), ("\u{200F}", 0), ("\u{301}", 0), ("\u{1B}", 0), ("\r\n", 0),
            ("\u{10FF}", 1), ("\u{1100}", 2), ("\u{115F}", 2), ("\u{1160}", 0), ("\u{303E}", 2), ("\u{303F}", 1),
            ("\u{4DFF}", 2), ("\u{9FFF}", 2), ("\u{A4CF}", 1), ("\u{D7A3}", 2), ("\u{FF60}", 2), ("\u{FF61}", 1),
            ("\u{20000}", 2), ("\u{3FFFD}", 2), ("\u{3FFFE}", 1),
        ])
    func `counts terminal columns`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test func `of a text is the sum of its characters`() {
        for seed in UInt64(0)..<500 {
            var generator = SplitMix64(seed: seed)
            let text = RandomText.any(upTo: 20, using: &generator)
            #expect(DisplayWidth.of(text) == text.map { DisplayWidth.of($0) }.reduce(0, +), "seed \(seed)")
        }
    }
}
