import CLMDB

/// What `Environment.open` must know of a table.
public struct TableDefinition: Sendable {
    public let ordinal: Int
    public let name: StaticString
    public let isIndex: Bool

    /// The flags LMDB keeps with the table (`lmdb.h mdb_dbi_open`).
    var flags: UInt32 { isIndex ? UInt32(MDB_DUPSORT | MDB_DUPFIXED) : 0 }
}
