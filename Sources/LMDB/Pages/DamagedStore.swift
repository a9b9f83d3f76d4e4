/// The bytes of a store that LMDB cannot follow any more, or that may not be followed: every record that any page of it
/// still shows, pages out of use included. Nothing of it is believed; the reader has to know what is true.
public final class DamagedStore: Sendable {
    private let file: MappedFile
    private let pageSize: Int

    /// - Throws: `notFound`, `permission`, `io`
    public init(_ directory: String, act: String) throws(StoreError) {
        file = try MappedFile(directory + "/data.mdb", act: act)
        let sizes = StoreMeta.both(file).map(\.pageSize).filter(StoreMeta.isPageSize)
        pageSize = sizes.contains(4096) ? 4096 : sizes.first ?? 4096
    }

    /// Of the whole file, in its order.
    public var bytes: Span<UInt8> {
        @_lifetime(borrow self)
        borrowing get { unsafe _overrideLifetime(file.buffer.span, borrowing: self) }
    }

    public func copy(_ range: Range<Int>) -> [UInt8] { file.copy(range) }

    /// Calls `body` with the key of each record and where its value lies.
    ///
    /// - Parameter keys: lengths of keys, in bytes, that are asked for
    public func forEachRecord(keys: ClosedRange<Int>, _ body: (_ key: [UInt8], _ value: Range<Int>) -> Void) {
        for page in 2..<max(file.count / pageSize, 2) {
            let start = page * pageSize
            let flags = file.u16(start + 10)
            // A page that says it is of another kind holds no records; what it holds else may have been damaged.
            if flags == PageFlag.branch || flags == PageFlag.overflow { continue }
            let lower = file.u16(start + 12)
            let isPlausible = lower >= StoreMeta.headerLength && lower <= pageSize
            let count = ((isPlausible ? lower : pageSize) - StoreMeta.headerLength) / 2
            for place in 0..<count {
                let offset = file.u16(start + StoreMeta.headerLength + place * 2)
                guard offset >= StoreMeta.headerLength + 2, offset + 8 <= pageSize else { continue }
                record(at: start + offset, end: start + pageSize, keys, body)
            }
        }
    }

    private func record(
        at node: Int, end: Int, _ keys: ClosedRange<Int>, _ body: ([UInt8], Range<Int>) -> Void
    ) {
        let length = file.u32(node)
        let keyLength = file.u16(node + 6)
        guard keys.contains(keyLength), node + 8 + keyLength <= end else { return }
        var value = node + 8 + keyLength
        if file.u16(node + 4) & PageFlag.bigValue != 0 {
            let first = file.u64(value)
            guard first < file.count / pageSize else { return }
            value = first * pageSize + StoreMeta.headerLength
        } else if value + length > end {
            return
        }
        guard length <= file.count - value else { return }
        body(file.copy(node + 8..<node + 8 + keyLength), value..<value + length)
    }
}
