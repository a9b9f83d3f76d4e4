import Alliances
import LMDB
import TransparencyLog

/// Watches logs that others keep: it cosigns a checkpoint only if the log extends what this witness cosigned last
/// (c2sp.org/tlog-cosignature, v1).
///
/// Its directory holds `witness.key` (mode 0600), `witness.vkey`, for each log the last checkpoint cosigned in a file
/// named by the SHA-256 of the origin, and evidence against logs that rewrote their history.
public struct Witness: Sendable {
    public let directory: String
    public var verifier: VerifierKey { signer.verifier }

    let signer: SignerKey

    static let act = "keeping the witness's state"

    private static func keyFile(_ directory: String) -> String { directory + "/witness.key" }
    private static func publicKeyFile(_ directory: String) -> String { directory + "/witness.vkey" }

    /// Makes a witness with a key of its own, which has seen nothing yet.
    ///
    /// - Parameter name: such as witness.example.org/w1
    /// - Throws: `exists`, `badName`, `store`
    public static func create(at directory: String, name: String) throws(WitnessError) -> Witness {
        if let problem = TextCheck.problem(in: name, field: "name") { throw .badName(name, why: problem.message) }
        let made: SignerKey
        do {
            made = try SignerKey.generate(name: KeyName(name), type: .cosignature)
        } catch {
            throw .badName(name, why: "\(error)")
        }
        let signer: SignerKey
        if DurableFile.kind(keyFile(directory)) == .nothing {
            signer = made
        } else {
            // An interrupted `init` may have left the key alone: it goes on from there.
            let left = DurableFile.kind(publicKeyFile(directory)) == .nothing ? try? open(at: directory).signer : nil
            guard let left, left.verifier.name == made.verifier.name else { throw .exists(directory) }
            signer = left
        }
        do {
            try LedgerFiles.expectOwn(directory)
        } catch {
            throw .keyUnreadable(error)
        }
        do throws(StoreError) {
            try DurableFile.makeDirectory(directory, mode: 0o700, act: act)
            if signer.verifier == made.verifier {
                try DurableFile.create(
                    keyFile(directory), Array((signer.secretText + "\n").utf8), mode: 0o600, act: act)
            }
            try DurableFile.replace(
                publicKeyFile(directory), with: Array((signer.verifier.text + "\n").utf8), mode: 0o644, act: act)
        } catch {
            throw .store(error)
        }
        return Witness(directory: directory, signer: signer)
    }

    /// - Throws: `notThere`, `keyUnreadable`
    public static func open(at directory: String) throws(WitnessError) -> Witness {
        let path = keyFile(directory)
        guard DurableFile.kind(path) != .nothing else { throw .notThere(directory) }
        let signer: SignerKey
        do throws(LedgerError) {
            try LedgerFiles.expectOwn(directory)
            signer = try LedgerFiles(directory: directory).readSigner(path)
        } catch {
            throw .keyUnreadable(error)
        }
        guard signer.verifier.type == .cosignature else {
            throw .keyUnreadable(.keyUnreadable(path, why: "it signs logs and makes no cosignatures"))
        }
        return Witness(directory: directory, signer: signer)
    }

    // MARK: - What was cosigned last

    private func stateFile(_ origin: Origin) -> String { directory + "/" + sha256(origin.bytes.span).hex }

    /// The last checkpoint cosigned of a log, with the log's line and this witness's; nil if there is none.
    ///
    /// It is believed by this witness's own cosignature, so that a log may replace its key and keep its history.
    func last(of origin: Origin) throws(WitnessError) -> VerifiedCheckpoint? {
        let path = stateFile(origin)
        guard DurableFile.kind(path) != .nothing else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(path, limit: 1 << 20, act: Self.act)
        } catch {
            throw .store(error)
        }
        do {
            return try CheckpointPolicy(origin: origin, log: verifier).verify(bytes)
        } catch {
            throw .stateUnreadable(path, why: "\(error)")
        }
    }

    func keep(_ note: SignedNote, of origin: Origin) throws(WitnessError) {
        do {
            try DurableFile.replace(stateFile(origin), with: note.bytes, mode: 0o644, act: Self.act)
        } catch {
            throw .store(error)
        }
    }

    /// Writes a checkpoint that speaks against its log. Named by what it says, so that seeing it again adds no file.
    func keepEvidence(_ checkpoint: Checkpoint, _ bytes: [UInt8]) throws(WitnessError) -> String {
        let log = sha256(checkpoint.origin.bytes.span).hex.prefix(8)
        let path = "\(directory)/evidence-\(log)-\(checkpoint.size)-\(checkpoint.root.hex.prefix(16)).txt"
        guard DurableFile.kind(path) == .nothing else { return path }
        do {
            try DurableFile.replace(path, with: bytes, mode: 0o644, act: Self.act)
        } catch {
            throw .store(error)
        }
        return path
    }
}
