import LMDB

/// The tables of the store. Few, small and local, since pages touched at random are what durable appending costs.
///
/// All numbers are big-endian.
///
/// | table | key | value |
/// |---|---|---|
/// | entries | position u32 | subject u32, 1 + previous position about it u32 (0 = none), 0x00, entry |
/// | ids | run | positions by hashed id, see `HashRuns` |
/// | names | run | subject numbers by hashed name, see `HashRuns` |
/// | subjects | subject u32 | 1 + last position u32 (0 = none), entries u32, shelf u8, length u8, name, row |
/// | shelves | shelf u8 | subjects u32 |
/// | references | subject u32 | positions u32 of the entries that refer to it |
/// | supersessions | position u32 | position u32 of the entry that took it out |
/// | tiles | level u8, number u32 | opaque |
/// | meta | name | opaque |
public enum LogTables {
    static let entries = Table<LogPosition>(0, "entries")
    static let ids = HashRuns(Table(1, "ids"))
    static let names = HashRuns(Table(2, "names"))
    static let subjects = Table<SubjectNumber>(3, "subjects")
    static let shelves = IndexTable<Shelf, SubjectNumber>(4, "shelves")
    static let references = IndexTable<SubjectNumber, LogPosition>(5, "references")
    static let supersessions = Table<LogPosition>(6, "supersessions")
    static let tiles = Table<KeyPair<UInt8, UInt32>>(7, "tiles")
    static let meta = Table<String>(8, "meta")

    /// For `Environment.open`.
    public static let definitions: [TableDefinition] = [
        entries.definition, ids.table.definition, names.table.definition, subjects.definition, shelves.definition,
        references.definition, supersessions.definition, tiles.definition, meta.definition,
    ]
}
