import Foundation
import Testing

@Suite struct `A replay` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    private static let days = ["2018-05-28", "2021-09-02", "2025-05-27"]

    @Test(arguments: days)
    func `makes the reviewed snapshot`(day: String) throws {
        let files = try TemporaryDirectory()
        let file = files.url("snapshot.json").path
        let written = try ledger.alliance("replay", "--as-of", day, "--write", file)
        #expect(written.status == 0 && written.output.hasSuffix("\nwrote \(file)\n"), "\(written)")
        try SnapshotFile(name: "silk-road/\(day).json").expect(String(contentsOfFile: file, encoding: .utf8))
        let stored = SnapshotFile.root.appendingPathComponent("silk-road/\(day).json").path
        let compared = try ledger.alliance("replay", "--compare", stored)
        #expect(compared.status == 0, "\(compared.output)")
        #expect(compared.output.hasSuffix("\nok       the projections are those of \(stored)\n"))
    }

    @Test func `of the same history elsewhere makes the same snapshot`() throws {
        let other = try SilkRoadLedger(origin: "elsewhere.example.net/copy")
        var snapshots: [Data] = []
        for ledger in [ledger, other] {
            let files = try TemporaryDirectory()
            let file = files.url("snapshot.json").path
            #expect(try ledger.alliance("replay", "--as-of", "2021-09-02", "--write", file).status == 0)
            snapshots.append(try Data(contentsOf: URL(fileURLWithPath: file)))
        }
        #expect(snapshots[0] == snapshots[1])
    }

    @Test func `names the first differences by their paths`() throws {
        let files = try TemporaryDirectory()
        let file = files.url("snapshot.json")
        #expect(try ledger.alliance("replay", "--as-of", "2021-09-02", "--write", file.path).status == 0)
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacingOccurrences(of: #""wikidata":"Q732353""#, with: #""wikidata":"Q1""#)
        try #require(changed != text)
        try Data(changed.utf8).write(to: file)
        let answer = try ledger.alliance("replay", "--compare", file.path)
        #expect(answer.status == 1)
        #expect(answer.output.contains("FAILED   1 difference from "))
        #expect(
            answer.output.contains(#"institutions[nlc].identifiers.wikidata: stored "Q1", now "Q732353""#),
            "\(answer.output)")
    }

    @Test func `refuses what is no snapshot`() throws {
        let missing = try ledger.alliance("replay", "--compare", "/nonexistent.json")
        #expect(missing.status == 2 && missing.output.isEmpty)
        let other = try ledger.alliance("replay", "--compare", SilkRoadLedger.history.path)
        #expect(other.status == 2 && other.errors.contains("is not a snapshot"))
    }

    @Test func `tells what each entry changes`() throws {
        let output = try ledger.alliance("replay", "--narrate").output
        #expect(output.contains("\n#194 membership.admitted institution/nlc, effective 2018-05-28\n"))
        #expect(output.contains("\n#340 alliance.total-published alliance/srila, effective 2018-05-28\n"))
    }

    @Test func `of a part takes the whole batch`() throws {
        let output = try ledger.alliance("replay", "--until", "5").output
        #expect(output.contains("#5 stands amid a batch: the whole batch up to #384 counts"))
        let own = try TestLedger()
        _ = try own.alliance("evidence", "register", "later", "--title", "Later", "--publisher", "Somebody")
        let part = try own.alliance("replay", "--until", "7")
        #expect(part.status == 0)
        #expect(part.output.hasPrefix("replayed the first 8 of 9 entries of "), "\(part.output)")
        #expect(part.output.contains("skipped  rows"))
    }

    @Test func `and a verification find that all is well`() throws {
        let replay = try ledger.alliance("replay")
        #expect(replay.status == 0 && replay.errors.isEmpty)
        #expect(replay.output.split(separator: "\n").count { $0.hasPrefix("ok ") } == 10)
        let verify = try ledger.alliance("verify")
        #expect(verify.status == 0 && verify.errors.isEmpty)
        #expect(verify.output.split(separator: "\n").count { $0.hasPrefix("ok ") } == 11)
        let log = try ledger.alliance("verify", "--log")
        #expect(log.status == 0 && log.output.split(separator: "\n").count { $0.hasPrefix("ok ") } == 5)
        let checkpoint = try String(contentsOf: ledger.directory.url("ledger/checkpoint"), encoding: .utf8)
        #expect(try ledger.alliance("checkpoint").output == checkpoint)
        let root = try #require(checkpoint.split(separator: "\n").dropFirst(2).first)
        #expect(verify.output.contains("\nroot \(root)\n"))
    }
}
