/// A sorted set of members to a key (`MDB_DUPSORT | MDB_DUPFIXED`).
public struct IndexTable<Key: TableKey, Member: FixedKey>: Sendable {
    public let name: StaticString
    /// Place in the list of tables given to `Environment.open`.
    public let ordinal: Int

    @inlinable
    public init(_ ordinal: Int, _ name: StaticString) {
        self.ordinal = ordinal
        self.name = name
    }

    public var definition: TableDefinition { TableDefinition(ordinal: ordinal, name: name, isIndex: true) }
}
