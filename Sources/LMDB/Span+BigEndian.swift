// Numbers in stored values are big-endian. Here, because an unaligned load in one instruction is an unsafe operation.

extension Span<UInt8> {
    /// Four bytes from `offset` on, big-endian.
    @inlinable
    public func bigEndian32(at offset: Int) -> UInt32 {
        precondition(offset >= 0 && offset <= count - 4, "A number is read beyond the end of the bytes.")
        return UInt32(bigEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// Eight bytes from `offset` on, big-endian.
    @inlinable
    public func bigEndian64(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8, "A number is read beyond the end of the bytes.")
        return UInt64(bigEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Eight bytes from `offset` on, little-endian; for hashing.
    @inlinable
    public func littleEndian64(at offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= count - 8, "A number is read beyond the end of the bytes.")
        return UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Whether both hold the same bytes.
    @inlinable
    public func isSame(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }
}
