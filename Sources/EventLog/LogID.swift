/// The 16 bytes of an entry's id.
public struct LogID: Hashable, Sendable {
    /// The first eight bytes, big-endian, and the last eight.
    public let high: UInt64
    public let low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
