import Charts
import Testing

@Suite struct `Text made safe for a terminal` {
    @Test(
        arguments: [
            ("\u{1B}[2J", "\\u{1b}[2J"), ("a\tb\r\nc", "a\\u{9}b\\u{d}\\u{a}c"),
            ("\u{0}\u{7}\u{8}\u{7F}", "\\u{0}\\u{7}\\u{8}\\u{7f}"),
            ("\u{9B}31m", "\\u{9b}31m"), ("\u{85}", "\\u{85}"),
            ("\u{202E}gpj.exe\u{202C}", "\\u{202e}gpj.exe\\u{202c}"),
            ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{2028}", "\\u{2028}"),
            ("e\u{1B}\u{301}", "e\\u{1b}\u{301}"),
        ])
    func `shows what it disarms`(text: String, shown: String) {
        #expect(SafeText.of(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    }

    @Test(arguments: ["", "中国国家图书馆", "کتاب\u{200C}خانه", "\u{200F}", "👩‍👩‍👧", "C:\\dir", "e\u{301}", "क्\u{200D}ष"])
    func `leaves every script as it is`(text: String) {
        #expect(SafeText.of(text).unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func `holds no control or bidi formatting, and does not change when made safe again`() {
        for seed in UInt64(0)..<1_000 {
            var generator = SplitMix64(seed: seed)
            let safe = SafeText.of(RandomText.any(upTo: 20, using: &generator))
            #expect(!safe.unicodeScalars.contains { $0.properties.generalCategory == .control }, "seed \(seed)")
            #expect(!safe.unicodeScalars.contains("\u{202E}"), "seed \(seed)")
            #expect(SafeText.of(safe).unicodeScalars.elementsEqual(safe.unicodeScalars), "seed \(seed)")
        }
    }
}
