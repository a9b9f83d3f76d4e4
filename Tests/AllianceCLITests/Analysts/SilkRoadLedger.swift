import Foundation
import Testing

/// The real history, imported once for all tests that only read it.
struct SilkRoadLedger: Sendable {
    let directory: TemporaryDirectory

    static let origin = "ledger.example.org/silk-road"
    static let size = 385
    static let history = SnapshotFile.root.appendingPathComponent("silk-road/history.jsonl")

    private static let shared = Result { try SilkRoadLedger() }

    static func imported() throws -> SilkRoadLedger { try shared.get() }

    init(origin: String = SilkRoadLedger.origin) throws {
        directory = try TemporaryDirectory()
        let made = try alliance("init", "--origin", origin)
        try #require(made.status == 0, "\(made.errors)")
        let imported = try alliance("import", Self.history.path)
        try #require(imported.status == 0, "\(imported.errors)")
    }

    func alliance(_ arguments: String...) throws -> Executable.Answer {
        try Executable.run(arguments, in: directory.path)
    }

    /// One object on one line, read by a parser that is not ours.
    func json(_ arguments: String...) throws -> [String: Any] {
        let answer = try Executable.run(arguments + ["--format", "json"], in: directory.path)
        try #require(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.hasSuffix("\n") && !answer.output.dropLast().contains("\n"))
        let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
        return try #require(object as? [String: Any])
    }

    func csv(_ arguments: String...) throws -> [[String: String]] {
        let answer = try Executable.run(arguments + ["--format", "csv"], in: directory.path)
        try #require(answer.status == 0, "\(answer.errors)")
        let records = try #require(CSVReader.records(of: answer.output))
        let header = try #require(records.first)
        for record in records { #expect(record.count == header.count, "\(record)") }
        return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }
}
