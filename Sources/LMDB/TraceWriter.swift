#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes what write transactions do, so that a plain loop in C can repeat it and be timed.
///
/// Little-endian: `"LMDBTRC1"`, u64 map size, u32 number of tables; per table u32 flags, u32 name length, name; then
/// records of u8 operation, u8 table, u16 key length, u32 flags, u32 value length, key, value.
///
/// Only ever touched by the thread that holds LMDB's write lock, or under the environment's own: hence `@unchecked`.
final class TraceWriter: @unchecked Sendable {
    enum Operation: UInt8 {
        case put = 1
        case delete = 2
        case clear = 3
        case commit = 4
        case abort = 5
    }

    private let file: Int32
    private var buffer: [UInt8] = []
    /// The first failure to write; the trace is useless from there on, the store is not.
    private(set) var failure: Int32 = 0

    init?(path: String, mapSize: Int, tables: [TableDefinition]) {
        file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        buffer.reserveCapacity(1 << 20)
        buffer.append(contentsOf: Array("LMDBTRC1".utf8))
        add(UInt64(mapSize))
        add(UInt32(tables.count))
        for table in tables {
            let name = Array(table.name.description.utf8)
            add(table.flags)
            add(UInt32(name.count))
            buffer.append(contentsOf: name)
        }
    }

    deinit {
        flush()
        close(file)
    }

    func record(
        _ operation: Operation, table: Int = 0, flags: UInt32 = 0, key: Span<UInt8> = Span(),
        head: Span<UInt8> = Span(),
        body: Span<UInt8> = Span()
    ) {
        buffer.append(operation.rawValue)
        buffer.append(UInt8(table))
        buffer.append(UInt8(truncatingIfNeeded: key.count))
        buffer.append(UInt8(truncatingIfNeeded: key.count >> 8))
        add(flags)
        add(UInt32(head.count + body.count))
        add(key)
        add(head)
        add(body)
        if buffer.count >= 1 << 20 { flush() }
    }

    func flush() {
        var written = 0
        while written < buffer.count, failure == 0 {
            let count = unsafe buffer.withUnsafeBytes { bytes in
                unsafe write(file, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
            }
            if count > 0 { written += count } else if errno != EINTR { failure = errno }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func add(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    }

    private func add<Number: FixedWidthInteger>(_ number: Number) {
        unsafe withUnsafeBytes(of: number.littleEndian) { unsafe buffer.append(contentsOf: $0) }
    }
}
