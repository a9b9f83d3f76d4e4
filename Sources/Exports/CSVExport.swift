import AllianceLedger

/// A folder of CSV files with `datapackage.json`. The same bytes each time at one size and day.
package enum CSVExport {
    private static let act = "writing the CSV files"

    /// - Returns: the rows written
    package static func write(
        _ ledger: Ledger, _ question: Question, to path: String, replacing: Bool, defused: Bool, program: String
    ) throws(LedgerError) -> Int {
        do {
            let folder = try NewFolder(path, mark: DataPackage.name, replacing: replacing, act: act)
            var teller = TableTeller(try CSVFolder(in: folder, defused: defused), program: program)
            try ledger.tell(question, to: &teller)
            let files = try teller.sink.finish()
            if let standpoint = teller.standpoint {
                let package = try folder.file(DataPackage.name)
                try package.write(DataPackage.json(standpoint, files, defused: defused))
                try package.finish()
            }
            try folder.commit()
            return teller.count
        } catch let error as LedgerError {
            throw error
        } catch let error as StreamError {
            throw .store(error)
        } catch {
            throw .store(StreamError(.engine, act: act, "\(error)"))
        }
    }
}
