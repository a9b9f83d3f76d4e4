import AllianceLedger
import GRDB

extension StreamError {
    static let sqliteAct = "writing the SQLite file"

    init(sqlite error: any Error) {
        if let error = error as? StreamError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = StreamError(.engine, act: StreamError.sqliteAct, "SQLite failed: \(error).")
            return
        }
        switch (error.resultCode, error.extendedResultCode) {
        // Where a limit of the file's size is reached SQLite tells of a failed write only.
        case (.SQLITE_FULL, _), (_, .SQLITE_IOERR_WRITE):
            self = StreamError(
                .diskFull, act: StreamError.sqliteAct,
                "There is no room left on the disk, or the file would be too large."
            )
        case (.SQLITE_READONLY, _):
            self = StreamError(.readOnly, act: StreamError.sqliteAct, "The file cannot be written.")
        case (.SQLITE_CANTOPEN, _), (.SQLITE_PERM, _):
            self = StreamError(.permission, act: StreamError.sqliteAct, "The file cannot be opened.")
        default:
            self = StreamError(
                .engine, act: StreamError.sqliteAct, "SQLite failed: \(error.message ?? "\(error.resultCode)").")
        }
    }
}
