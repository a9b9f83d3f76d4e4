import Foundation
import LMDB
import Testing

@Suite struct `Repairing a ledger` {
    /// A copy of a small ledger that is published, with what is done to its files.
    private struct Given {
        let directory: TemporaryDirectory
        let ledger: RottingLedger

        init() throws {
            let made = try TestLedger()
            let published = try made.alliance("publish", "published")
            try #require(published.status == 0, "\(published.errors)")
            directory = made.directory
            ledger = try RottingLedger(made.directory)
        }

        func alliance(_ arguments: String...) throws -> Executable.Answer {
            try Executable.run(arguments, in: directory.path)
        }

        func change(_ file: String, _ body: (inout Data) -> Void) throws {
            var data = try Data(contentsOf: directory.url(file))
            body(&data)
            try data.write(to: directory.url(file))
        }

        var names: [String] {
            get throws { try FileManager.default.contentsOfDirectory(atPath: directory.url("ledger").path).sorted() }
        }

        func isAsBefore() throws -> Bool {
            try RottingLedger.contents(of: directory.url("ledger").path) == ledger.contents
        }
    }

    /// Everywhere in the file.
    private static func replace(_ old: String, with new: String, in data: inout Data) {
        while let place = data.range(of: Data(old.utf8)) { data.replaceSubrange(place, with: Data(new.utf8)) }
    }

    private static let sentence = "Library alliance along Silk Road"
    private static let altered = "Library alliance along silk Road"

    @Test func `that is sound changes nothing`() throws {
        let given = try Given()
        let before = try Data(contentsOf: given.directory.url("ledger/data.mdb"))
        let answer = try given.alliance("repair")
        #expect(answer.status == 0 && answer.output.hasPrefix("nothing to repair: "), "\(answer)")
        #expect(try Data(contentsOf: given.directory.url("ledger/data.mdb")) == before)
        #expect(try given.names == RottingLedger.names.sorted())
    }

    @Test func `with a changed row makes the row anew, and keeps the old file`() throws {
        let given = try Given()
        // What stands in a row stands there without a separator: date, then evidence.
        try given.change("ledger/data.mdb") {
            Self.replace("2018-05-28cgtn-20180528", with: "2018-05-28cgtn-20180529", in: &$0)
        }
        let damaged = try Data(contentsOf: given.directory.url("ledger/data.mdb"))
        let verified = try given.alliance("verify")
        #expect(verified.status == 1 && verified.output.contains("\nFAILED   rows "), "\(verified)")
        let tried = try given.alliance("repair", "--dry-run")
        #expect(tried.status == 0 && tried.output.hasPrefix("can be repaired: "), "\(tried)")
        #expect(try Data(contentsOf: given.directory.url("ledger/data.mdb")) == damaged)
        let answer = try given.alliance("repair")
        #expect(answer.status == 0 && answer.output.contains("all 8 as they stand in the store"), "\(answer)")
        #expect(try given.alliance("verify").status == 0)
        #expect(try given.isAsBefore())
        let kept = try #require(try given.names.first { $0.hasPrefix("data.mdb.damaged-") })
        #expect(try Data(contentsOf: given.directory.url("ledger/" + kept)) == damaged)
        // And the ledger goes on.
        let recorded = try given.alliance("retract", "6", "--reason", "not a member")
        #expect(recorded.status == 0, "\(recorded)")
        #expect(try given.alliance("verify").status == 0)
    }

    @Test func `without its headers finds the entries on the pages`() throws {
        let given = try Given()
        try given.change("ledger/data.mdb") { $0.replaceSubrange(0..<8192, with: Data(repeating: 0, count: 8192)) }
        #expect(try given.alliance("verify").status == 1)
        #expect(try given.alliance("repair").status == 0)
        #expect(try given.alliance("verify").status == 0)
        #expect(try given.isAsBefore())
    }

    @Test func `with a damaged entry says which, and pretends nothing`() throws {
        let given = try Given()
        try given.change("ledger/data.mdb") { Self.replace(Self.sentence, with: Self.altered, in: &$0) }
        let damaged = try Data(contentsOf: given.directory.url("ledger/data.mdb"))
        let answer = try given.alliance("repair")
        #expect(answer.status == 1, "\(answer)")
        #expect(answer.output.contains("lost 1 of 8 entries: #0\n"), "\(answer)")
        #expect(try Data(contentsOf: given.directory.url("ledger/data.mdb")) == damaged)
        #expect(try given.names == RottingLedger.names.sorted())
    }

    @Test func `with a damaged entry takes it from where the log is published`() throws {
        let given = try Given()
        try given.change("ledger/data.mdb") { Self.replace(Self.sentence, with: Self.altered, in: &$0) }
        let answer = try given.alliance("repair", "--from", "published")
        #expect(answer.status == 0 && answer.output.contains("recovered  #0 from published"), "\(answer)")
        #expect(try given.isAsBefore())
    }

    @Test func `with a damaged entry takes it from a copy of the ledger`() throws {
        let given = try Given()
        try given.ledger.copy(to: given.directory.url("copy"), [:])
        try given.change("ledger/data.mdb") { Self.replace(Self.sentence, with: Self.altered, in: &$0) }
        let answer = try given.alliance("repair", "--from", "copy")
        #expect(answer.status == 0 && answer.output.contains("recovered  #0 from copy"), "\(answer)")
        #expect(try given.isAsBefore())
    }

    @Test func `takes no entry whose hash is not that of the signed tree`() throws {
        let given = try Given()
        try given.change("ledger/data.mdb") { Self.replace(Self.sentence, with: Self.altered, in: &$0) }
        try given.change("published/tile/entries/000.p/8") {
            Self.replace(Self.sentence, with: "Library alliance along Silk road", in: &$0)
        }
        let answer = try given.alliance("repair", "--from", "published")
        #expect(answer.status == 1 && answer.output.contains("lost 1 of 8 entries: #0\n"), "\(answer)")
    }

    @Test func `with an entry and the stored tree damaged proves by the published tree`() throws {
        let given = try Given()
        try given.change("ledger/data.mdb") { data in
            // The leaf of #0 stands in tiles, and nowhere else 32 bytes before that of #1.
            Self.replace(Self.sentence, with: Self.altered, in: &data)
            let tile = (try? Data(contentsOf: given.directory.url("published/tile/0/000.p/8"))) ?? Data()
            Self.replaceAll(tile.prefix(32), with: Data(repeating: 7, count: 32), in: &data)
        }
        #expect(try given.alliance("repair").status == 1)
        let answer = try given.alliance("repair", "--from", "published")
        #expect(answer.status == 0, "\(answer)")
        #expect(try given.isAsBefore())
    }

    private static func replaceAll(_ old: Data, with new: Data, in data: inout Data) {
        while let place = data.range(of: old) { data.replaceSubrange(place, with: new) }
    }

    @Test func `whose checkpoint file is damaged puts back the one in the store, and keeps the other`() throws {
        let given = try Given()
        let before = try Data(contentsOf: given.directory.url("ledger/checkpoint"))
        try given.change("ledger/checkpoint") { $0[$0.startIndex + 40] ^= 1 }
        #expect(try given.alliance("verify").status == 1)
        let answer = try given.alliance("repair")
        #expect(answer.status == 0 && answer.output.contains("the file checkpoint"), "\(answer)")
        #expect(try Data(contentsOf: given.directory.url("ledger/checkpoint")) == before)
        #expect(try given.names.contains { $0.hasPrefix("checkpoint.damaged-") })
        #expect(try given.alliance("verify").status == 0)
    }

    @Test func `whose last entries are not signed yet keeps them`() throws {
        let given = try Given()
        let before = try Data(contentsOf: given.directory.url("ledger/checkpoint"))
        let recorded = try given.alliance("retract", "6", "--reason", "not a member")
        try #require(recorded.status == 0)
        // As after a crash between the commit and the signature: everywhere the checkpoint of before.
        let after = try Data(contentsOf: given.directory.url("ledger/checkpoint"))
        try before.write(to: given.directory.url("ledger/checkpoint"))
        try #require(before.count == after.count)
        try given.change("ledger/data.mdb") { data in
            Self.replaceAll(after, with: before, in: &data)
            Self.replace("2018-05-28cgtn-20180528", with: "2018-05-28cgtn-20180529", in: &data)
        }
        let answer = try given.alliance("repair")
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.output.contains("8 entries make the root of the newest signed checkpoint; 1 more, not signed"))
        let verified = try given.alliance("verify")
        #expect(verified.status == 0 && verified.output.contains("\nsize 9\n"), "\(verified)")
    }

    @Test func `whose last entry is neither signed nor whole does not drop it in silence`() throws {
        let given = try Given()
        let before = try Data(contentsOf: given.directory.url("ledger/checkpoint"))
        let recorded = try given.alliance("retract", "6", "--reason", "not a member")
        try #require(recorded.status == 0)
        let after = try Data(contentsOf: given.directory.url("ledger/checkpoint"))
        try before.write(to: given.directory.url("ledger/checkpoint"))
        try given.change("ledger/data.mdb") { data in
            Self.replaceAll(after, with: before, in: &data)
            Self.replace("not a member", with: "not a Member", in: &data)
        }
        let answer = try given.alliance("repair")
        #expect(answer.status == 1 && answer.output.contains("lost 1 of 9 entries: #8\n"), "\(answer)")
        #expect(try given.names == RottingLedger.names.sorted())
    }

    @Test func `that is an old copy is refused, as entries are lost`() throws {
        let given = try Given()
        let recorded = try given.alliance("retract", "6", "--reason", "not a member")
        try #require(recorded.status == 0)
        try given.ledger.data("data.mdb").write(to: given.directory.url("ledger/data.mdb"))
        let answer = try given.alliance("repair")
        #expect(answer.status == 1 && answer.output.contains("lost 1 of 9 entries: #8\n"), "\(answer)")
    }

    @Test func `that another process has open waits for nothing and changes nothing`() throws {
        let given = try Given()
        try given.change("ledger/data.mdb") {
            Self.replace("2018-05-28cgtn-20180528", with: "2018-05-28cgtn-20180529", in: &$0)
        }
        let environment = try Environment.open(path: given.directory.url("ledger").path, tables: [], access: .readOnly)
        defer { environment.close() }
        let answer = try given.alliance("repair")
        #expect(answer.status == 3 && answer.errors.contains("is open in another process"), "\(answer)")
        #expect(try given.names == RottingLedger.names.sorted())
    }
}
