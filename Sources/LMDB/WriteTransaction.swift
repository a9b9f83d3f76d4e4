import CLMDB

/// The right to change the store, lent by `Environment.write`.
///
/// Reading goes through `reading`: bytes lent by it are borrowed from the transaction, so nothing can be written, and no
/// page can move, while they are looked at.
@safe
public struct WriteTransaction: ~Copyable {
    public let reading: ReadTransaction
    let trace: TraceWriter?
    /// One open cursor a table: sorted writes then find their page where the last one was. LMDB closes them with the
    /// transaction (`lmdb.h mdb_cursor_open`).
    private var cursors: [OpaquePointer?]

    init(reading: consuming ReadTransaction, trace: TraceWriter?) {
        unsafe cursors = [OpaquePointer?](repeating: nil, count: reading.environment.tables.count)
        self.reading = reading
        self.trace = trace
    }

    /// Puts a value, in place of the one the key had.
    @inlinable
    public mutating func put<Key: TableKey>(
        _ table: Table<Key>, _ key: Key, _ value: Span<UInt8>
    ) throws(StoreError) {
        try put(table, key, Span(), value)
    }

    /// Puts a value made of two parts, without joining them first.
    @inlinable
    public mutating func put<Key: TableKey>(
        _ table: Table<Key>, _ key: Key, _ head: Span<UInt8>, _ body: Span<UInt8>
    ) throws(StoreError) {
        try key.withKeyBytes { (key) throws(StoreError) in
            _ = try store(table.ordinal, key, .replacing, head, body)
        }
    }

    /// Puts a value unless the key has one. `false` if it has.
    @inlinable
    public mutating func insert<Key: TableKey>(
        _ table: Table<Key>, _ key: Key, _ value: Span<UInt8>
    ) throws(StoreError) -> Bool {
        try key.withKeyBytes { (key) throws(StoreError) in
            try store(table.ordinal, key, .keeping, Span(), value)
        }
    }

    /// Puts a value after all others, quickly.
    /// - Throws: `conflict` if the key is not greater than the last one.
    @inlinable
    public mutating func append<Key: TableKey>(
        _ table: Table<Key>, _ key: Key, _ value: Span<UInt8>
    ) throws(StoreError) {
        try append(table, key, Span(), value)
    }

    /// Appends a value made of two parts, without joining them first.
    @inlinable
    public mutating func append<Key: TableKey>(
        _ table: Table<Key>, _ key: Key, _ head: Span<UInt8>, _ body: Span<UInt8>
    ) throws(StoreError) {
        try key.withKeyBytes { (key) throws(StoreError) in
            guard try store(table.ordinal, key, .appending, head, body) else { throw reading.conflict() }
        }
    }

    /// `false` if the key had no value.
    @inlinable
    @discardableResult
    public mutating func delete<Key: TableKey>(_ table: Table<Key>, _ key: Key) throws(StoreError) -> Bool {
        try key.withKeyBytes { (key) throws(StoreError) in
            try remove(table.ordinal, key, Span())
        }
    }

    /// Removes all keys.
    public mutating func clear<Key: TableKey>(_ table: Table<Key>) throws(StoreError) {
        try empty(table.ordinal)
    }

    /// `false` if the key had the member.
    @inlinable
    @discardableResult
    public mutating func add<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, _ key: Key, _ member: Member
    ) throws(StoreError) -> Bool {
        try key.withKeyBytes { (key) throws(StoreError) in
            try member.withKeyBytes { (member) throws(StoreError) in
                try store(index.ordinal, key, .addingMember, Span(), member)
            }
        }
    }

    /// Adds a member after all others of the key, quickly.
    /// - Throws: `conflict` if it is not greater than the last one.
    @inlinable
    public mutating func append<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, _ key: Key, _ member: Member
    ) throws(StoreError) {
        try key.withKeyBytes { (key) throws(StoreError) in
            try member.withKeyBytes { (member) throws(StoreError) in
                guard try store(index.ordinal, key, .appendingMember, Span(), member) else {
                    throw reading.conflict()
                }
            }
        }
    }

    /// `false` if the key did not have the member.
    @inlinable
    @discardableResult
    public mutating func remove<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, _ key: Key, _ member: Member
    ) throws(StoreError) -> Bool {
        try key.withKeyBytes { (key) throws(StoreError) in
            try member.withKeyBytes { (member) throws(StoreError) in
                try remove(index.ordinal, key, member)
            }
        }
    }

    /// Removes all members of all keys.
    public mutating func clear<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>
    ) throws(StoreError) {
        try empty(index.ordinal)
    }
}

// What follows knows bytes only, so that the typed part above can be specialised by the modules that call it.
extension WriteTransaction {
    @usableFromInline
    enum Manner {
        case replacing
        case keeping
        case appending
        case addingMember
        case appendingMember

        var flags: UInt32 {
            switch self {
            case .replacing: 0
            case .keeping: UInt32(MDB_NOOVERWRITE)
            case .appending: UInt32(MDB_APPEND)
            case .addingMember: UInt32(MDB_NODUPDATA)
            case .appendingMember: UInt32(MDB_APPENDDUP)
            }
        }
    }

    /// `false` if LMDB answers that the key, or the member, exists.
    @usableFromInline
    mutating func store(
        _ ordinal: Int, _ key: Span<UInt8>, _ manner: Manner, _ head: Span<UInt8>, _ body: Span<UInt8>
    ) throws(StoreError) -> Bool {
        try reading.checkKey(key)
        let flags = manner.flags
        let cursor = try unsafe cursor(ordinal)
        let code = unsafe key.withUnsafeBytes { key in
            unsafe head.withUnsafeBytes { head in
                unsafe body.withUnsafeBytes { body in
                    unsafe WriteTransaction.put(cursor, MDB_val(key), flags, head, body)
                }
            }
        }
        if code == MDB_KEYEXIST { return false }
        guard code == 0 else { throw reading.failure(code) }
        trace?.record(.put, table: ordinal, flags: flags, key: key, head: head, body: body)
        return true
    }

    private mutating func cursor(_ ordinal: Int) throws(StoreError) -> OpaquePointer {
        if let cursor = unsafe cursors[ordinal] { return unsafe cursor }
        var opened: OpaquePointer?
        let code = unsafe mdb_cursor_open(reading.raw, reading.environment.tables[ordinal], &opened)
        guard code == 0, let cursor = unsafe opened else { throw reading.failure(code) }
        unsafe cursors[ordinal] = cursor
        return unsafe cursor
    }

    /// Before a deletion, so that no cursor stands on what goes away.
    private mutating func forgetCursor(_ ordinal: Int) {
        guard let cursor = unsafe cursors[ordinal] else { return }
        unsafe mdb_cursor_close(cursor)
        unsafe cursors[ordinal] = nil
    }

    private static func put(
        _ cursor: OpaquePointer, _ key: MDB_val, _ flags: UInt32, _ head: UnsafeRawBufferPointer,
        _ body: UnsafeRawBufferPointer
    ) -> Int32 {
        var key = unsafe key
        guard let start = head.baseAddress, head.count > 0 else {
            var value = unsafe MDB_val(body)
            return unsafe mdb_cursor_put(cursor, &key, &value, flags)
        }
        // Two parts are written straight into the page.
        var value = unsafe MDB_val(mv_size: head.count + body.count, mv_data: nil)
        let code = unsafe mdb_cursor_put(cursor, &key, &value, flags | UInt32(MDB_RESERVE))
        if code == 0, let room = unsafe value.mv_data {
            unsafe room.copyMemory(from: start, byteCount: head.count)
            if let start = body.baseAddress {
                unsafe (room + head.count).copyMemory(from: start, byteCount: body.count)
            }
        }
        return code
    }

    /// Without a member, all of the key.
    @usableFromInline
    mutating func remove(_ ordinal: Int, _ key: Span<UInt8>, _ member: Span<UInt8>) throws(StoreError) -> Bool {
        try reading.checkKey(key)
        forgetCursor(ordinal)
        let code = unsafe key.withUnsafeBytes { key in
            unsafe member.withUnsafeBytes { member in
                let table = reading.environment.tables[ordinal]
                var key = unsafe MDB_val(key)
                if unsafe member.isEmpty { return unsafe mdb_del(reading.raw, table, &key, nil) }
                var member = unsafe MDB_val(member)
                return unsafe mdb_del(reading.raw, table, &key, &member)
            }
        }
        if code == MDB_NOTFOUND { return false }
        guard code == 0 else { throw reading.failure(code) }
        trace?.record(.delete, table: ordinal, key: key, body: member)
        return true
    }

    mutating func empty(_ ordinal: Int) throws(StoreError) {
        forgetCursor(ordinal)
        let code = unsafe mdb_drop(reading.raw, reading.environment.tables[ordinal], 0)
        guard code == 0 else { throw reading.failure(code) }
        trace?.record(.clear, table: ordinal)
    }
}
