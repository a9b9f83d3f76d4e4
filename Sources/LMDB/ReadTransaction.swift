import CLMDB

/// A view of the store as of one moment, lent by `Environment.read`, or the reading part of a write transaction.
///
/// Bytes are lent to closures as spans into the map: nothing is copied and nothing can be kept.
@safe
public struct ReadTransaction: ~Copyable {
    let raw: OpaquePointer
    let environment: Environment
    /// What the transaction is for, as the errors tell it.
    public let act: String

    init(raw: OpaquePointer, environment: Environment, act: String) {
        unsafe self.raw = raw
        self.environment = environment
        self.act = act
    }

    /// Of the commit that is looked at.
    var number: Int { unsafe mdb_txn_id(raw) }

    /// Calls `body` with the value of the key; `nil` if there is none.
    @inlinable
    public func get<Key: TableKey, R>(
        _ table: Table<Key>, _ key: Key, _ body: (Span<UInt8>) throws(StoreError) -> R
    ) throws(StoreError) -> R? {
        var result: R?
        try key.withKeyBytes { (key) throws(StoreError) in
            try value(table.ordinal, key) { (bytes) throws(StoreError) in result = try body(bytes) }
        }
        return result
    }

    @inlinable
    public func contains<Key: TableKey>(_ table: Table<Key>, _ key: Key) throws(StoreError) -> Bool {
        try get(table, key) { _ in true } ?? false
    }

    /// Calls `body` with each key and value in order, until it says stop.
    /// - Parameters:
    ///   - from: where the scan starts, itself included: the smallest key in ascending, the greatest in descending order.
    ///   - through: where it ends, itself included.
    @inlinable
    public func scan<Key: TableKey>(
        _ table: Table<Key>, from: Key? = nil, through: Key? = nil, order: ScanOrder = .ascending,
        _ body: (Key, Span<UInt8>) throws(StoreError) -> Step
    ) throws(StoreError) {
        try bound(from) { (from) throws(StoreError) in
            try bound(through) { (through) throws(StoreError) in
                try scan(table.ordinal, from: from, through: through, prefix: Span(), order) {
                    (key, value) throws(StoreError) in
                    guard let key = Key(keyBytes: key) else { throw badKey(table.name) }
                    return try body(key, value)
                }
            }
        }
    }

    /// Calls `body` with each key that begins with `prefix`, in ascending order, until it says stop.
    @inlinable
    public func scan<Key: TableKey>(
        _ table: Table<Key>, prefix: Span<UInt8>, _ body: (Key, Span<UInt8>) throws(StoreError) -> Step
    ) throws(StoreError) {
        try scan(table.ordinal, from: prefix, through: Span(), prefix: prefix, .ascending) {
            (key, value) throws(StoreError) in
            guard let key = Key(keyBytes: key) else { throw badKey(table.name) }
            return try body(key, value)
        }
    }

    @inlinable
    public func firstKey<Key: TableKey>(_ table: Table<Key>) throws(StoreError) -> Key? {
        var first: Key?
        try scan(table) { (key, _) in
            first = key
            return .stop
        }
        return first
    }

    @inlinable
    public func lastKey<Key: TableKey>(_ table: Table<Key>) throws(StoreError) -> Key? {
        var last: Key?
        try scan(table, order: .descending) { (key, _) in
            last = key
            return .stop
        }
        return last
    }

    /// How many keys the table has.
    public func count<Key: TableKey>(_ table: Table<Key>) throws(StoreError) -> Int { try items(table.ordinal) }

    /// How many pairs of key and member the index has.
    public func count<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>
    ) throws(StoreError) -> Int { try items(index.ordinal) }
}

// What follows knows bytes only, so that the typed part above can be specialised by the modules that call it.
extension ReadTransaction {
    func failure(_ code: Int32) -> StoreError { StoreError(code: code, act: act, path: environment.path) }

    @usableFromInline
    func conflict() -> StoreError { failure(MDB_KEYEXIST) }

    @usableFromInline
    func badKey(_ table: StaticString) -> StoreError {
        StoreError.corrupted(act, "a key of the table \(table) does not have its form")
    }

    @inlinable
    func bound<Key: TableKey>(_ key: Key?, _ body: (Span<UInt8>) throws(StoreError) -> Void) throws(StoreError) {
        if let key { try key.withKeyBytes(body) } else { try body(Span()) }
    }

    @usableFromInline
    func checkKey(_ key: Span<UInt8>) throws(StoreError) {
        guard key.count > 0, key.count <= 511 else {
            throw StoreError(.badKey, act: act, "A key has \(key.count) bytes; it must have 1 to 511.")
        }
    }

    @usableFromInline
    func value(
        _ ordinal: Int, _ key: Span<UInt8>, _ body: (Span<UInt8>) throws(StoreError) -> Void
    ) throws(StoreError) {
        try checkKey(key)
        var value = unsafe MDB_val()
        let code = unsafe key.withUnsafeBytes { key in
            var key = unsafe MDB_val(key)
            return unsafe mdb_get(raw, environment.tables[ordinal], &key, &value)
        }
        if code == MDB_NOTFOUND { return }
        guard code == 0 else { throw failure(code) }
        try unsafe body(value.span)
    }

    /// An empty `from`, `through` or `prefix` means none.
    @usableFromInline
    func scan(
        _ ordinal: Int, from: Span<UInt8>, through: Span<UInt8>, prefix: Span<UInt8>, _ order: ScanOrder,
        _ body: (Span<UInt8>, Span<UInt8>) throws(StoreError) -> Step
    ) throws(StoreError) {
        var cursor = try Cursor(self, ordinal: ordinal)
        var isThere =
            switch (order, from.isEmpty) {
            case (.ascending, true): try cursor.move(MDB_FIRST, in: self)
            case (.ascending, false): try cursor.move(MDB_SET_RANGE, key: from, in: self)
            case (.descending, true): try cursor.move(MDB_LAST, in: self)
            case (.descending, false): try cursor.move(MDB_SET_RANGE, key: from, in: self)
            }
        if order == .descending, !from.isEmpty {
            // The first key at or after `from` was found: the scan starts at it only if it is `from`.
            if !isThere {
                isThere = try cursor.move(MDB_LAST, in: self)
            } else if cursor.keyBytes.order(to: from) > 0 {
                isThere = try cursor.move(MDB_PREV, in: self)
            }
        }
        while isThere {
            if !through.isEmpty {
                let order = cursor.keyBytes.order(to: through) * (order == .ascending ? 1 : -1)
                if order > 0 { return }
            }
            if !prefix.isEmpty, !cursor.keyBytes.begins(with: prefix) { return }
            guard try body(cursor.keyBytes, cursor.valueBytes) == .next else { return }
            isThere = try cursor.move(order == .ascending ? MDB_NEXT : MDB_PREV, in: self)
        }
    }

    func items(_ ordinal: Int) throws(StoreError) -> Int {
        var statistics = MDB_stat()
        let code = unsafe mdb_stat(raw, environment.tables[ordinal], &statistics)
        guard code == 0 else { throw failure(code) }
        return statistics.ms_entries
    }
}
