/// The eight bytes of `value`, most significant first.
func bigEndianBytes(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(56 - 8 * $0)) }
}

/// The four bytes of `value`, most significant first.
func bigEndianBytes(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * $0)) }
}

/// Traps where the value does not fit: for at most eight bytes.
func bigEndianValue(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    precondition(bytes.count <= 8, "At most eight bytes make a 64-bit number.")
    return bytes.reduce(0) { $0 << 8 | UInt64($1) }
}
