/// Up to 256 entries in one file, each after its length (c2sp.org/tlog-tiles).
public struct EntryBundle: Hashable, Sendable {
    /// The length of an entry is written in two bytes.
    public static let largestEntry = 65_535

    public private(set) var bytes: [UInt8] = []
    /// Where each entry ends; it begins two bytes after the end of the one before.
    private var ends: [Int] = []

    public init() {}

    /// - Parameter bytes: the file at `address`
    /// - Throws: ``EntryBundleError`` unless it holds exactly as many entries as the address says
    public init(_ address: TileAddress, bytes: [UInt8]) throws(EntryBundleError) {
        guard address.kind == .entries else { throw .notEntries(address) }
        var end = 0
        while ends.count < address.width {
            guard end <= bytes.count - 2 else { throw .truncated(address, entries: ends.count) }
            end += 2 + Int(bytes[end]) << 8 + Int(bytes[end + 1])
            guard end <= bytes.count else { throw .truncated(address, entries: ends.count) }
            ends.append(end)
        }
        guard end == bytes.count else { throw .trailingBytes(address, bytes: bytes.count - end) }
        self.bytes = bytes
    }

    public var count: Int { ends.count }

    /// Traps from ``count`` on.
    public subscript(position: Int) -> Span<UInt8> {
        @_lifetime(borrow self)
        borrowing get {
            let start = position == 0 ? 2 : ends[position - 1] + 2
            return bytes.span.extracting(start..<ends[position])
        }
    }

    /// - Throws: ``EntryBundleError/entryTooLong(bytes:)``, ``EntryBundleError/full``
    public mutating func append(_ entry: Span<UInt8>) throws(EntryBundleError) {
        guard entry.count <= Self.largestEntry else { throw .entryTooLong(bytes: entry.count) }
        guard count < TileAddress.fullWidth else { throw .full }
        bytes.append(addingCapacity: 2 + entry.count) { output in
            output.append(UInt8(truncatingIfNeeded: entry.count >> 8))
            output.append(UInt8(truncatingIfNeeded: entry.count))
            for index in entry.indices {
                output.append(entry[index])
            }
        }
        ends.append(bytes.count)
    }
}

public enum EntryBundleError: Error, Hashable, CustomStringConvertible {
    case notEntries(TileAddress)
    /// The file ends within the entry after so many.
    case truncated(TileAddress, entries: Int)
    case trailingBytes(TileAddress, bytes: Int)
    case entryTooLong(bytes: Int)
    case full

    public var description: String {
        switch self {
        case .notEntries(let address):
            "\(address) holds hashes, not entries."
        case .truncated(let address, let entries):
            "\(address) ends after \(entries) of its \(address.width) entries."
        case .trailingBytes(let address, let bytes):
            "\(address) goes on for \(bytes) bytes after its \(address.width) entries."
        case .entryTooLong(let bytes):
            "An entry has at most \(EntryBundle.largestEntry) bytes; this one has \(bytes)."
        case .full:
            "A bundle has at most \(TileAddress.fullWidth) entries."
        }
    }
}
