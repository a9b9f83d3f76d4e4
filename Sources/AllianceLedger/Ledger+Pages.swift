import EventLog
import LMDB

extension Ledger {
    /// Looks at each page of the store before anything follows them: what passes can be opened and read without a fault.
    ///
    /// Not while this process has the ledger open.
    ///
    /// - Throws: `notThere`, and what the system refuses
    public static func checkPages(at directory: String) throws(LedgerError) -> Check {
        let faults: [PageFault]
        do throws(StoreError) {
            faults = try pageFaults(at: directory)
        } catch {
            switch error.kind {
            case .notFound: throw .notThere(directory)
            case .notAStore where DurableFile.kind(LedgerFiles(directory: directory).checkpoint) == .nothing:
                throw .notALedger(directory)
            case .notAStore, .versionMismatch, .corrupted:
                // A ledger signs what it holds: this was one.
                faults = [PageFault(page: 0, table: "the store's header", what: "it does not begin as a store does")]
            default: throw .store(error)
            }
        }
        let told = faults.prefix(10).map(\.description)
        let more = faults.count > told.count ? ["and more"] : []
        return Check(
            name: "pages", claim: "every page of the store is as it was written, in use once or free",
            result: faults.isEmpty ? .passed : .failed(told + more))
    }

    static func pageFaults(at directory: String) throws(StoreError) -> [PageFault] {
        let act = "checking the pages of \(directory)"
        while true {
            do throws(StoreError) {
                return try StoreCheck.pages(of: directory, tables: LogTables.definitions, act: act)
            } catch {
                // A writer was faster.
                guard error.kind == .conflict else { throw error }
            }
        }
    }
}
