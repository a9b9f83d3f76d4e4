import AllianceLedger

/// A file that is read twice: to see whether every row is good, and to append. What can be read once only is held.
final class TableSource {
    private let path: String?
    private var held: [UInt8] = []
    private var descriptor: Descriptor?
    private var offset = 0

    static let act = "reading a table"

    /// - Parameter path: nil = what the stream gives, to its end.
    init(_ stream: Descriptor, path: String?) throws(StreamError) {
        self.path = path
        descriptor = stream
        guard path == nil else { return }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while case let count = try stream.read(into: &buffer, act: Self.act), count > 0 {
            held.append(contentsOf: buffer[..<count])
        }
    }

    func fill(_ buffer: inout [UInt8]) throws(StreamError) -> Int {
        if path != nil, let descriptor { return try descriptor.read(into: &buffer, act: Self.act) }
        let count = min(buffer.count, held.count - offset)
        buffer.replaceSubrange(0..<count, with: held[offset..<offset + count])
        offset += count
        return count
    }

    /// Goes back to the beginning.
    func rewind() throws(StreamError) {
        offset = 0
        if let path { descriptor = try .open(reading: path, act: Self.act) }
    }
}
