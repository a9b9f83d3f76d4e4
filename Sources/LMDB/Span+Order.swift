extension Span<UInt8> {
    /// Negative, zero or positive as these bytes sort before, with or after the others: LMDB's own order.
    func order(to other: Span<UInt8>) -> Int {
        for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
            return self[index] < other[index] ? -1 : 1
        }
        return count == other.count ? 0 : count < other.count ? -1 : 1
    }

    func begins(with prefix: Span<UInt8>) -> Bool {
        count >= prefix.count && extracting(first: prefix.count).isSame(as: prefix)
    }
}
