/// What can be a key: at least 1 and at most 511 bytes whose bytewise order is the order of the keys.
public protocol TableKey: Sendable {
    func withKeyBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R
    /// `nil` if no key is stored as these bytes.
    init?(keyBytes: Span<UInt8>)
}

extension [UInt8]: TableKey {
    @inlinable
    public func withKeyBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(span)
    }

    @inlinable
    public init?(keyBytes: Span<UInt8>) {
        self.init(keyBytes)
    }
}

extension String: TableKey {
    @inlinable
    public func withKeyBytes<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(utf8.span)
    }

    @inlinable
    public init?(keyBytes: Span<UInt8>) {
        guard let text = try? UTF8Span(validating: keyBytes) else { return nil }
        self.init(copying: text)
    }
}
