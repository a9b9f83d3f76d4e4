import CLMDB

extension ReadTransaction {
    @inlinable
    public func contains<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, _ key: Key, _ member: Member
    ) throws(StoreError) -> Bool {
        try key.withKeyBytes { (key) throws(StoreError) in
            try member.withKeyBytes { (member) throws(StoreError) in
                try contains(index.ordinal, key, member)
            }
        }
    }

    /// How many members the key has.
    @inlinable
    public func count<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, _ key: Key
    ) throws(StoreError) -> Int {
        try key.withKeyBytes { (key) throws(StoreError) in try members(index.ordinal, of: key) }
    }

    /// Calls `body` with each member of the key in order, `from` included, until it says stop.
    @inlinable
    public func scan<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, _ key: Key, from: Member? = nil, order: ScanOrder = .ascending,
        _ body: (Member) throws(StoreError) -> Step
    ) throws(StoreError) {
        try key.withKeyBytes { (key) throws(StoreError) in
            try bound(from) { (from) throws(StoreError) in
                try scan(index.ordinal, of: key, from: from, order) { (member) throws(StoreError) in
                    guard let member = Member(keyBytes: member) else { throw badKey(index.name) }
                    return try body(member)
                }
            }
        }
    }

    /// Calls `body` with each pair of key and member in ascending order, until it says stop.
    @inlinable
    public func scan<Key: TableKey, Member: FixedKey>(
        _ index: IndexTable<Key, Member>, from: Key? = nil, _ body: (Key, Member) throws(StoreError) -> Step
    ) throws(StoreError) {
        try bound(from) { (from) throws(StoreError) in
            try scan(index.ordinal, from: from, through: Span(), prefix: Span(), .ascending) {
                (key, member) throws(StoreError) in
                guard let key = Key(keyBytes: key), let member = Member(keyBytes: member) else {
                    throw badKey(index.name)
                }
                return try body(key, member)
            }
        }
    }
}

extension ReadTransaction {
    @usableFromInline
    func contains(_ ordinal: Int, _ key: Span<UInt8>, _ member: Span<UInt8>) throws(StoreError) -> Bool {
        try checkKey(key)
        var cursor = try Cursor(self, ordinal: ordinal)
        return try cursor.move(MDB_GET_BOTH, key: key, value: member, in: self)
    }

    @usableFromInline
    func members(_ ordinal: Int, of key: Span<UInt8>) throws(StoreError) -> Int {
        try checkKey(key)
        var cursor = try Cursor(self, ordinal: ordinal)
        return try cursor.move(MDB_SET, key: key, in: self) ? try cursor.count(in: self) : 0
    }

    @usableFromInline
    func scan(
        _ ordinal: Int, of key: Span<UInt8>, from: Span<UInt8>, _ order: ScanOrder,
        _ body: (Span<UInt8>) throws(StoreError) -> Step
    ) throws(StoreError) {
        try checkKey(key)
        var cursor = try Cursor(self, ordinal: ordinal)
        var isThere: Bool
        if from.isEmpty {
            isThere = try cursor.move(MDB_SET_KEY, key: key, in: self)
            if isThere, order == .descending { isThere = try cursor.move(MDB_LAST_DUP, in: self) }
        } else {
            isThere = try cursor.move(MDB_GET_BOTH_RANGE, key: key, value: from, in: self)
            if order == .descending {
                if !isThere {
                    isThere = try cursor.move(MDB_SET_KEY, key: key, in: self)
                    if isThere { isThere = try cursor.move(MDB_LAST_DUP, in: self) }
                } else if cursor.valueBytes.order(to: from) > 0 {
                    isThere = try cursor.move(MDB_PREV_DUP, in: self)
                }
            }
        }
        while isThere {
            guard try body(cursor.valueBytes) == .next else { return }
            isThere = try cursor.move(order == .ascending ? MDB_NEXT_DUP : MDB_PREV_DUP, in: self)
        }
    }
}
