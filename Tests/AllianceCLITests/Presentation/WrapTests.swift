import AllianceCLI
import Charts
import Testing

@Suite struct `Wrapped text` {
    @Test func `breaks at spaces and hangs the lines that follow`() {
        #expect(
            Wrap.lines(
                "The ledger holds an older   entry that depends on this one.", width: 24, indent: "  1. ",
                hangingIndent: "     ") == [
                    "  1. The ledger holds an",
                    "     older entry that",
                    "     depends on this",
                    "     one.",
                ])
    }

    @Test func `breaks Chinese anywhere but before closing and after opening punctuation`() {
        #expect(
            Wrap.lines("丝绸之路国际图书馆联盟，成立于「成都」。", width: 12) == [
                "丝绸之路国际", "图书馆联盟，", "成立于「成", "都」。",
            ])
        #expect(Wrap.lines("一二三四，五", width: 8) == ["一二三", "四，五"])
        #expect(Wrap.lines("一二三「四」", width: 8) == ["一二三", "「四」"])
        #expect(Wrap.lines("abc中文def", width: 5) == ["abc中", "文def"])
    }

    @Test func `cuts what is longer than a line between graphemes`() {
        #expect(Wrap.lines("a libraryofcongress x", width: 8) == ["a", "libraryo", "fcongres", "s x"])
        #expect(Wrap.lines("图书", width: 1) == ["图", "书"])
        #expect(Wrap.lines("ab", width: 0) == ["a", "b"])
    }

    @Test func `keeps paragraphs and has no blanks at line ends`() {
        #expect(Wrap.lines("one\r\n\n two ", width: 20, indent: "- ", hangingIndent: "  ") == ["- one", "", "  two"])
        #expect(Wrap.lines("", width: 20, indent: "where: ") == ["where:"])
    }

    @Test func `is one line a paragraph where there is no terminal`() {
        let sentence = String(repeating: "word ", count: 100) + "end"
        #expect(Wrap.lines(sentence, width: nil) == [sentence])
    }

    @Test func `never exceeds the width and loses nothing but spaces`() {
        for seed in UInt64(0)..<1_000 {
            var generator = SplitMix64(seed: seed)
            let text = RandomText.printable(upTo: 40, using: &generator)
            let width = Int.random(in: 12...30, using: &generator)
            let lines = Wrap.lines(text, width: width, hangingIndent: "   ")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && $0.last != " " }, "seed \(seed)")
            let letters = lines.joined().unicodeScalars.filter { $0 != " " }
            #expect(letters.elementsEqual(text.unicodeScalars.filter { $0 != " " }), "seed \(seed)")
        }
    }
}
