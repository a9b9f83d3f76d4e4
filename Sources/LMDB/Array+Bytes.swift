extension [UInt8] {
    /// A copy of the bytes.
    @inlinable
    public init(_ bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }

    @inlinable
    public mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    @inlinable
    public mutating func append(bigEndian number: UInt32) {
        unsafe Swift.withUnsafeBytes(of: number.bigEndian) { unsafe append(contentsOf: $0) }
    }

    @inlinable
    public mutating func append(bigEndian number: UInt64) {
        unsafe Swift.withUnsafeBytes(of: number.bigEndian) { unsafe append(contentsOf: $0) }
    }
}

extension [UInt8] {
    /// Eight bytes to a number, big-endian.
    public init(bigEndian numbers: Span<UInt64>) {
        self = unsafe [UInt8](unsafeUninitializedCapacity: numbers.count * 8) { bytes, count in
            let raw = UnsafeMutableRawBufferPointer(bytes)
            for index in numbers.indices {
                unsafe raw.storeBytes(of: numbers[index].bigEndian, toByteOffset: index * 8, as: UInt64.self)
            }
            count = numbers.count * 8
        }
    }
}
