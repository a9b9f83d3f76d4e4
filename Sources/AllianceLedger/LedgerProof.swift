import Alliances
import EventLog
import LMDB
import Projections
import TransparencyLog

/// That a copy of a ledger is whole: every check this program can make of it.
struct LedgerProof {
    let size: Int
    let root: TreeHash
    /// Of the checkpoint in the store.
    let signedSize: Int
    let checks: [Check]

    /// What is wrong, the first of it.
    var finding: (check: String, finding: String)? {
        for check in checks {
            if case .failed(let findings) = check.result { return (check.name, findings.first ?? check.claim) }
        }
        return nil
    }

    /// Rows that another version of the program wrote are not compared: they are made anew, and what a newer one wrote
    /// cannot be folded here.
    init(_ ledger: Ledger, progress: ((Int) -> Void)?) throws(LedgerError) {
        let (isWhole, bytes) = try ledger.reading("verifying the copy") { (read) throws(StoreError) in
            let isOurs = try read.metaBytes(Ledger.rowVersionName) == [Row.version]
            return (isOurs ? try Head(read).isFolded : false, try read.metaBytes(Ledger.checkpointName))
        }
        let report = try ledger.replay(isWhole ? .everything : .log, progress: progress)
        size = report.size
        root = report.root
        checks =
            report.checks
            + (isWhole
                ? []
                : [
                    Check(
                        name: "rows", claim: "every row of every projection, folded again, is the one stored",
                        result: .skipped("another version of this program wrote them"))
                ])
        do {
            signedSize = Int(try bytes.map { try ledger.policy.verify($0).checkpoint.size } ?? 0)
        } catch {
            // The check of the checkpoint has said so.
            signedSize = 0
        }
    }
}
