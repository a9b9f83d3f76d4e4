import AllianceCLI
import Foundation
import Testing

@Suite struct `Comma-separated values` {
    @Test(
        arguments: [
            (["a", "b"], "a,b"), (["a,b", "c"], "\"a,b\",c"), (["say \"x\""], "\"say \"\"x\"\"\""),
            (["a\nb"], "\"a\nb\""),
            (["a\r\nb"], "\"a\r\nb\""), ([" a "], " a "), ([""], "\"\""), (["", ""], ","),
            (["\"\u{301}"], "\"\"\"\u{301}\""),
        ])
    func `quotes only where needed and ends in CRLF`(cells: [String], record: String) {
        #expect(Array(CSVWriter.record(cells).utf8) == Array((record + "\r\n").utf8))
    }

    @Test(
        arguments: [
            ("=1+1", "'=1+1"), ("+A1", "'+A1"), ("-A1", "'-A1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("\nx", "\"'\nx\""), ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
            ("=\u{301}1", "'=\u{301}1"),
            ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""), ("-", "'-"), ("-5+1", "'-5+1"),
            ("-1.2.3", "'-1.2.3"),
            ("+٣", "'+٣"), ("--5", "'--5"), ("-5", "-5"), ("-5.25", "-5.25"), ("+5", "+5"),
            ("2018-05-28", "2018-05-28"),
            ("a=b", "a=b"), ("'x", "'x"),
        ])
    func `defuses formulas and leaves plain numbers alone`(cell: String, written: String) {
        #expect(Array(CSVWriter.record([cell]).utf8) == Array((written + "\r\n").utf8))
    }

    @Test func `come back as they were, but for the quote before formulas`() {
        for seed in UInt64(0)..<1_000 {
            let rows = Self.rows(seed: seed)
            let read = CSVReader.records(of: CSVWriter.document(header: rows[0], rows: Array(rows.dropFirst())))
            #expect(read.map { Self.same($0, rows) } == true, "seed \(seed)")
        }
    }

    @Test(.enabled(if: Self.python != nil)) func `come back the same from Python's csv module`() throws {
        let rows = (UInt64(0)..<200).flatMap { Self.rows(seed: $0) }
        let process = Process()
        process.executableURL = Self.python
        process.arguments = [
            "-c",
            "import csv,io,json,sys; t=sys.stdin.buffer.read().decode(); "
                + "print(json.dumps(list(csv.reader(io.StringIO(t,newline=''),strict=True))))",
        ]
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(CSVWriter.document(header: rows[0], rows: Array(rows.dropFirst())).utf8).write(to: file)
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(Self.same(try JSONDecoder().decode([[String]].self, from: answer), rows))
    }

    private static let python: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: String($0)).appending(path: "python3") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }

    private static func rows(seed: UInt64) -> [[String]] {
        var generator = SplitMix64(seed: seed)
        let columns = Int.random(in: 1...4, using: &generator)
        return (0..<4).map { _ in (0..<columns).map { _ in cell(using: &generator) } }
    }

    /// Without NUL, which Python's reader refuses.
    private static func cell(using generator: inout SplitMix64) -> String {
        var cell = RandomText.any(upTo: 8, using: &generator)
        cell.unicodeScalars.removeAll { $0 == "\0" }
        return cell
    }

    private static func same(_ read: [[String]], _ written: [[String]]) -> Bool {
        read.elementsEqual(written) { left, right in
            left.elementsEqual(right) { read, written in
                read.utf8.elementsEqual(written.utf8)
                    || (read.utf8.elementsEqual(("'" + written).utf8) && isDangerous(written))
            }
        }
    }

    private static func isDangerous(_ cell: String) -> Bool {
        cell.unicodeScalars.first.map { "=+-@\t\r\n＝＋－＠".unicodeScalars.contains($0) } == true && Double(cell) == nil
    }
}
