import Alliances
import EventLog
import LMDB
import Projections
import TransparencyLog

/// The only door to a ledger: append, ask, replay, verify.
///
/// Many processes may have one ledger open, each with one `Ledger` per path. What is written is durable when a call
/// returns; no call changes anything if it throws.
public final class Ledger: Sendable {
    public enum Access: Sendable { case reading, writing }

    /// Heads the checkpoints and is the `source` of every entry.
    public let origin: String
    public let directory: String
    /// The key that was in force when the ledger was opened; `keys()` tells what is so now.
    public let verifier: VerifierKey

    let environment: Environment
    let files: LedgerFiles
    /// The present; never asked below the ledger.
    let clock: @Sendable () -> Instant

    private init(
        directory: String, origin: String, environment: Environment, verifier: VerifierKey,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.directory = directory
        self.origin = origin
        self.environment = environment
        self.verifier = verifier
        self.clock = clock
        files = LedgerFiles(directory: directory)
    }

    /// Makes an empty ledger with a key of its own, and signs its empty tree.
    ///
    /// - Throws: `exists` if there is one. What was made before a failure is taken away again, and what an `init` has left
    ///   that was interrupted.
    public static func create(
        at directory: String, origin: String, clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> Ledger {
        _ = try keyName(origin)
        let lock: DirectoryLock
        do throws(StoreError) {
            let act = making(directory)
            try DurableFile.makeDirectory(directory, mode: 0o700, act: act)
            // Of two that make a ledger here at once, the second finds that of the first.
            lock = try DirectoryLock(directory, act: act)
        } catch {
            throw .store(error)
        }
        defer { lock.unlock() }
        return try create(at: directory, origin: origin, signer: nil, clock: clock)
    }

    private static func keyName(_ origin: String) throws(LedgerError) -> KeyName {
        if origin.utf8.count > 256 { throw .badOrigin(origin, why: "it has more than 256 bytes") }
        do {
            return try KeyName(origin)
        } catch {
            throw .badOrigin(origin, why: "\(error)")
        }
    }

    private static func making(_ directory: String) -> String { "making the ledger \(directory)" }

    /// Where nobody else makes one at the same time.
    ///
    /// - Parameter signer: the key of a ledger that was lost; nil: a new one is made
    static func create(
        at directory: String, origin: String, signer given: SignerKey?, clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> Ledger {
        let name = try keyName(origin)
        // One that was good to an older version is restored as it is.
        if given == nil, let problem = TextCheck.problem(in: origin, field: "origin") {
            throw .badOrigin(origin, why: problem.message)
        }
        if origin.utf8.count > 256 { throw .badOrigin(origin, why: "it has more than 256 bytes") }
        let files = LedgerFiles(directory: directory)
        try LedgerFiles.expectOwn(directory)
        let signer: SignerKey
        do {
            if let given { signer = given } else { signer = try SignerKey.generate(name: name) }
        } catch {
            throw .badOrigin(origin, why: "\(error)")
        }
        let act = making(directory)
        if DurableFile.kind(files.unfinished) != .nothing { files.discardAll() }
        for file in [
            files.data, files.signerKey, files.verifierKey, files.checkpoint, files.nextSignerKey,
            files.nextVerifierKey,
        ] where DurableFile.kind(file) != .nothing {
            throw .exists(directory)
        }
        let environment: Environment
        do throws(StoreError) {
            try DurableFile.makeDirectory(directory, mode: 0o700, act: act)
            try DurableFile.create(files.unfinished, Array("repeat alliance init\n".utf8), mode: 0o600, act: act)
            try DurableFile.create(files.signerKey, Array((signer.secretText + "\n").utf8), mode: 0o600, act: act)
            try DurableFile.create(
                files.verifierKey, Array((signer.verifier.text + "\n").utf8), mode: 0o644, act: act)
            environment = try Environment.open(path: directory, tables: LogTables.definitions, access: .create)
            try environment.write(act) { (write) throws(StoreError) -> Outcome<Void> in
                try write.putMeta("format", Array(Format.current.utf8).span)
                try write.putMeta("origin", Array(origin.utf8).span)
                try write.putMeta(Head.name, Head.empty.bytes.span)
                try write.putMeta(Ledger.rowVersionName, [Row.version].span)
                return .commit(())
            }
        } catch {
            files.discardAll()
            DurableFile.discard(directory)
            throw .store(error)
        }
        let ledger = Ledger(
            directory: directory, origin: origin, environment: environment, verifier: signer.verifier,
            clock: clock)
        do throws(LedgerError) {
            try ledger.sign()
            do {
                try DurableFile.remove(files.unfinished, act: act)
            } catch {
                throw .store(error)
            }
        } catch {
            ledger.close()
            files.discardAll()
            DurableFile.discard(directory)
            throw error
        }
        return ledger
    }

    /// Opens what is there. For writing the key is needed, the store is compared with the last signed checkpoint, and a
    /// head that was not signed before a crash is signed now.
    public static func open(
        at directory: String, for access: Access, clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> Ledger {
        let ledger = try openWithoutSigning(at: directory, for: access, clock: clock)
        if access == .writing {
            try ledger.sign()
            try ledger.rebuildRowsOfAnotherVersion()
        }
        return ledger
    }

    static func openWithoutSigning(
        at directory: String, for access: Access, clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> Ledger {
        let files = LedgerFiles(directory: directory)
        switch DurableFile.kind(directory) {
        case .nothing: throw .notThere(directory)
        case .file, .special: throw .notALedger(directory)
        case .directory: break
        }
        if DurableFile.kind(files.unfinished) != .nothing { throw .unfinished(directory) }
        guard DurableFile.kind(files.data) == .file else {
            if DurableFile.kind(files.checkpoint) == .file { throw .notALedger(directory) }
            throw .notThere(directory)
        }
        if access == .writing { try LedgerFiles.expectOwn(directory) }
        let environment: Environment
        let format: String?
        let found: String?
        do throws(StoreError) {
            environment = try Environment.open(
                path: directory, tables: LogTables.definitions, access: access == .writing ? .readWrite : .readOnly)
            (format, found) = try environment.read("opening \(directory)") { (read) throws(StoreError) in
                (try read.metaText("format"), try read.metaText("origin"))
            }
        } catch {
            if error.kind == .missingTable || error.kind == .notAStore { throw .notALedger(directory) }
            throw .store(error)
        }
        guard let format, let origin = found else { throw .notALedger(directory) }
        guard format == Format.current else { throw .newerFormat(directory, found: format) }
        let verifier = try files.readVerifier(files.verifierKey)
        guard verifier.name.description == origin else { throw .keyOfAnother(files.verifierKey, expected: origin) }
        return Ledger(
            directory: directory, origin: origin, environment: environment, verifier: verifier, clock: clock)
    }

    static let rowVersionName = "rows"

    /// Ends the use of the files; a `Ledger` that goes away does the same.
    public func close() { environment.close() }

    /// Read anew each time: another process may have replaced the key.
    var policy: CheckpointPolicy {
        get throws(LedgerError) { try keys().policy }
    }

    /// The number of entries.
    public func size() throws(LedgerError) -> Int {
        Int(try reading("reading the size") { (read) throws(StoreError) in try Head(read).range.size })
    }

    func reading<R>(
        _ act: String, _ body: (borrowing ReadTransaction) throws(StoreError) -> R
    ) throws(LedgerError) -> R {
        do {
            return try environment.read(act, body)
        } catch {
            throw .store(error)
        }
    }

    func writing<R>(
        _ act: String, _ body: (inout WriteTransaction) throws(StoreError) -> Outcome<R>
    ) throws(LedgerError) -> R {
        do {
            return try environment.write(act, body)
        } catch {
            throw .store(error)
        }
    }

    /// As `writing`, where the ledger itself can find a reason to stop: then nothing is kept.
    func deciding<R>(
        _ act: String, _ body: (inout WriteTransaction) throws(LedgerError) -> Outcome<R>
    ) throws(LedgerError) -> R {
        try writing(act) { (write) throws(StoreError) -> Outcome<Result<R, LedgerError>> in
            do throws(LedgerError) {
                switch try body(&write) {
                case .commit(let value): return .commit(.success(value))
                case .abort(let value): return .abort(.success(value))
                }
            } catch {
                return .abort(.failure(error))
            }
        }.get()
    }
}

extension ReadTransaction {
    func metaText(_ name: String) throws(StoreError) -> String? {
        try meta(name) { (bytes) -> String? in
            do {
                return String(copying: try UTF8Span(validating: bytes))
            } catch {
                return nil
            }
        } ?? nil
    }

    func metaBytes(_ name: String) throws(StoreError) -> [UInt8]? {
        try meta(name) { [UInt8]($0) }
    }
}
