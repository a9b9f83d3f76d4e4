import Testing

@testable import TransparencyLog

@Suite("Checkpoints and proof files")
struct CheckpointTests {
    typealias Vectors = CertificateTransparencyTree

    static let origin = "ledger.example.org/alliance"
    static let logSeed = Array(UInt8(0)...31)
    static let witnessSeed = bytes("171e4c23f0aa5b4db2afe8b8ba2b6b73f5bfd98f976b833f86bfd93851b22ba6")

    func policy(witnessed: Bool = true) throws -> CheckpointPolicy {
        CheckpointPolicy(
            origin: try Origin(Self.origin), log: try vkey("log.vkey"),
            witnesses: witnessed ? [try vkey("witness.vkey")] : [])
    }

    @Test func `the example keys come from their seeds`() throws {
        let log = try SignerKey(name: KeyName(Self.origin), type: .ed25519, seed: Self.logSeed)
        #expect(log.verifier == (try vkey("log.vkey")))
        #expect(log.verifier.id.description == "57f951eb")
        #expect(
            log.verifier.text == "ledger.example.org/alliance+57f951eb+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
        let cosigning = try SignerKey(name: KeyName(Self.origin), type: .cosignature, seed: Self.logSeed)
        #expect(cosigning.verifier.id.description == "ccf6482c")
        let witness = try SignerKey(name: KeyName("witness.example.org/w1"), type: .cosignature, seed: Self.witnessSeed)
        #expect(witness.verifier == (try vkey("witness.vkey")))
        #expect(try SignerKey(secretText: witness.secretText).verifier == witness.verifier)
    }

    @Test(arguments: 1...8) func `the example checkpoints verify, and are made again`(size: Int) throws {
        let published = try vector("checkpoint.\(size)")
        let verified = try policy().verify(published)
        let expected = try Checkpoint(origin: Origin(Self.origin), size: UInt64(size), root: Vectors.roots[size])
        #expect(verified.checkpoint == expected)
        #expect(verified.signatures.map(\.timestamp) == [nil, 1_700_000_000])

        let log = try SignerKey(name: KeyName(Self.origin), type: .ed25519, seed: Self.logSeed)
        let witness = try SignerKey(name: KeyName("witness.example.org/w1"), type: .cosignature, seed: Self.witnessSeed)
        var note = try expected.signed(by: log)
        note.add(try Cosignature(of: expected, at: 1_700_000_000, by: witness).signature)
        #expect(try policy().verify(note.bytes).checkpoint == expected)
        #if !canImport(Darwin)
            // Signatures are randomised on Apple's platforms, and those of RFC 8032 elsewhere.
            #expect(note.bytes == published)
        #endif
    }

    @Test func `a witness's answer is read and added to a checkpoint`() throws {
        let published = try vector("checkpoint.8")
        let lines = String(decoding: published, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        var note = try SignedNote(bytes: Array((lines[..<5].joined(separator: "\n") + "\n").utf8))
        let answer = Array("\(lines[5])\n".utf8)
        #expect(throws: CheckpointError.notCosigned(by: try vkey("witness.vkey"))) {
            try policy().verify(note.bytes)
        }
        for _ in 0..<2 {
            for signature in try NoteSignature.lines(answer) { note.add(signature) }
        }
        #expect(note.bytes == published)
        #expect(throws: NoteError.noLineFeedAtEnd) { try NoteSignature.lines(answer.dropLast()) }
        #expect(throws: NoteError.malformedSignature(line: 2)) { try NoteSignature.lines(answer + [0x0A]) }
        #expect(try NoteSignature.lines([]).isEmpty)
    }

    @Test func `no checkpoint with one bit flipped verifies`() throws {
        let published = try vector("checkpoint")
        for index in published.indices {
            for bit in 0..<8 {
                var flipped = published
                flipped[index] ^= 1 << UInt8(bit)
                #expect(throws: CheckpointError.self, "byte \(index), bit \(bit)") { try policy().verify(flipped) }
            }
        }
    }

    @Test func `a checkpoint of another origin, of another key or with another size's cosignature is refused`() throws {
        let published = try vector("checkpoint.8")
        let (log, witness) = (try vkey("log.vkey"), try vkey("witness.vkey"))
        let elsewhere = try Origin("ledger.example.org/other")
        #expect(throws: CheckpointError.otherOrigin(found: try Origin(Self.origin), expected: elsewhere)) {
            try CheckpointPolicy(origin: elsewhere, log: log).verify(published)
        }
        #expect(throws: CheckpointError.badNote(.noKnownSignature)) {
            let other = try SignerKey.generate(name: KeyName(Self.origin)).verifier
            return try CheckpointPolicy(origin: Origin(Self.origin), log: other).verify(published)
        }
        let stranger = try SignerKey.generate(name: KeyName(Self.origin)).verifier
        #expect(throws: CheckpointError.notSignedByLog(stranger)) {
            try CheckpointPolicy(origin: Origin(Self.origin), log: stranger, witnesses: [witness]).verify(published)
        }
        let (eight, five) = (try SignedNote(bytes: published), try SignedNote(bytes: try vector("checkpoint.5")))
        let mixed =
            eight.text + [0x0A] + eight.signatures[0].line + five.signatures[1].line
        #expect(throws: CheckpointError.badNote(.badSignature(witness.name, witness.id))) {
            try policy().verify(mixed)
        }
        // For whoever does not know the witness, its line does not matter.
        #expect(try policy(witnessed: false).verify(mixed).checkpoint.size == 8)
    }

    @Test func `an older checkpoint does not pass for a successor`() throws {
        let (eight, five) = (
            try policy().verify(try vector("checkpoint.8")).checkpoint,
            try policy().verify(try vector("checkpoint.5")).checkpoint
        )
        #expect(throws: ProofError.sizesOutOfOrder(old: 8, new: 5)) {
            try ConsistencyProof(oldSize: eight.size, newSize: five.size, hashes: [])
                .verify(oldRoot: eight.root, newRoot: five.root)
        }
    }

    @Test func `checkpoint texts have one spelling`() throws {
        let root = Vectors.roots[8].base64
        let good = "\(Self.origin)\n8\n\(root)\n"
        #expect(try Checkpoint(text: Array(good.utf8)).text == Array(good.utf8))
        let cases: [(String, CheckpointError)] =
            [
                ("", .malformed), ("\(Self.origin)\n8\n\(root)", .malformed), ("\(Self.origin)\n8\n", .malformed),
                ("\n8\n\(root)\n", .malformed), ("\(good)\n", .malformed),
                ("\(Self.origin)\n8\n\(root)\r\n", .malformed),
                ("\(good)extension\n", .unexpectedExtensions(1)),
            ]
            + ["08", "+8", "-8", " 8", "8 ", "0x8", "8.0", "٨", "9223372036854775808", "99999999999999999999"].map {
                ("\(Self.origin)\n\($0)\n\(root)\n", .malformedSize)
            }
            + [root.dropLast() + "", root + "=", "Xcna", root.replacing("Qyg=", with: "Qyh="), root + " "].map {
                ("\(Self.origin)\n8\n\($0)\n", .malformedRoot)
            }
            + [("\(Self.origin)\n0\n\(root)\n", .wrongEmptyRoot)]
        for (text, error) in cases {
            #expect(throws: error, "\(text)") { try Checkpoint(text: Array(text.utf8)) }
        }
        let extended = try Checkpoint(text: Array("\(good)one\ntwo\n".utf8), acceptsExtensions: true)
        #expect(extended.extensions == [Array("one".utf8), Array("two".utf8)])
        #expect(extended.text == Array("\(good)one\ntwo\n".utf8))
        let largest = try Checkpoint(text: Array("o\n9223372036854775807\n\(root)\n".utf8))
        #expect(largest.size == TreeNode.largestTree)
        #expect(throws: CheckpointError.sizeTooLarge(1 << 63)) {
            try Checkpoint(origin: Origin("o"), size: 1 << 63, root: Vectors.roots[8])
        }
    }

    @Test func `the empty log has a checkpoint`() throws {
        let empty = try Checkpoint(origin: Origin(Self.origin), size: 0, root: CompactRange().root())
        #expect(empty.text == Array("\(Self.origin)\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n".utf8))
        #expect(try Checkpoint(text: empty.text) == empty)
    }

    @Test func `a cosignature is of a type 4 key and of a time that can be written`() throws {
        let checkpoint = try Checkpoint(origin: Origin("o"), size: 0, root: MerkleHasher.emptyRoot)
        let log = try SignerKey.generate(name: KeyName("o"))
        let witness = try SignerKey.generate(name: KeyName("w"), type: .cosignature)
        #expect(throws: SigningError.wrongKeyType(.ed25519)) { try Cosignature(of: checkpoint, at: 1, by: log) }
        #expect(throws: SigningError.timestampOutOfRange(1 << 63)) {
            try Cosignature(of: checkpoint, at: 1 << 63, by: witness)
        }
        var note = try checkpoint.signed(by: log)
        note.add(try Cosignature(of: checkpoint, at: Cosignature.latestTimestamp, by: witness).signature)
        #expect(try note.verify(with: [witness.verifier]).map(\.timestamp) == [Cosignature.latestTimestamp])
    }

    @Test func `a quorum of the witnesses is enough, and one key is one witness`() throws {
        let origin = try Origin("o")
        let checkpoint = try Checkpoint(origin: origin, size: 0, root: MerkleHasher.emptyRoot)
        let log = try SignerKey.generate(name: KeyName("o"))
        let witnesses = try ["a", "b", "c"].map { try SignerKey.generate(name: KeyName($0), type: .cosignature) }
        let keys = witnesses.map(\.verifier)
        func verify(cosigned count: Int, quorum: Int?, _ witnesses: [SignerKey], _ keys: [VerifierKey]) throws {
            var note = try checkpoint.signed(by: log)
            for witness in witnesses[..<count] {
                note.add(try Cosignature(of: checkpoint, at: 1, by: witness).signature)
            }
            _ = try CheckpointPolicy(origin: origin, log: log.verifier, witnesses: keys, quorum: quorum)
                .verify(note.bytes)
        }
        for count in 0...3 {
            for quorum in [0, 1, 2, 3, 4, nil] {
                if count >= quorum ?? 3 {
                    try verify(cosigned: count, quorum: quorum, witnesses, keys)
                } else {
                    #expect(throws: CheckpointError.self, "\(count) of \(quorum ?? 3)") {
                        try verify(cosigned: count, quorum: quorum, witnesses, keys)
                    }
                }
            }
        }
        #expect(throws: CheckpointError.tooFewCosignatures(1, quorum: 3, missing: Array(keys[1...]))) {
            try verify(cosigned: 1, quorum: nil, witnesses, keys)
        }
        // One holder under three names.
        let seed = Array(UInt8(0)...31)
        let same = try ["a", "b", "c"].map { try SignerKey(name: KeyName($0), type: .cosignature, seed: seed) }
        #expect(throws: CheckpointError.self) {
            try verify(cosigned: 3, quorum: 2, same, same.map(\.verifier))
        }
        try verify(cosigned: 1, quorum: nil, same, same.map(\.verifier))
        // A bad line of a witness that was asked for spoils the checkpoint even where others would do (signed-note).
        var note = try checkpoint.signed(by: log)
        let later = try Checkpoint(origin: origin, size: 1, root: MerkleHasher.emptyRoot)
        note.add(try Cosignature(of: checkpoint, at: 1, by: witnesses[0]).signature)
        note.add(try Cosignature(of: later, at: 1, by: witnesses[1]).signature)
        #expect(throws: CheckpointError.badNote(.badSignature(keys[1].name, keys[1].id))) {
            try CheckpointPolicy(origin: origin, log: log.verifier, witnesses: keys, quorum: 1).verify(note.bytes)
        }
    }

    @Test func `while a key is replaced either of two keys will do`() throws {
        let origin = try Origin("o")
        let checkpoint = try Checkpoint(origin: origin, size: 0, root: MerkleHasher.emptyRoot)
        let keys = try (0..<3).map { _ in try SignerKey.generate(name: KeyName("o")) }
        var note = try checkpoint.signed(by: keys[0])
        try note.sign(with: keys[1])
        func accepts(_ logs: Int...) -> Bool {
            let policy = CheckpointPolicy(origin: origin, logs: logs.map { keys[$0].verifier })
            return (try? policy.verify(note.bytes)) != nil
        }
        #expect(accepts(0) && accepts(1) && accepts(0, 1) && accepts(2, 1) && !accepts(2))
        note.replace(with: note.signatures[0])
        #expect(note.signatures.count == 2 && accepts(0) && accepts(1))
    }

    @Test(arguments: [0, 5]) func `the example proof files verify and are made again`(index: Int) throws {
        let published = try vector("\(index).tlog-proof")
        let file = try InclusionProofFile(bytes: published)
        #expect(file.bytes == published)
        let leaf = leafHash(try vector("\(index).entry"))
        #expect(try file.verify(leaf: leaf, policy: policy()).checkpoint.size == 8)

        let proof = InclusionProof(index: UInt64(index), size: 8) { node($0, of: Vectors.leaves) }
        let checkpoint = try SignedNote(bytes: try vector("checkpoint.8"))
        #expect(InclusionProofFile(proof, checkpoint: checkpoint) == file)
        let withExtra = InclusionProofFile(proof, checkpoint: checkpoint, extra: [1, 2])
        #expect(try InclusionProofFile(bytes: withExtra.bytes) == withExtra)
        #expect(String(decoding: withExtra.bytes, as: UTF8.self).contains("@v1\nextra AQI=\nindex \(index)\n"))
    }

    @Test func `no proof file with one bit flipped proves anything`() throws {
        let published = try vector("5.tlog-proof")
        let leaf = Vectors.leaves[5]
        let policy = try policy()
        for index in published.indices {
            for bit in 0..<8 {
                var flipped = published
                flipped[index] ^= 1 << UInt8(bit)
                #expect(throws: ProofFileError.self, "byte \(index), bit \(bit)") {
                    try InclusionProofFile(bytes: flipped).verify(leaf: leaf, policy: policy)
                }
            }
        }
    }

    @Test func `proof files that say something else are refused`() throws {
        let text = String(decoding: try vector("5.tlog-proof"), as: UTF8.self)
        let policy = try policy()
        func verify(_ text: String, leaf: Int = 5) throws {
            _ = try InclusionProofFile(bytes: Array(text.utf8)).verify(leaf: Vectors.leaves[leaf], policy: policy)
        }
        try verify(text)
        #expect(throws: ProofFileError.notIncluded(.rootDiffers)) {
            try verify(text.replacing("index 5", with: "index 4"))
        }
        #expect(throws: ProofFileError.notIncluded(.rootDiffers)) { try verify(text, leaf: 4) }
        #expect(throws: ProofFileError.notIncluded(.indexOutsideTree(index: 8, size: 8))) {
            try verify(text.replacing("index 5", with: "index 8"))
        }
        for (altered, line) in [
            (text.replacing("@v1", with: "@v2"), 1), (text.replacing("index 5", with: "index 05"), 2),
            (text.replacing("index 5", with: "extra \nindex 5"), 2),
            (text.replacing("index 5", with: "extra A\nindex 5"), 2),
            (text.replacing("index 5\n", with: "index 5\nAAAA\n"), 3), ("", 1), (String(text.prefix(23)), 2),
        ] {
            #expect(throws: ProofFileError.malformed(line: line)) { try verify(altered) }
        }
        let long = "index 5\n" + String(repeating: Vectors.roots[8].base64 + "\n", count: 61)
        #expect(throws: ProofFileError.malformed(line: 66)) { try verify(text.replacing("index 5\n", with: long)) }
    }

    @Test func `every error says a sentence`() throws {
        let key = try vkey("log.vkey")
        let tile = TileAddress(.level(0), number: 0, width: 8)
        let errors: [any Error & CustomStringConvertible] = [
            CompactRangeError.wrongNumberOfHashes(size: 3, hashes: 1), TilePathError(path: "x"),
            TileError.wrongLength(tile, bytes: 1), EntryBundleError.entryTooLong(bytes: 65_536), ProofError.rootDiffers,
            KeyError.malformed, NoteNameError.notAKeyName("a b"), NoteError.badSignature(key.name, key.id),
            SigningError.notANoteText, CheckpointError.notSignedByLog(key), ProofFileError.malformed(line: 2),
        ]
        for error in errors {
            #expect(error.description.hasSuffix("."))
            #expect(error.description.contains(" "))
        }
        #expect(EntryBundleError.entryTooLong(bytes: 65_536).description.contains("65535"))
    }
}
