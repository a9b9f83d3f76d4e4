import Foundation
import Testing

@Suite struct `A backup` {
    private static func backUp(_ ledger: TestLedger, _ arguments: String...) throws -> (String, Executable.Answer) {
        let answer = try ledger.alliance(["backup", "b"] + arguments)
        try #require(answer.status == 0, "\(answer.output)\(answer.errors)")
        let line = try #require(answer.output.split(separator: "\n").first)
        return (String(try #require(line.split(separator: " ").last)), answer)
    }

    private static func names(_ ledger: TestLedger, _ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url(directory).path).sorted()
    }

    private static func bytes(_ ledger: TestLedger, _ file: String) throws -> Data {
        try Data(contentsOf: ledger.directory.url(file))
    }

    private static func remove(_ ledger: TestLedger, _ file: String) throws {
        try FileManager.default.removeItem(at: ledger.directory.url(file))
    }

    @Test func `holds the ledger without its secret key, for its owner alone`() throws {
        let ledger = try TestLedger()
        let (path, answer) = try Self.backUp(ledger)
        #expect(answer.errors == "")
        #expect(answer.output.contains("all 10 checks"))
        #expect(try Self.names(ledger, path) == ["backup.json", "checkpoint", "data.mdb", "verifier.key"])
        for file in ["checkpoint", "verifier.key"] {
            #expect(try Self.bytes(ledger, path + "/" + file) == Self.bytes(ledger, "ledger/" + file))
        }
        for (file, mode) in [("b", 0o700), (path, 0o700), (path + "/data.mdb", 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: ledger.directory.url(file).path)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(file)")
        }
        #expect(try Self.names(ledger, "b").count == 1)
        // The ledger is as it was, but for the lock file that every reader makes.
        #expect(try ledger.alliance("replay").status == 0)
    }

    @Test func `can be taken without the key, and holds it only where that is asked`() throws {
        let ledger = try TestLedger()
        let (path, _) = try Self.backUp(ledger, "--include-signer-key")
        let key = path + "/signer.key"
        #expect(try Self.bytes(ledger, key) == Self.bytes(ledger, "ledger/signer.key"))
        let attributes = try FileManager.default.attributesOfItem(atPath: ledger.directory.url(key).path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        try Self.remove(ledger, "ledger/signer.key")
        _ = try Self.backUp(ledger)
        let before = try Self.names(ledger, "b")
        let refused = try ledger.alliance("backup", "b", "--include-signer-key")
        #expect(refused.status == 3, "\(refused.errors)")
        #expect(try Self.names(ledger, "b") == before)
    }

    @Test func `of which N are kept, and nothing else is deleted`() throws {
        let ledger = try TestLedger()
        try FileManager.default.createDirectory(
            at: ledger.directory.url("b/backup-of-something-else"), withIntermediateDirectories: true)
        try ledger.directory.write("mine", to: "b/notes")
        // Looks like a backup and is none.
        try FileManager.default.createDirectory(
            at: ledger.directory.url("b/backup-forged"), withIntermediateDirectories: true)
        try ledger.directory.write("{\"backup\":\"alliance-backup@v1\"}\n", to: "b/backup-forged/backup.json")
        let others = try Self.names(ledger, "b")
        let (withKey, _) = try Self.backUp(ledger, "--include-signer-key")
        let (withNotes, _) = try Self.backUp(ledger)
        try ledger.directory.write("mine", to: withNotes + "/notes")
        let (damaged, _) = try Self.backUp(ledger)
        try ledger.directory.write("rot", to: damaged + "/data.mdb")
        let (used, _) = try Self.backUp(ledger)
        try FileManager.default.copyItem(
            at: ledger.directory.url("ledger/signer.key"), to: ledger.directory.url(used + "/signer.key"))
        let appended = try ledger.alliance(
            "member", "suspend", "rsl", "--effective", "2022", "--ledger", used)
        #expect(appended.status == 0, "\(appended.errors)")
        try Self.remove(ledger, used + "/signer.key")
        let elsewhere = try ledger.alliance("backup", "c")
        #expect(elsewhere.status == 0)
        let linked = try #require(try Self.names(ledger, "c").first)
        try FileManager.default.createSymbolicLink(
            atPath: ledger.directory.url("b/backup-linked").path, withDestinationPath: "../c/" + linked)
        try FileManager.default.createSymbolicLink(
            atPath: ledger.directory.url("b/.alliance-backup.old").path, withDestinationPath: "../c/" + linked)
        let (good, _) = try Self.backUp(ledger)
        let (new, answer) = try Self.backUp(ledger, "--keep", "1")
        #expect(try Self.names(ledger, "c/" + linked).count == 4)
        let spared = [withKey, withNotes, damaged, used, new, "b/backup-linked"].map { String($0.dropFirst(2)) }
        #expect(try Self.names(ledger, "b") == (others + spared).sorted())
        #expect(answer.output.contains("deleted     \(good)"))
        for path in [withKey, withNotes, damaged, used, "b/backup-linked"] {
            #expect(answer.errors.contains("\(path) is kept: "))
        }
        #expect(try ledger.alliance("backup", "b", "--keep", "0").status == 2)
        // Another ledger's are not of this one.
        #expect(try ledger.alliance("init", "--origin", "other.example.org", "--ledger", "other").status == 0)
        #expect(try ledger.alliance("backup", "b", "--keep", "1", "--ledger", "other").status == 0)
        #expect(try Self.names(ledger, "b").count == others.count + spared.count + 1)
    }

    @Test func `is refused where the ledger is an old copy of it, or has another history`() throws {
        let ledger = try TestLedger()
        let old = try Self.bytes(ledger, "ledger/data.mdb")
        let invited = try ledger.alliance("member", "withdraw", "rsl", "--effective", "2022")
        #expect(invited.status == 0)
        let (path, _) = try Self.backUp(ledger)
        try old.write(to: ledger.directory.url("ledger/data.mdb"))
        let rolledBack = try ledger.alliance("backup", "b", "--keep", "1")
        #expect(rolledBack.status == 1)
        #expect(rolledBack.errors.contains("the ledger is an old copy"), "\(rolledBack.errors)")
        // Elsewhere it still cannot be said to be what was signed.
        let elsewhere = try ledger.alliance("backup", "c")
        #expect(elsewhere.status == 1)
        #expect(elsewhere.errors.contains("the signed checkpoint"), "\(elsewhere.errors)")
        try Self.remove(ledger, "ledger/checkpoint")
        #expect(try ledger.alliance("member", "withdraw", "rsl", "--effective", "2023").status == 0)
        let forked = try ledger.alliance("backup", "b", "--keep", "1")
        #expect(forked.status == 1)
        #expect(forked.errors.contains("are not those of its backup"), "\(forked.errors)")
        #expect(try Self.names(ledger, "b") == [String(path.dropFirst(2))])
    }

    @Test func `is not made of a ledger that does not verify`() throws {
        let ledger = try TestLedger()
        var store = try Self.bytes(ledger, "ledger/data.mdb")
        while let place = store.range(of: Data("\"2018-05-28\"".utf8)) {
            store.replaceSubrange(place, with: Data("\"2018-05-29\"".utf8))
        }
        try store.write(to: ledger.directory.url("ledger/data.mdb"))
        let answer = try ledger.alliance("backup", "b")
        #expect(answer.status == 1, "\(answer.errors)")
        #expect(answer.errors.contains("the copy does not verify"))
        #expect(try Self.names(ledger, "b") == [])
    }

    @Test func `is whole or not there, whenever it is killed or the disk is full`() throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try TemporaryDirectory()
        let call = ["backup", "b", "--keep", "2", "--ledger", ledger.directory.url("ledger").path]
        let full = try Executable.run(
            call, in: place.path, wrapper: ["/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"])
        #expect(full.status == 3, "\(full.errors)")
        #expect(full.errors.contains("make room"), "\(full.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.url("b").path) == [])
        for milliseconds in stride(from: 5, through: 150, by: 12) {
            let seconds = String(format: "0.%03d", milliseconds)
            _ = try Executable.run(call, in: place.path, wrapper: ["/usr/bin/timeout", "-s", "KILL", seconds])
            let there = (try? FileManager.default.contentsOfDirectory(atPath: place.url("b").path)) ?? []
            for name in there where name.hasPrefix("backup-") {
                let verified = try Executable.run(["verify", "--ledger", "b/" + name], in: place.path)
                #expect(verified.status == 0, "after \(seconds) s: \(name): \(verified.output)\(verified.errors)")
            }
        }
        let answer = try Executable.run(call, in: place.path)
        #expect(answer.status == 0, "\(answer.errors)")
        let left = try FileManager.default.contentsOfDirectory(atPath: place.url("b").path)
        #expect(left.allSatisfy { $0.hasPrefix("backup-") }, "\(left)")
        #expect((1...2).contains(left.count), "\(left)")
    }

    @Test func `taken while others append is of one moment, and proven`() throws {
        let ledger = try TestLedger()
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = [
            "-c",
            """
            i=0; while [ ! -e stop ]; do i=$((i+1))
            "$0" evidence register d-$i --title "Document $i" --publisher P >/dev/null || exit 1; done
            """, Executable.path,
        ]
        writer.currentDirectoryURL = URL(fileURLWithPath: ledger.directory.path)
        writer.standardOutput = FileHandle.nullDevice
        try writer.run()
        var sizes: [Int] = []
        for _ in 0..<6 {
            let (path, _) = try Self.backUp(ledger, "--keep", "2")
            let verified = try ledger.alliance("replay", "--ledger", path)
            #expect(verified.status == 0, "\(verified.output)")
            sizes.append(try ledger.alliance("log", "--ledger", path).output.split(separator: "\n").count)
        }
        try ledger.directory.write("", to: "stop")
        writer.waitUntilExit()
        #expect(writer.terminationStatus == 0)
        #expect(sizes == sizes.sorted() && sizes[0] >= TestLedger.size, "\(sizes)")
    }
}

@Suite struct `A restored backup` {
    private static func lost(keeping files: [String] = []) throws -> (TestLedger, backup: String) {
        let ledger = try TestLedger()
        let answer = try ledger.alliance("backup", "b")
        try #require(answer.status == 0, "\(answer.errors)")
        let name = try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url("b").path)[0]
        return (ledger, "b/" + name)
    }

    private static func remove(_ ledger: TestLedger, _ file: String) throws {
        try FileManager.default.removeItem(at: ledger.directory.url(file))
    }

    @Test func `goes on where it ended, with its key`() throws {
        let (ledger, backup) = try Self.lost()
        let lines = try ledger.alliance("log").output
        try FileManager.default.moveItem(
            at: ledger.directory.url("ledger/signer.key"), to: ledger.directory.url("kept.key"))
        try FileManager.default.moveItem(
            at: ledger.directory.url("ledger/checkpoint"), to: ledger.directory.url("kept-checkpoint"))
        try Self.remove(ledger, "ledger")
        let answer = try ledger.alliance(
            "restore", backup, "--into", "ledger", "--key", "kept.key", "--checkpoint", "kept-checkpoint")
        #expect(answer.status == 0 && answer.errors == "", "\(answer.errors)")
        #expect(try ledger.alliance("log").output == lines)
        #expect(try ledger.alliance("replay").status == 0)
        #expect(try ledger.alliance("member", "suspend", "rsl", "--effective", "2022").status == 0)
        // The backup is as it was made.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url(backup).path).sorted()
                == ["backup.json", "checkpoint", "data.mdb", "verifier.key"])
    }

    @Test func `without its key can be read and published, and says what to do`() throws {
        let (ledger, backup) = try Self.lost()
        let answer = try ledger.alliance("restore", backup, "--into", "r")
        #expect(answer.status == 0)
        #expect(answer.errors.contains("signer.key is not there"), "\(answer.errors)")
        #expect(try ledger.alliance("verify", "--ledger", "r").status == 0)
        #expect(try ledger.alliance("publish", "out", "--ledger", "r").status == 0)
        #expect(try ledger.alliance("member", "suspend", "rsl", "--effective", "2022", "--ledger", "r").status == 3)
        #expect(try ledger.alliance("key", "rotate", "--lost", "--ledger", "r").status == 0)
        #expect(try ledger.alliance("member", "suspend", "rsl", "--effective", "2022", "--ledger", "r").status == 0)
    }

    @Test func `takes the place of a lost store, and keeps the keys that are there`() throws {
        let (ledger, backup) = try Self.lost()
        let key = try Data(contentsOf: ledger.directory.url("ledger/signer.key"))
        let there = try ledger.alliance("restore", backup, "--into", "ledger")
        #expect(there.status == 2 && there.errors.contains("is there already"))
        try Self.remove(ledger, "ledger/data.mdb")
        let answer = try ledger.alliance("restore", backup, "--into", "ledger")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try Data(contentsOf: ledger.directory.url("ledger/signer.key")) == key)
        #expect(try ledger.alliance("member", "suspend", "rsl", "--effective", "2022").status == 0)
        // What is not of a ledger is in the way.
        try Self.remove(ledger, "ledger/data.mdb")
        try ledger.directory.write("mine", to: "ledger/notes")
        #expect(try ledger.alliance("restore", backup, "--into", "ledger", "--accept-loss").status == 2)
        #expect(FileManager.default.fileExists(atPath: ledger.directory.url("ledger/notes").path))
    }

    @Test func `is refused where more was signed, unless the loss is accepted`() throws {
        let (ledger, backup) = try Self.lost()
        #expect(try ledger.alliance("member", "suspend", "rsl", "--effective", "2022").status == 0)
        #expect(try ledger.alliance("publish", "out").status == 0)
        let named = try ledger.alliance("restore", backup, "--into", "r", "--checkpoint", "out/checkpoint")
        #expect(named.status == 1 && named.errors.contains("would lose #8"), "\(named.errors)")
        try Self.remove(ledger, "ledger/data.mdb")
        let beside = try ledger.alliance("restore", backup, "--into", "ledger")
        #expect(beside.status == 1 && beside.errors.contains("ledger/checkpoint"), "\(beside.errors)")
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("ledger/data.mdb").path))
        let signed = try Data(contentsOf: ledger.directory.url("ledger/checkpoint"))
        let accepted = try ledger.alliance("restore", backup, "--into", "ledger", "--accept-loss")
        #expect(accepted.status == 0 && accepted.errors.contains("Record nothing before"), "\(accepted.errors)")
        #expect(try Data(contentsOf: ledger.directory.url("ledger/checkpoint.lost")) == signed)
        #expect(try ledger.alliance("member", "withdraw", "rsl", "--effective", "2023").status == 0)
        let forked = try ledger.alliance("publish", "out")
        #expect(forked.status == 1, "\(forked.errors)")
    }

    @Test func `is refused for another history whatever is accepted`() throws {
        let (ledger, backup) = try Self.lost()
        let text = try String(contentsOf: ledger.directory.url("ledger/checkpoint"), encoding: .utf8)
        var lines = text.components(separatedBy: "\n")
        lines[2] = Data(repeating: 7, count: 32).base64EncodedString()
        try ledger.directory.write(lines.joined(separator: "\n"), to: "other")
        for more in [[], ["--accept-loss"]] {
            let answer = try ledger.alliance(["restore", backup, "--into", "r", "--checkpoint", "other"] + more)
            #expect(answer.status == 1 && answer.errors.contains("are not those"), "\(answer.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("r").path))
    }

    @Test func `is refused where it was altered, and where the key is another's`() throws {
        let (ledger, backup) = try Self.lost()
        #expect(try ledger.alliance("init", "--origin", "other.example.org", "--ledger", "other").status == 0)
        let other = try ledger.alliance("restore", backup, "--into", "r", "--key", "other/signer.key")
        #expect(other.status == 2, "\(other.errors)")
        let mark = ledger.directory.url(backup + "/backup.json")
        let text = try String(contentsOf: mark, encoding: .utf8)
        try text.replacingOccurrences(of: "\"size\":8", with: "\"size\":7").write(
            to: mark, atomically: true, encoding: .utf8)
        let altered = try ledger.alliance("restore", backup, "--into", "r")
        #expect(altered.status == 1, "\(altered.errors)")
        try text.write(to: mark, atomically: true, encoding: .utf8)
        let store = ledger.directory.url(backup + "/data.mdb")
        let good = try Data(contentsOf: store)
        // Every entry, changed by one letter of its text.
        for word in ["National Library", "Memorandum", "\"2018-05\"", "silk-road"] {
            var bytes = good
            guard let place = bytes.range(of: Data(word.utf8)) else { continue }
            bytes[place.lowerBound + 1] ^= 1
            try bytes.write(to: store)
            let answer = try ledger.alliance("restore", backup, "--into", "r")
            #expect(answer.status == 1 || answer.status == 3, "\(word): \(answer.output)\(answer.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("r").path))
        #expect(!FileManager.default.fileExists(atPath: ledger.directory.url("r.new").path))
    }

    @Test func `is whole or not there, whenever it is killed or the disk is full`() throws {
        let ledger = try SilkRoadLedger.imported()
        let place = try TemporaryDirectory()
        let backups = place.url("b").path
        #expect(try ledger.alliance("backup", backups).status == 0)
        let name = try FileManager.default.contentsOfDirectory(atPath: backups)[0]
        let call = ["restore", "b/" + name, "--into", "r"]
        let full = try Executable.run(
            call, in: place.path, wrapper: ["/bin/sh", "-c", "ulimit -f 100; exec \"$@\"", "sh"])
        #expect(full.status == 3, "\(full.errors)")
        #expect(full.errors.contains("make room"), "\(full.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["b"])
        for milliseconds in stride(from: 5, through: 150, by: 12) {
            let seconds = String(format: "0.%03d", milliseconds)
            _ = try Executable.run(call, in: place.path, wrapper: ["/usr/bin/timeout", "-s", "KILL", seconds])
            guard FileManager.default.fileExists(atPath: place.url("r").path) else { continue }
            let verified = try Executable.run(["verify", "--ledger", "r"], in: place.path)
            #expect(verified.status == 0, "after \(seconds) s: \(verified.output)\(verified.errors)")
            try FileManager.default.removeItem(at: place.url("r"))
        }
        let answer = try Executable.run(call, in: place.path)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() == ["b", "r"])
        // The backup can still be restored from: a reader that was killed may leave its lock file there.
        let left = try FileManager.default.contentsOfDirectory(atPath: backups + "/" + name).sorted()
        #expect(left.filter { $0 != "lock.mdb" } == ["backup.json", "checkpoint", "data.mdb", "verifier.key"])
    }

    @Test func `keeps the keys of a lost store, whenever it is killed`() throws {
        let ledger = try SilkRoadLedger()
        #expect(try ledger.alliance("backup", "b").status == 0)
        let name = try FileManager.default.contentsOfDirectory(atPath: ledger.directory.url("b").path)[0]
        let key = try Data(contentsOf: ledger.directory.url("ledger/signer.key"))
        try FileManager.default.removeItem(at: ledger.directory.url("ledger/data.mdb"))
        let call = ["restore", "b/" + name, "--into", "ledger"]
        for milliseconds in stride(from: 5, through: 150, by: 12) {
            let seconds = String(format: "0.%03d", milliseconds)
            _ = try Executable.run(
                call, in: ledger.directory.path, wrapper: ["/usr/bin/timeout", "-s", "KILL", seconds])
            #expect(try Data(contentsOf: ledger.directory.url("ledger/signer.key")) == key, "after \(seconds) s")
            guard FileManager.default.fileExists(atPath: ledger.directory.url("ledger/data.mdb").path) else { continue }
            #expect(try ledger.alliance("verify").status == 0, "after \(seconds) s")
            try FileManager.default.removeItem(at: ledger.directory.url("ledger/data.mdb"))
        }
        #expect(try Executable.run(call, in: ledger.directory.path).status == 0)
        #expect(try ledger.alliance("member", "suspend", "nalis", "--effective", "2026").status == 0)
    }
}
