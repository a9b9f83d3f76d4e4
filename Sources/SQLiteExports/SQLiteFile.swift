import AllianceLedger
import Exports
import GRDB

/// A SQLite database of one state of a ledger. The same bytes each time at one size and day, by one version of SQLite.
package enum SQLiteFile {
    /// - Returns: the rows written
    package static func write(
        _ ledger: Ledger, _ question: Question, to path: String, replacing: Bool, program: String
    ) throws(LedgerError) -> Int {
        do {
            let file = try NewFile(path, replacing: replacing, act: StreamError.sqliteAct)
            let queue = try DatabaseQueue(path: file.temporary, configuration: configuration)
            let rows = try queue.writeWithoutTransaction { database in
                // Nobody reads the file before it is whole, and what is cut short is thrown away.
                try database.execute(sql: "BEGIN EXCLUSIVE")
                var teller = TableTeller(try SQLiteTables(database), program: program)
                try ledger.tell(question, to: &teller)
                try teller.sink.finish()
                for table in Schema.tables {
                    for index in SQLiteSchema.indexes(table) { try database.execute(sql: index) }
                }
                for view in SQLiteViews.all { try database.execute(sql: view) }
                try database.execute(sql: "COMMIT")
                return teller.count
            }
            try queue.close()
            try file.commit()
            return rows
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .store(StreamError(sqlite: error))
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        // The rows come in the order of the log, not of the references; that all are met is what the ledger sees to.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            for pragma in [
                "page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE",
                "cache_size = -16384", "application_id = 1095519305", "user_version = \(Schema.version)",
            ] {
                try database.execute(sql: "PRAGMA \(pragma)")
            }
        }
        return configuration
    }
}
