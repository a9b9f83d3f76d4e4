import Alliances
import LMDB
import TransparencyLog

extension Ledger {
    /// Makes the store of a damaged ledger anew from its entries: indexes, rows, tree and head. Every entry must have the
    /// hash that the newest signed checkpoint's tree gives it; one that has not is sought elsewhere, by that hash.
    ///
    /// The old file is kept. Not while this process, or any other, has the ledger open.
    ///
    /// - Parameters:
    ///   - source: a published log, or another copy of the ledger, to take lost entries from
    ///   - changing: nil or false: only tell what can be done
    public static func repair(
        at directory: String, from source: String?, changing: Bool, clock: @escaping @Sendable () -> Instant
    ) throws(RepairError) -> RepairReport {
        let files = LedgerFiles(directory: directory)
        guard DurableFile.kind(files.data) == .file else { throw .ledger(.notThere(directory)) }
        var place: RepairSource?
        if let source {
            do throws(AuditError) {
                place = try RepairSource(source)
            } catch {
                throw .source(error)
            }
        }
        do throws(LedgerError) {
            let policy = try files.readKeys().policy
            let checks = try examine(directory, clock: clock)
            guard checks.contains(where: \.isFailed) else {
                let size = try size(of: directory, clock)
                return RepairReport(
                    origin: policy.origin.description, size: size, signedSize: size, checks: checks,
                    outcome: .nothingToDo)
            }
            var repair = try Repair(directory, policy, checks: checks, source: place, clock: clock)
            return try repair.run(changing: changing)
        } catch {
            throw .ledger(error)
        }
    }

    /// All that `verify` looks at. A store that contradicts itself is a finding.
    static func examine(
        _ directory: String, clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> [Check] {
        let broken: String
        do throws(LedgerError) {
            let pages = try checkPages(at: directory)
            if pages.isFailed { return [pages] }
            let ledger = try openWithoutSigning(at: directory, for: .reading, clock: clock)
            defer { ledger.close() }
            return [pages] + (try ledger.replay().checks)
        } catch {
            switch error {
            case .store(let store) where store.kind == .corrupted || store.kind == .versionMismatch:
                broken = store.message
            case .notALedger, .newerFormat: broken = error.message
            default: throw error
            }
        }
        return [Check(name: "store", claim: "the store can be read", result: .failed([broken]))]
    }

    private static func size(
        of directory: String, _ clock: @escaping @Sendable () -> Instant
    ) throws(LedgerError) -> Int {
        let ledger = try openWithoutSigning(at: directory, for: .reading, clock: clock)
        defer { ledger.close() }
        return try ledger.size()
    }
}

extension LedgerFiles {
    func readVerifierText(_ policy: CheckpointPolicy) throws(LedgerError) -> String {
        try readVerifier(verifierKey).text
    }
}

extension Check {
    var isFailed: Bool {
        if case .failed = result { true } else { false }
    }
}

/// Why it could not even be looked at.
public enum RepairError: Error, Equatable, Sendable {
    case ledger(LedgerError)
    case source(AuditError)
}
