import EventLog
import Foundation
import LMDB
import Testing

/// A ledger whose files are damaged in copies, and all that is read of it.
struct RottingLedger: Sendable {
    let directory: TemporaryDirectory
    private let files: [String: Data]
    /// All keys and values of all tables.
    let contents: [[UInt8]]

    static let names = ["data.mdb", "lock.mdb", "checkpoint", "signer.key", "verifier.key"]

    init(_ directory: TemporaryDirectory) throws {
        self.directory = directory
        var files: [String: Data] = [:]
        for name in Self.names { files[name] = try Data(contentsOf: directory.url("ledger/" + name)) }
        self.files = files
        contents = try Self.contents(of: directory.url("ledger").path)
    }

    private static let richest = Result { try rich() }

    /// The same for all tests that only copy it.
    static func shared() throws -> RottingLedger { try richest.get() }

    /// With long entries, a document cited by hundreds, corrections, and pages that are free again; `published` beside.
    static func rich() throws -> RottingLedger {
        let ledger = try TestLedger()
        var lines = ""
        for number in 0..<700 {
            let note = number % 90 == 0 ? String(repeating: "A long note. ", count: 400) + "End." : "No. \(number)"
            lines +=
                #"{"type":"institution.registered","subject":"institution/i\#(number)","#
                + #""evidence":"cgtn-20180528","note":"\#(note)","data":{"identified":true,"names":{"en":"Library "#
                + #"No. \#(number)"},"country":"CN"}}"# + "\n"
        }
        try ledger.directory.write(lines, to: "many.jsonl")
        for call in [
            ["import", "many.jsonl", "--batch", "100"],
            ["retract", "6", "--reason", "not a member"],
            ["correct", "5", "--effective", "2018-05-29", "--reason", "a day later"],
        ] {
            let answer = try ledger.alliance(call)
            try #require(answer.status == 0, "\(call): \(answer.errors)")
        }
        let published = try ledger.alliance("publish", "published")
        try #require(published.status == 0, "\(published.errors)")
        return try RottingLedger(ledger.directory)
    }

    func data(_ name: String) -> Data { files[name] ?? Data() }

    /// - Parameter damaged: what the file of that name holds instead.
    func copy(to place: URL, _ damaged: [String: Data]) throws {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for (name, data) in files {
            let file = place.appendingPathComponent(name)
            try (damaged[name] ?? data).write(to: file)
            let mode = name.hasSuffix("signer.key") ? 0o600 : 0o644
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        }
    }

    /// - Throws: where the store cannot be read
    static func contents(of path: String) throws -> [[UInt8]] {
        let environment = try Environment.open(path: path, tables: LogTables.definitions, access: .readOnly)
        defer { environment.close() }
        var contents: [[UInt8]] = []
        try environment.read("comparing") { (read) throws(StoreError) in
            for table in LogTables.definitions {
                try read.scan(Table<[UInt8]>(table.ordinal, table.name)) { (key, value) in
                    contents.append(
                        [UInt8(table.ordinal), UInt8(truncatingIfNeeded: key.count)] + key + [UInt8](value))
                    return .next
                }
            }
        }
        return contents
    }
}
