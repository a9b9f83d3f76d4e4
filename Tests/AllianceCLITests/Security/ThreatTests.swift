import Foundation
import Testing

/// What shows what somebody has done: rows of README's table that no other suite plays through.
@Suite struct ThreatTests {
    private let ledger: TestLedger

    init() throws { ledger = try TestLedger() }

    @Test("The store put back from an old copy: nothing is written, and verify says so")
    func oldStore() throws {
        let old = try Data(contentsOf: ledger.directory.url("ledger/data.mdb"))
        try append("nlm")
        try old.write(to: ledger.directory.url("ledger/data.mdb"))
        #expect(try ledger.alliance("verify").status == 1)
        let refused = try ledger.alliance(registering("nlx"))
        #expect(refused.status == 1)
        #expect(refused.errors.contains("it is an old copy"), "\(refused.errors)")
    }

    @Test("Store and checkpoint put back together: shown by a checkpoint kept elsewhere, by nothing in the directory")
    func oldDirectory() throws {
        let names = ["ledger/data.mdb", "ledger/checkpoint"]
        let old = try names.map { try Data(contentsOf: ledger.directory.url($0)) }
        try append("nlm")
        try copy("ledger/checkpoint", to: "kept")
        for (name, bytes) in zip(names, old) { try bytes.write(to: ledger.directory.url(name)) }
        #expect(try ledger.alliance("verify").status == 0)
        try append("nlx")
        try #require(try ledger.alliance("publish", "published").status == 0)
        #expect(try audit().status == 0)
        #expect(try audit("--since", "kept").status == 1)
    }

    @Test("A published log that stands still: shown by a newer checkpoint alone")
    func frozen() throws {
        try #require(try ledger.alliance("publish", "published").status == 0)
        try append("nlm")
        try copy("ledger/checkpoint", to: "newer")
        #expect(try audit().status == 0)
        #expect(try audit("--since", "newer").status == 1)
    }

    @Test("The verifier key swapped: whoever has the true one is not misled; the ledger signs no more")
    func swappedKey() throws {
        try copy("ledger/verifier.key", to: "true.key")
        try #require(
            try ledger.alliance("init", "--origin", "ledger.example.org/silk-road", "--ledger", "thief").status == 0)
        try #require(try ledger.alliance("import", "history.jsonl", "--ledger", "thief").status == 0)
        try #require(try ledger.alliance("publish", "published", "--ledger", "thief").status == 0)
        #expect(
            try ledger.alliance("audit", "published").status == 0, "who takes the key from beside the log is misled")
        #expect(try ledger.alliance("audit", "published", "--key", "true.key").status == 1)
        try copy("thief/verifier.key", to: "ledger/verifier.key")
        #expect(try ledger.alliance(registering("nlm")).status != 0)
    }

    @Test("One witness whose key was stolen vouches for nothing where two must agree")
    func stolenWitness() throws {
        for name in ["w1", "w2"] {
            try #require(
                try ledger.alliance("witness", "init", "--name", "\(name).example", "--state", name).status == 0)
        }
        try #require(try ledger.alliance("publish", "published").status == 0)
        let line = try ledger.alliance(
            "witness", "cosign", "published", "--key", "ledger/verifier.key", "--state", "w1")
        try ledger.directory.write(line.output, to: "line")
        try #require(try ledger.alliance("witness", "add", "line", "--key", "w1/witness.vkey").status == 0)
        try #require(try ledger.alliance("publish", "published").status == 0)
        let witnesses = ["--witness", "w1/witness.vkey", "--witness", "w2/witness.vkey", "--quorum"]
        #expect(try audit(witnesses + ["1"]).status == 0)
        #expect(try audit(witnesses + ["2"]).status == 1)
    }

    @Test(
        "The process that holds a key leaves no core, and nobody of the same user looks into it",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") && geteuid() == 0))
    func memory() throws {
        // A process that may be looked into owns its own files in /proc; one that may not, root does.
        let program = ledger.directory.url("alliance").path
        try FileManager.default.copyItem(atPath: Executable.path, toPath: program)
        for path in [ledger.directory.path, program] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        try FileManager.default.createDirectory(
            at: ledger.directory.url("own"), withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755, .ownerAccountID: 65_534])
        let script = """
            '\(program)' init --origin x.example/a --ledger own >/dev/null || exit 9
            '\(program)' log --watch --ledger own >/dev/null &
            for round in $(seq 100); do
                owner=$(stat -c %u /proc/$!/environ)
                [ "$owner" = 0 ] && break
                sleep 0.05
            done
            kill $!
            echo "$owner"
            """
        let answer = try Executable.run(
            ["--reuid", "65534", "--regid", "65534", "--clear-groups", "/bin/sh", "-c", script],
            in: ledger.directory.path, environment: ["PATH": "/usr/bin:/bin"], wrapper: ["/usr/bin/setpriv"],
            program: nil)
        #expect(answer.output == "0\n", "\(answer.errors)")
    }

    private func registering(_ id: String) -> [String] {
        ["record", "institution.registered", "--subject", "institution/\(id)", "--data", #"{"identified":false}"#]
    }

    private func append(_ id: String) throws { try #require(try ledger.alliance(registering(id)).status == 0) }

    private func audit(_ words: String...) throws -> Executable.Answer { try audit(words) }

    private func audit(_ words: [String]) throws -> Executable.Answer {
        try ledger.alliance(["audit", "published", "--key", "ledger/verifier.key"] + words)
    }

    private func copy(_ name: String, to target: String) throws {
        try Data(contentsOf: ledger.directory.url(name)).write(to: ledger.directory.url(target))
    }
}
