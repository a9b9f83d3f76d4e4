import Foundation
import Testing

/// What README tells of replacing, losing and being robbed of a key, played from both sides with the program.
@Suite struct `The story of a key` {
    private let ledger: TestLedger
    /// Where auditors and members keep what they were given.
    private var files: TemporaryDirectory { ledger.directory }

    init() throws {
        ledger = try TestLedger()
        try keepKey(as: "old.key")
        try publish()
        try keepCheckpoint(as: "saved-early")
    }

    @discardableResult private func done(_ call: String...) throws -> String {
        let answer = try ledger.alliance(call)
        try #require(answer.status == 0, "\(call): \(answer.output)\(answer.errors)")
        return answer.output
    }

    private func publish() throws { try done("publish", "out") }

    private func keepKey(as name: String, from file: String = "ledger/verifier.key") throws {
        try FileManager.default.copyItem(at: files.url(file), to: files.url(name))
    }

    private func keepCheckpoint(as name: String) throws {
        try FileManager.default.copyItem(at: files.url("out/checkpoint"), to: files.url(name))
    }

    private func audit(_ arguments: String..., place: String = "out") throws -> Executable.Answer {
        try ledger.alliance(["audit", place] + arguments)
    }

    @Test func `replaced in order, everybody can check all the time, and old checkpoints for ever`() throws {
        try done("prove", "inclusion", "5", "--out", "early")
        try done("key", "rotate")
        try keepKey(as: "new.key", from: "ledger/verifier.next.key")
        try publish()
        try keepCheckpoint(as: "saved-overlap")
        // The overlap: either key, and what was saved before it needs the old one.
        for key in ["old.key", "new.key"] {
            #expect(try audit("--key", key).status == 0)
            #expect(try audit("--key", key, "--since", "saved-overlap").status == 0)
        }
        #expect(try audit("--key", "old.key", "--since", "saved-early").status == 0)
        #expect(try audit("--key", "new.key", "--since", "saved-early", "--old-key", "old.key").status == 0)

        try done("member", "withdraw", "rsl", "--effective", "2024")
        try done("key", "finish")
        // The head that both have signed stays what it is; the next one is of the new key alone.
        try publish()
        #expect(try audit("--key", "old.key").status == 0)
        try done("member", "invite", "rsl", "--effective", "2025")
        try publish()
        // The overlap is over: the old key is told so, in words that say whose line is there.
        let old = try audit("--key", "old.key")
        #expect(old.status == 1 && old.output.contains("not by the log's key"), "\(old.output)")
        #expect(try audit("--key", "new.key").status == 0)
        #expect(try audit("--key", "new.key", "--since", "saved-overlap").status == 0)
        let unknown = try audit("--key", "new.key", "--since", "saved-early")
        #expect(unknown.status == 1 && unknown.errors.contains("--old-key"), "\(unknown.output)\(unknown.errors)")
        let all = try audit(
            "--key", "new.key", "--since", "saved-early", "--since", "saved-overlap", "--old-key", "old.key")
        #expect(all.status == 0, "\(all.output)\(all.errors)")

        // Receipts and proofs of before.
        let receipt = ["check", "early/5.tlog-proof", "--key", "new.key"]
        let refused = try ledger.alliance(receipt)
        #expect(refused.status == 1 && refused.errors.contains("--old-key"), "\(refused.errors)")
        let held = try ledger.alliance(receipt + ["--old-key", "old.key"])
        #expect(held.status == 0 && held.errors.contains("the log no longer has"), "\(held.errors)")
        try files.write(try done("prove", "consistency", "8"), to: "proof")
        let proof = ["check", "proof", "--since", "saved-early", "--key", "new.key"]
        #expect(try ledger.alliance(proof).status == 1)
        #expect(try ledger.alliance(proof + ["--old-key", "old.key"]).status == 0)
    }

    /// The one thing an old key must never do: vouch for what is shown now.
    @Test func `an old key vouches for what was saved, never for what is published`() throws {
        try done("key", "rotate")
        try keepKey(as: "new.key", from: "ledger/verifier.next.key")
        let saved = try audit("--key", "new.key", "--old-key", "old.key", place: "out")
        #expect(saved.status == 1, "what lies in out is of before the rotation: \(saved.output)")
        try done("prove", "consistency", "3")
        try done("key", "finish")
        // A proof of consistency whose newer checkpoint only the old key has signed.
        let both = try String(contentsOf: files.url("saved-early"), encoding: .utf8)
        try files.write("old 8\n\n" + both, to: "proof")
        let call = ["check", "proof", "--since", "saved-early", "--key", "new.key", "--old-key", "old.key"]
        #expect(try ledger.alliance(call).status == 1)
        let twice = try audit("--key", "old.key", "--old-key", "old.key")
        #expect(twice.status == 2 && twice.errors.contains("as the present key and as an old one"), "\(twice.errors)")
        let secret = try audit("--key", "new.key", "--old-key", "ledger/signer.key")
        #expect(secret.status == 2 && secret.errors.contains("secret key"), "\(secret.errors)")
        #expect(!secret.errors.contains("PRIVATE"))
    }

    @Test func `lost, the log stands still, goes on under a new key, and the tree is the same`() throws {
        try FileManager.default.removeItem(at: files.url("ledger/signer.key"))
        let stopped = try ledger.alliance("member", "withdraw", "rsl", "--effective", "2024")
        #expect(stopped.status == 3, "\(stopped.errors)")
        #expect(try audit("--key", "old.key", "--since", "saved-early").status == 0, "an auditor sees nothing wrong")
        try done("key", "rotate", "--lost")
        try keepKey(as: "new.key")
        try done("member", "withdraw", "rsl", "--effective", "2024")
        try publish()
        #expect(try audit("--key", "old.key").status == 1)
        let gone = try audit("--key", "new.key", "--since", "saved-early", "--old-key", "old.key")
        #expect(gone.status == 0, "\(gone.output)\(gone.errors)")
    }

    @Test func `stolen, the thief's history is told from ours by whoever kept a checkpoint`() throws {
        try done("witness", "init", "--name", "w.example.org/1", "--state", "w1")
        try done("witness", "cosign", "out", "--key", "old.key", "--state", "w1")
        // The thief has the key and an old copy of the store, from before the last entries.
        let thief = try TestLedger()
        for name in ["data.mdb", "checkpoint", "signer.key", "verifier.key"] {
            let copy = thief.directory.url("ledger/" + name)
            try FileManager.default.removeItem(at: copy)
            try FileManager.default.copyItem(at: files.url("ledger/" + name), to: copy)
        }
        try done("member", "withdraw", "rsl", "--effective", "2024")
        try publish()
        try keepCheckpoint(as: "saved-late")
        #expect(try thief.alliance("member", "withdraw", "nlc", "--effective", "2024").status == 0)
        let forged = files.url("forged").path
        #expect(try thief.alliance("publish", forged).status == 0)

        // Genuine to whoever kept nothing; found out by a saved checkpoint and by a witness, with evidence.
        #expect(try audit("--key", "old.key", place: forged).status == 0)
        #expect(try audit("--key", "old.key", "--since", "saved-early", place: forged).status == 0)
        let seen = try audit("--key", "old.key", "--since", "saved-late", place: forged)
        #expect(seen.status == 1 && seen.output.contains("two roots for the same 9 entries"), "\(seen.output)")
        try done("witness", "cosign", "out", "--key", "old.key", "--state", "w1")
        let witness = try ledger.alliance("witness", "cosign", forged, "--key", "old.key", "--state", "w1")
        #expect(witness.status == 1, "\(witness.errors)")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: files.url("w1").path)
                .filter { $0.hasPrefix("evidence-") }.count == 2)

        // The secretariat replaces the key at once; from then on the thief's log is nobody's.
        try done("key", "rotate")
        try done("key", "finish")
        try done("member", "invite", "rsl", "--effective", "2025")
        try publish()
        try keepKey(as: "new.key")
        #expect(try audit("--key", "new.key", place: forged).status == 1)
        #expect(try audit("--key", "new.key", "--old-key", "old.key", place: forged).status == 1)
        #expect(try audit("--key", "new.key", "--since", "saved-late", "--old-key", "old.key").status == 0)
        let signedByThief = try audit(
            "--key", "new.key", "--since", forged + "/checkpoint", "--old-key", "old.key")
        #expect(signedByThief.status == 1, "\(signedByThief.output)")
        // A witness that has seen the log goes on with it under the new key.
        try done("witness", "cosign", "out", "--key", "new.key", "--state", "w1")
    }
}
