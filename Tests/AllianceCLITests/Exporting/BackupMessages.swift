import Foundation
import Testing

/// The chapter of the gallery on backups: the good answers and the bad ones.
struct BackupMessages {
    private let ledger: TestLedger

    init() throws { ledger = try TestLedger() }

    private func backups() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url("backups").path).sorted()
            .map { "backups/" + $0 }
    }

    private func show(
        _ title: String, _ call: [String], _ status: Int32, in gallery: inout MessageGallery
    ) throws {
        let answer = try ledger.alliance(call)
        #expect(answer.status == status, "\(title): \(answer.output)\(answer.errors)")
        gallery.show(title, call, answer, in: ledger.directory.path)
    }

    private func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: ledger.directory.url(name))
    }

    func show(in gallery: inout MessageGallery) throws {
        gallery.begin("Backups")
        try show("A backup", ["backup", "backups", "--include-signer-key"], 0, in: &gallery)
        let first = try #require(try backups().last)
        try show(
            "Another, without the key that is in the one before", ["backup", "backups", "--keep", "1"], 0, in: &gallery)
        let backup = try #require(try backups().last)
        try show("A backup in a backup", ["backup", backup], 2, in: &gallery)
        try show("Restoring from where the backups are", ["restore", "backups", "--into", "r"], 2, in: &gallery)
        try show("Restoring with the key in it", ["restore", first, "--into", "r1"], 0, in: &gallery)
        try show("Restoring without a key", ["restore", backup, "--into", "r2"], 0, in: &gallery)
        let old = try Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
        let appended = try ledger.alliance("member", "withdraw", "rsl", "--effective", "2022")
        try #require(appended.status == 0, "\(appended.errors)")
        try show(
            "Restoring less than was signed",
            ["restore", backup, "--into", "r3", "--checkpoint", "ledger/checkpoint"], 1, in: &gallery)
        try show(
            "Restoring it all the same",
            [
                "restore", backup, "--into", "r3", "--checkpoint", "ledger/checkpoint", "--key",
                "ledger/signer.key", "--accept-loss",
            ], 0, in: &gallery)
        _ = try ledger.alliance("backup", "backups")
        try old.write(to: ledger.directory.url("ledger/data.mdb"))
        try show("A ledger that holds less than its backup", ["backup", "backups"], 1, in: &gallery)
        try remove("ledger/checkpoint")
        _ = try ledger.alliance("member", "withdraw", "rsl", "--effective", "2023")
        try show("A ledger that has another history than its backup", ["backup", "backups"], 1, in: &gallery)
        let last = try #require(try backups().last)
        try show(
            "Restoring another history than was signed",
            ["restore", last, "--into", "r4", "--checkpoint", "ledger/checkpoint", "--accept-loss"], 1, in: &gallery)
        let key = ["--key", "other/signer.key"]
        _ = try ledger.alliance("init", "--origin", "other.example.org", "--ledger", "other")
        try show("Restoring with another's key", ["restore", last, "--into", "r4"] + key, 2, in: &gallery)
        let mark = ledger.directory.url(last + "/backup.json")
        let text = try String(contentsOf: mark, encoding: .utf8)
        try text.replacing("\"size\":9", with: "\"size\":8").write(to: mark, atomically: true, encoding: .utf8)
        try show("Restoring what was altered", ["restore", last, "--into", "r4"], 1, in: &gallery)
        try text.write(to: mark, atomically: true, encoding: .utf8)
        var store = try Data(contentsOf: ledger.directory.url(last + "/data.mdb"))
        let place = try #require(store.range(of: Data("National".utf8)))
        store.replaceSubrange(place, with: Data("Rational".utf8))
        try store.write(to: ledger.directory.url(last + "/data.mdb"))
        try show("Restoring what does not verify", ["restore", last, "--into", "r4"], 1, in: &gallery)
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("r4").path))
        store = try Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
        while let place = store.range(of: Data("National".utf8)) {
            store.replaceSubrange(place, with: Data("Rational".utf8))
        }
        try store.write(to: ledger.directory.url("ledger/data.mdb"))
        try show("A backup of a ledger that does not verify", ["backup", "elsewhere"], 1, in: &gallery)
    }
}
