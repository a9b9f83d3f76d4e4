#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file as one run of bytes, read where it is looked at. Numbers are in the machine's order, as LMDB writes them.
///
/// Nothing in it is believed: what lies outside is read as the greatest number there is, which no bound allows.
@safe
final class MappedFile: Sendable {
    let count: Int
    private nonisolated(unsafe) let base: UnsafeRawPointer?

    /// - Throws: `notFound`, `permission`, `io`
    init(_ path: String, act: String) throws(StoreError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFile.failure(act, path) }
        // LMDB's locks are on its other file: closing this one drops none of them.
        defer { close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else { throw DurableFile.failure(act, path) }
        count = Int(information.st_size)
        guard count > 0 else {
            unsafe base = nil
            return
        }
        let mapped = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0)
        guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else { throw DurableFile.failure(act, path) }
        unsafe base = UnsafeRawPointer(mapped)
    }

    deinit {
        if let base = unsafe base { unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
    }

    /// Of the whole file, as long as this lives.
    var buffer: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: base?.assumingMemoryBound(to: UInt8.self), count: count)
    }

    private func holds(_ offset: Int, _ length: Int) -> Bool {
        offset >= 0 && length >= 0 && offset <= count && length <= count - offset
    }

    func u16(_ offset: Int) -> Int {
        guard let base = unsafe base, holds(offset, 2) else { return 0xFFFF }
        return unsafe Int(base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    func u32(_ offset: Int) -> Int {
        guard let base = unsafe base, holds(offset, 4) else { return 0xFFFF_FFFF }
        return unsafe Int(base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// At most 2^48, so that sums of it do not overflow: no file has so many bytes.
    func u64(_ offset: Int) -> Int {
        guard let base = unsafe base, holds(offset, 8) else { return 1 << 48 }
        return unsafe Int(min(base.loadUnaligned(fromByteOffset: offset, as: UInt64.self), 1 << 48))
    }

    func exactly64(_ offset: Int) -> UInt64 {
        guard let base = unsafe base, holds(offset, 8) else { return .max }
        return unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Negative, zero or positive, as bytes are ordered; what lies outside of the file comes last.
    func order(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        guard let base = unsafe base, holds(left.lowerBound, left.count), holds(right.lowerBound, right.count) else {
            return 1
        }
        let order = unsafe memcmp(
            base + left.lowerBound, base + right.lowerBound, min(left.count, right.count))
        return order != 0 ? Int(order) : left.count - right.count
    }

    func copy(_ range: Range<Int>) -> [UInt8] {
        guard let base = unsafe base, holds(range.lowerBound, range.count) else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}
