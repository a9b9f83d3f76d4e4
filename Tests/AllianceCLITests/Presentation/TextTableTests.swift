import AllianceCLI
import Charts
import Testing

@Suite struct `A table of text` {
    private static var members: TextTable {
        var table = TextTable(
            columns: [
                .init("name", shrinksFirst: true), .init("country"), .init("year", alignment: .right), .init("note"),
            ], whenEmpty: "There are no members.")
        table.append(["中国国家图书馆", "CN", "2018", "founding"])
        table.append(["Национальная библиотека Узбекистана", "UZ", "2018", ""])
        table.append(["หอสมุดแห่งชาติ", "TH", "2021", "x"])
        table.append(["دار الكتب", "EG", "9", ""])
        return table
    }

    @Test func `aligns names of every script`() {
        #expect(
            Self.members.lines() == [
                "name                                 country  year  note",
                "────────────────────────────────────────────────────────────",
                "中国国家图书馆                       CN       2018  founding",
                "Национальная библиотека Узбекистана  UZ       2018",
                "หอสมุดแห่งชาติ                          TH       2021  x",
                "دار الكتب                            EG          9",
            ])
    }

    @Test func `shortens the column that gives way first`() {
        #expect(
            Self.members.lines(width: 40) == [
                "name             country  year  note",
                "────────────────────────────────────────",
                "中国国家图书馆   CN       2018  founding",
                "Национальная б…  UZ       2018",
                "หอสมุดแห่งชาติ      TH       2021  x",
                "دار الكتب        EG          9",
            ])
    }

    @Test func `then shortens the other text, but never a number`() {
        #expect(
            Self.members.lines(width: 22) == [
                "name  cou…  year  note",
                "──────────────────────",
                "中…   CN    2018  fou…",
                "Нац…  UZ    2018",
                "หอส…  TH    2021  x",
                "دار…  EG       9",
            ])
        #expect(Self.members.lines(width: 5) == Self.members.lines(width: 22))
    }

    @Test func `keeps a column to its own maximum even without a terminal`() {
        var table = TextTable(columns: [.init("title", maximumWidth: 8), .init("n", alignment: .right)], whenEmpty: "")
        table.append(["A long agreement", "12"])
        #expect(table.lines() == ["title      n", "────────────", "A long…   12"])
    }

    @Test func `says a sentence when it has no rows`() {
        #expect(
            TextTable(columns: [.init("name")], whenEmpty: "There are no members.").lines() == ["There are no members."]
        )
    }

    @Test func `lets no cell move the cursor`() {
        var table = TextTable(columns: [.init("name")], whenEmpty: "")
        table.append(["a\u{1B}[1A\nb"])
        #expect(table.lines().last == "a\\u{1b}[1A\\u{a}b")
    }

    @Test func `is as wide as allowed at most, without blanks at line ends`() {
        for seed in UInt64(0)..<200 {
            var generator = SplitMix64(seed: seed)
            var table = TextTable(
                columns: [.init("a"), .init("b", shrinksFirst: true), .init("n", alignment: .right)], whenEmpty: "")
            for _ in 0..<4 {
                let texts = (0..<2).map { _ in RandomText.any(upTo: 15, using: &generator) }
                table.append(texts + [String(Int.random(in: 0...999, using: &generator))])
            }
            let width = Int.random(in: 15...60, using: &generator)
            let lines = table.lines(width: width)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width }, "seed \(seed)")
            #expect(lines.allSatisfy { $0.last != " " }, "seed \(seed)")
            // The numbers are right-aligned at the end: every row ends in the same column.
            #expect(Set(lines.map { DisplayWidth.of($0) }).count == 1, "seed \(seed)")
        }
    }
}
