/// One value to a key. A constant of the module that stores in it.
public struct Table<Key: TableKey>: Sendable {
    public let name: StaticString
    /// Place in the list of tables given to `Environment.open`.
    public let ordinal: Int

    @inlinable
    public init(_ ordinal: Int, _ name: StaticString) {
        self.ordinal = ordinal
        self.name = name
    }

    public var definition: TableDefinition { TableDefinition(ordinal: ordinal, name: name, isIndex: false) }
}
