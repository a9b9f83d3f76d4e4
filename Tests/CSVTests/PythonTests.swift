import CSV
import Foundation
import Testing

/// Tables that another program wrote: Python's `csv`, in each of its ways to quote.
@Suite struct `Tables written by Python's csv module` {
    private static let program = """
        import csv, io, json, random, sys
        seed = int(sys.argv[1])
        random.seed(seed)
        every = ["a", "Z", "7", " ", "é", "e\\u0301", "ж", "中", "国", "👩‍👩‍👧", '"', '""', ",", ";", "\\t", "\\n", "\\r\\n", "\\r",
                  "'", "=", "#", "\\u2028", "\\ufeff", "|", "\\x1b"]
        tables = []
        for n in range(150):
            delimiter = random.choice(",;\\t")
            quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
            end = random.choice(["\\r\\n", "\\n"])
            # Before Python 3.13 a lone CR is not quoted where lines end in LF.
            pieces = [p for p in every if p != "\\r" or end == "\\r\\n"]
            width = random.randint(2, 6)
            header = ["column" + str(i) for i in range(width)]
            rows = [header] + [["".join(random.choices(pieces, k=random.randint(0, 8))) for _ in range(width)]
                               for _ in range(random.randint(0, 8))]
            out = io.StringIO(newline="")
            csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
            text = out.getvalue()
            if random.random() < 0.3:
                text = "\\ufeff" + text
            tables.append({"text": text, "rows": rows, "delimiter": delimiter})
        json.dump(tables, sys.stdout)
        """

    private struct Table: Decodable {
        let text: String
        let rows: [[String]]
        let delimiter: String
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `are read cell by cell as they were written`(seed: UInt64) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data().write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, String(seed)]
        process.environment = ["PATH": "/usr/bin:/bin:/usr/local/bin", "PYTHONIOENCODING": "utf-8"]
        process.standardOutput = try FileHandle(forWritingTo: file)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "python3 is needed")
        let tables = try JSONDecoder().decode([Table].self, from: Data(contentsOf: file))
        #expect(tables.count == 150)
        for (number, table) in tables.enumerated() {
            let reading = Reading(table.text, piece: 1 + number % 50)
            #expect(reading.delimiter == Delimiter(table.delimiter), "seed \(seed), table \(number)")
            #expect(reading.faults.isEmpty, "seed \(seed), table \(number): \(reading.faults)")
            let same = reading.cells.elementsEqual(table.rows) { read, written in
                read.elementsEqual(written) { $0.utf8.elementsEqual($1.utf8) }
            }
            #expect(same, "seed \(seed), table \(number): \(table.text.debugDescription)")
        }
    }
}
