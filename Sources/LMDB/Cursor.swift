import CLMDB

/// A place in a table, closed at the end of its scope, which is inside the transaction.
@safe
struct Cursor: ~Copyable {
    private let raw: OpaquePointer
    private(set) var key = unsafe MDB_val()
    private(set) var value = unsafe MDB_val()

    init(_ transaction: borrowing ReadTransaction, ordinal: Int) throws(StoreError) {
        var opened: OpaquePointer?
        let code = unsafe mdb_cursor_open(transaction.raw, transaction.environment.tables[ordinal], &opened)
        guard code == 0, let raw = unsafe opened else { throw transaction.failure(code) }
        unsafe self.raw = raw
    }

    deinit { unsafe mdb_cursor_close(raw) }

    /// `false` if there is nothing there.
    mutating func move(
        _ operation: MDB_cursor_op, in transaction: borrowing ReadTransaction
    ) throws(StoreError) -> Bool {
        let code = unsafe mdb_cursor_get(raw, &key, &value, operation)
        if code == 0 { return true }
        guard code == MDB_NOTFOUND else { throw transaction.failure(code) }
        return false
    }

    mutating func move(
        _ operation: MDB_cursor_op, key sought: Span<UInt8>, value member: Span<UInt8> = Span(),
        in transaction: borrowing ReadTransaction
    ) throws(StoreError) -> Bool {
        // LMDB copies what it needs of the sought key and lets `key` and `value` point into the map.
        let code = unsafe sought.withUnsafeBytes { sought in
            unsafe member.withUnsafeBytes { member in
                unsafe key = MDB_val(sought)
                unsafe value = MDB_val(member)
                return unsafe mdb_cursor_get(raw, &key, &value, operation)
            }
        }
        if code == 0 { return true }
        guard code == MDB_NOTFOUND else { throw transaction.failure(code) }
        return false
    }

    /// The members of the key the cursor is at.
    func count(in transaction: borrowing ReadTransaction) throws(StoreError) -> Int {
        var count = 0
        let code = unsafe mdb_cursor_count(raw, &count)
        guard code == 0 else { throw transaction.failure(code) }
        return count
    }

    var keyBytes: Span<UInt8> {
        @_lifetime(borrow self)
        get { unsafe _overrideLifetime(key.span, borrowing: self) }
    }

    var valueBytes: Span<UInt8> {
        @_lifetime(borrow self)
        get { unsafe _overrideLifetime(value.span, borrowing: self) }
    }
}
