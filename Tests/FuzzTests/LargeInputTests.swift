import FuzzTargets
import Testing

/// What would take hours if time went with the square of the length, or with worse.
@Suite("Large and deep inputs end", .timeLimit(.minutes(5)))
struct LargeInputTests {
    private static func times(_ count: Int, _ text: String) -> [UInt8] {
        Array(String(repeating: text, count: count).utf8)
    }

    @Test("nested, long and escaped JSON", arguments: [FuzzTarget.json, .draft, .entry])
    func json(_ target: FuzzTarget) throws {
        try target.check(Self.times(1_000_000, "["))
        try target.check(Self.times(500_000, "{\"a\":"))
        try target.check(Self.times(1_000_000, "9"))
        try target.check(Array("\"".utf8) + Self.times(65_535, "\\u0041") + Array("\"".utf8))
        try target.check(Array("\"a".utf8) + Self.times(100_000, "\u{301}") + Array("\"".utf8))
        let keys = (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",")
        try target.check(Array("{\(keys)}".utf8))
    }

    @Test("a name with 10⁵ combining marks, in a draft and in a table")
    func marks() throws {
        let name = "a" + String(repeating: "\u{301}\u{323}", count: 50_000)
        let start = #"{"data":{"identified":true,"names":{"en":""#
        let end = #""}},"subject":"institution/x","type":"institution.registered"}"#
        try FuzzTarget.draft.check(Array((start + name + end).utf8))
        try FuzzTarget.table.check(Array("\u{1}id,name\nx,\(name)\n".utf8))
    }

    @Test("tables of quotes, cells and lines", arguments: [FuzzTarget.csv, .table])
    func tables(_ target: FuzzTarget) throws {
        for text in ["\"", "\"\"", ",", "\n", "\r\n", "a\"", "\",\"\n"] {
            try target.check(Self.times(1_000_000, text))
        }
        try target.check(Array("\u{1}id,name\n".utf8) + Self.times(100_000, "x,y\n"))
    }

    @Test("notes of 10⁵ lines", arguments: [FuzzTarget.note, .checkpoint, .proof])
    func notes(_ target: FuzzTarget) throws {
        try target.check(Array("a\n\n".utf8) + Self.times(100_000, "— a AAAAAAA=\n"))
        try target.check(Self.times(1_000_000, "\n"))
        try target.check(Array("c2sp.org/tlog-proof@v1\nextra ".utf8) + Self.times(1_000_000, "AAAA"))
    }

    @Test("dates, keys and paths of 60 KB", arguments: [FuzzTarget.edtf, .key, .path])
    func words(_ target: FuzzTarget) throws {
        for text in ["2018-", "[", "..", "2018-05/", "tile/0/", "x000/", "a+", "+", "9"] {
            try target.check(Self.times(60_000 / text.utf8.count, text))
        }
    }

    @Test("timelines of many entries whose order is open")
    func timelines() throws {
        var generator = SplitMix64(seed: 7)
        for count in [12, 13, 400] {
            for _ in 0..<4 {
                var bytes: [UInt8] = []
                for _ in 0..<count {
                    bytes += [UInt8.random(in: 0...255, using: &generator), 0, 0, 1, 0]
                }
                try FuzzTarget.timeline.check(bytes)
            }
        }
    }
}
