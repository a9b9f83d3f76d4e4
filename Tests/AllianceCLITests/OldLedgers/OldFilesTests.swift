import Foundation
import Testing

@Suite struct `What an older version wrote` {
    private static let ledger = ["--ledger", "old/ledger"]
    private static let key = ["--key", "old/ledger/verifier.key"]

    private func done(_ old: OldFiles, _ arguments: [String], _ location: SourceLocation = #_sourceLocation) throws
        -> Executable.Answer
    {
        let answer = try Executable.run(arguments, in: old.directory.path)
        #expect(answer.status == 0, "\(arguments): \(answer.output)\(answer.errors)", sourceLocation: location)
        return answer
    }

    @Test(arguments: OldFiles.formats)
    func `answers as it did`(_ format: String) throws {
        let old = try OldFiles(format)
        let store = try old.bytes("old/ledger/data.mdb")
        _ = try done(old, ["verify", "--log"] + Self.ledger)
        _ = try done(old, ["replay", "--compare", "old/snapshot.json"] + Self.ledger)
        #expect(
            try done(old, ["export", "jsonl"] + Self.ledger).output
                == String(
                    decoding: old.bytes("old/entries.jsonl"), as: UTF8.self))
        #expect(
            try done(old, ["checkpoint"] + Self.ledger).output
                == String(
                    decoding: old.bytes("old/published/checkpoint"), as: UTF8.self))
        #expect(try old.bytes("old/ledger/data.mdb") == store)
    }

    @Test(arguments: OldFiles.formats)
    func `is gone on with, and published where it was`(_ format: String) throws {
        let old = try OldFiles(format)
        try FileManager.default.copyItem(
            at: old.directory.url("old/published/checkpoint"), to: old.directory.url("kept"))
        _ = try done(
            old,
            ["evidence", "register", "new-1", "--title", "New", "--publisher", "P"] + Self.ledger)
        _ = try done(old, ["replay"] + Self.ledger)
        _ = try done(old, ["publish", "old/published"] + Self.ledger)
        _ = try done(old, ["audit", "old/published", "--since", "kept"] + Self.key)
    }

    @Test(arguments: OldFiles.formats)
    func `is audited and checked by those who were given it`(_ format: String) throws {
        let old = try OldFiles(format)
        _ = try done(old, ["audit", "old/published"] + Self.key)
        _ = try done(old, ["check", "old/certificate"] + Self.key)
        _ = try done(old, ["check", "old/receipt/12.tlog-proof"] + Self.key)
    }

    @Test(arguments: OldFiles.formats)
    func `is restored from its backup and from its entries`(_ format: String) throws {
        let old = try OldFiles(format)
        let checkpoint = try old.bytes("old/ledger/checkpoint")
        for source in ["old/backup", "old/entries.jsonl"] {
            let place = "from-" + (source as NSString).lastPathComponent
            _ = try done(
                old,
                [
                    "restore", source, "--into", place, "--key", "old/ledger/signer.key", "--checkpoint",
                    "old/ledger/checkpoint",
                ])
            #expect(try old.bytes(place + "/checkpoint") == checkpoint)
            _ = try done(old, ["replay", "--compare", "old/snapshot.json", "--ledger", place])
        }
    }
}

@Suite struct `What a newer version wrote` {
    private static let ledger = ["--ledger", "old"]

    @Test(arguments: [
        ["verify", "--log"], ["log"], ["log", "--from", "2"], ["export", "jsonl", "entries.jsonl"], ["publish", "out"],
        ["checkpoint"], ["prove", "inclusion", "2", "--out", "r"], ["backup", "b"],
    ])
    func `is verified and handed on`(_ call: [String]) throws {
        let old = try OldFiles("newer-vocabulary")
        let answer = try Executable.run(call + Self.ledger, in: old.directory.path)
        #expect(answer.status == 0, "\(call): \(answer.output)\(answer.errors)")
    }

    @Test(arguments: [
        ["members"], ["overview"], ["show", "institution/nlc"], ["history", "institution/nlc"], ["growth"],
        ["replay"], ["export", "csv", "tables"], ["certificate", "institution/nlc", "--out", "c"],
        ["evidence", "register", "x", "--title", "T", "--publisher", "P"], ["retract", "1", "--reason", "x"],
        ["import", "old/draft.jsonl"], ["import", "old/draft.jsonl", "--dry-run"],
    ])
    func `is neither folded nor appended to`(_ call: [String]) throws {
        let old = try OldFiles("newer-vocabulary")
        let draft = #"{"type":"membership.withdrawn","subject":"institution/nlc","effective":"2020"}"#
        try old.directory.write(draft + "\n", to: "old/draft.jsonl")
        let store = try old.bytes("old/data.mdb")
        let answer = try Executable.run(call + Self.ledger, in: old.directory.path)
        #expect(answer.status == 3, "\(call): \(answer.output)\(answer.errors)")
        #expect(answer.errors.contains("newer program"), "\(answer.errors)")
        #expect(answer.errors.contains("what to do: use the newer program"), "\(answer.errors)")
        #expect(answer.output == "")
        #expect(try old.bytes("old/data.mdb") == store)
    }

    @Test func `comes back whole from a backup that an older one made`() throws {
        let old = try OldFiles("newer-vocabulary")
        #expect(try old.alliance("backup", "b", "--ledger", "old").status == 0)
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: old.directory.url("b").path).first)
        #expect(try old.alliance("restore", "b/" + name, "--into", "r").status == 0)
        #expect(try old.alliance("log", "--ledger", "r").output == old.alliance("log", "--ledger", "old").output)
    }

    @Test(arguments: [
        ["members"], ["verify", "--log"], ["log"], ["publish", "out"], ["backup", "b"],
        ["evidence", "register", "x", "--title", "T", "--publisher", "P"],
    ])
    func `in a newer format is refused with advice`(_ call: [String]) throws {
        let old = try OldFiles("format-1")
        var store = try old.bytes("old/ledger/data.mdb")
        // The record of the format lies as key and value, next to each other (mdb.c, `MDB_node`).
        while let place = store.range(of: Data("format1".utf8)) {
            store.replaceSubrange(place, with: Data("format2".utf8))
        }
        try store.write(to: old.directory.url("old/ledger/data.mdb"))
        let answer = try Executable.run(call + ["--ledger", "old/ledger"], in: old.directory.path)
        #expect(answer.status == 3)
        #expect(answer.errors.contains("has format 2; this program knows format 1"), "\(answer.errors)")
        #expect(answer.errors.contains("use a newer alliance"), "\(answer.errors)")
        #expect(try old.bytes("old/ledger/data.mdb") == store)
    }
}
