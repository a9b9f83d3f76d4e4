import LMDB

extension Ledger {
    /// From now on writes what the store is told to the file at `path`, for timing a plain LMDB loop that repeats it; with
    /// `nil` ends that. `false` if the file could not be written whole.
    package func recordWrites(to path: String?) -> Bool { environment.recordWrites(to: path) }
}
