import CLMDB

/// What becomes of a process that walks a damaged store: LMDB checks entries of its tables, not its own pages.
public enum DamageGuard {
    /// From now on a fault while reading the store ends the process with a sentence on standard error and this exit
    /// status, instead of a crash. For programs, once, before a store is opened.
    public static func install(exitStatus: Int32) {
        clmdb_guard_against_damage(exitStatus)
    }
}
