/// Two keys in one, sorted by the first and then by the second. Together they have at most 8 bytes.
public struct KeyPair<First: FixedKey, Second: FixedKey>: FixedKey {
    public let first: First
    public let second: Second

    @inlinable
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    @inlinable
    public init(packed: UInt64) {
        let bits = UInt64(Second.width * 8)
        self.init(First(packed: packed >> bits), Second(packed: packed & (1 << bits - 1)))
    }

    @inlinable public static var width: Int { First.width + Second.width }
    @inlinable public var packed: UInt64 { first.packed << UInt64(Second.width * 8) | second.packed }
}

extension KeyPair: Equatable where First: Equatable, Second: Equatable {}
extension KeyPair: Hashable where First: Hashable, Second: Hashable {}
