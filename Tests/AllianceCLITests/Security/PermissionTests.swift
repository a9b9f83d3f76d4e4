import Foundation
import Testing

/// Who may read and write what the program makes.
@Suite struct PermissionTests {
    @Test("Secrets and the store are their owner's alone, whatever the mask", arguments: ["000", "022", "077"])
    func masks(mask: String) throws {
        let directory = try TemporaryDirectory()
        for call in [
            ["init", "--origin", "x.example/a"], ["key", "rotate"],
            ["witness", "init", "--name", "w.example", "--state", "w"],
        ] {
            let answer = try run(call, mask, in: directory)
            try #require(answer.status == 0, "\(answer.errors)")
        }
        for name in ["ledger", "w"] { #expect(try mode(directory, name) == 0o700, "\(name)") }
        for name in [
            "ledger/signer.key", "ledger/signer.next.key", "ledger/data.mdb", "ledger/lock.mdb", "w/witness.key",
        ] {
            #expect(try mode(directory, name) == 0o600, "\(name)")
        }
        for name in ["ledger/verifier.key", "ledger/checkpoint", "w/witness.vkey"] {
            #expect(try mode(directory, name) == 0o644, "\(name)")
        }
    }

    @Test("Answers obey the mask; what is published is for everybody")
    func answers() throws {
        let ledger = try TestLedger()
        for call in [
            ["replay", "--write", "state.json"], ["export", "jsonl", "log.jsonl"], ["export", "csv", "tables"],
            ["publish", "published"],
        ] {
            let answer = try run(call, "077", in: ledger.directory)
            try #require(answer.status == 0, "\(answer.errors)")
        }
        #expect(try mode(ledger.directory, "state.json") == 0o600)
        #expect(try mode(ledger.directory, "log.jsonl") == 0o600)
        #expect(try mode(ledger.directory, "tables") == 0o700)
        #expect(try mode(ledger.directory, "published") == 0o755)
        #expect(try mode(ledger.directory, "published/tile/0") == 0o755)
        #expect(try mode(ledger.directory, "published/tile/0/000.p/8") == 0o644)
        let open = try run(["replay", "--write", "open.json"], "000", in: ledger.directory)
        try #require(open.status == 0)
        #expect(try mode(ledger.directory, "open.json") == 0o644)
    }

    @Test("A key that others may read signs nothing, through a link neither; a link to a key of one's own does")
    func exposedKey() throws {
        let ledger = try TestLedger()
        let files = FileManager.default
        let key = ledger.directory.url("ledger/signer.key").path
        let elsewhere = ledger.directory.url("stick.key").path
        try files.moveItem(atPath: key, toPath: elsewhere)
        try files.createSymbolicLink(atPath: key, withDestinationPath: elsewhere)
        #expect(try ledger.alliance("checkpoint").status == 0)
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: elsewhere)
        let before = try ledger.bytes()
        let refused = try ledger.alliance(registering)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("can be read by others (mode 640)"), "\(refused.errors)")
        #expect(try ledger.bytes() == before)
        let secret = try String(contentsOfFile: elsewhere, encoding: .utf8)
        #expect(!refused.errors.contains(secret.suffix(20)))
    }

    @Test("A ledger that others may write is read and not written", arguments: ["ledger", "ledger/data.mdb"])
    func loose(name: String) throws {
        let ledger = try TestLedger()
        let path = ledger.directory.url(name).path
        let before = try ledger.bytes()
        for mode in [0o770, 0o702] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            let refused = try ledger.alliance(registering)
            #expect(refused.status == 3)
            #expect(refused.errors.contains("\(name) can be written by others (mode \(String(mode, radix: 8)))"))
            #expect(try ledger.alliance("verify").status == 0)
        }
        #expect(try ledger.bytes() == before)
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
        #expect(try ledger.alliance(registering).status == 0)
    }

    @Test("No ledger is made where others may write")
    func initInTheOpen() throws {
        let directory = try TemporaryDirectory()
        let path = directory.url("open").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
        let refused = try run(["init", "--origin", "x.example/a", "--ledger", "open"], "022", in: directory)
        #expect(refused.status == 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).isEmpty)
    }

    @Test(
        "A ledger of somebody else is not written",
        .enabled(if: geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
    func another() throws {
        let ledger = try TestLedger()
        let files = FileManager.default
        // Copied to where another user may run it.
        let program = ledger.directory.url("alliance").path
        try files.copyItem(atPath: Executable.path, toPath: program)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ledger.directory.path)
        try files.setAttributes(
            [.posixPermissions: 0o755, .ownerAccountID: 12_345], ofItemAtPath: ledger.directory.url("ledger").path)
        let answer = try Executable.run(
            ["--reuid", "65534", "--regid", "65534", "--clear-groups", program] + registering,
            in: ledger.directory.path, wrapper: ["/usr/bin/setpriv"], program: nil)
        #expect(answer.status == 3)
        #expect(answer.errors.contains("belongs to another user (number 12345)"), "\(answer.errors)")
    }

    private let registering = [
        "record", "institution.registered", "--subject", "institution/nlm", "--data", #"{"identified":false}"#,
    ]

    private func run(_ call: [String], _ mask: String, in directory: TemporaryDirectory) throws -> Executable.Answer {
        try Executable.run(
            call, in: directory.path, wrapper: ["/bin/sh", "-c", "umask \(mask); exec \"$@\"", "sh"])
    }

    private func mode(_ directory: TemporaryDirectory, _ name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.url(name).path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}
