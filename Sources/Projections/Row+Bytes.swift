import Alliances

/// The stored form of a row: version, number of steps and disputes, then each with its fixed fields and its payload; all
/// integers big-endian.
extension Row {
    private static let stepHead = 30
    private static let disputeHead = 12

    /// The length of the stored form, in bytes, or somewhat more.
    public var encodedBound: Int {
        9 + steps.count * Row.stepHead + disputes.count * Row.disputeHead + buffer.count
    }

    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encodedBound)
        encode(into: &bytes)
        return bytes
    }

    public func encode(into bytes: inout [UInt8]) {
        Row.encodeHead(steps: steps.count, disputes: disputes.count, into: &bytes)
        for step in steps { step.encode(buffer.span.extracting(step.payload), into: &bytes) }
        for dispute in disputes { dispute.encode(buffer.span.extracting(dispute.payload), into: &bytes) }
    }

    static func encodeHead(steps: Int, disputes: Int, into bytes: inout [UInt8]) {
        bytes.append(Row.version)
        bytes.append(bigEndian: UInt32(steps))
        bytes.append(bigEndian: UInt32(disputes))
    }

    public init(encoded bytes: Span<UInt8>) throws(RowError) {
        var reader = BigEndianReader(bytes)
        guard reader.byte() == Row.version else { throw RowError(message: "a row was written by another version") }
        let stepCount = Int(reader.word())
        let disputeCount = Int(reader.word())
        guard stepCount <= Timeline.maximumCount, disputeCount <= bytes.count else {
            throw RowError(message: "a row counts more steps than it can have")
        }
        buffer = [UInt8](copying: bytes)
        tip = nil
        steps.reserveCapacity(stepCount)
        for _ in 0..<stepCount {
            let position = reader.word()
            let place = reader.word()
            guard let type = EventType(rawValue: reader.byte()) else {
                throw RowError(message: "a row names an unknown event")
            }
            let flags = reader.byte()
            guard flags <= 3 else { throw RowError(message: "a row marks a step in an unknown way") }
            let given = reader.window()
            let window = reader.window()
            let payload = reader.range()
            steps.append(
                Step(
                    position: position, place: place, type: type, isDerived: flags & 1 != 0,
                    isIdentified: flags & 2 != 0, given: given, window: window, payload: payload))
        }
        disputes.reserveCapacity(disputeCount)
        for _ in 0..<disputeCount where !reader.failed {
            let position = reader.word()
            let place = reader.word()
            disputes.append(DisputeNote(position: position, place: place, payload: reader.range()))
        }
        guard !reader.failed, reader.offset == bytes.count else { throw RowError(message: "a row is cut short") }
    }
}

extension Row.Step {
    func encode(_ payload: Span<UInt8>, into bytes: inout [UInt8]) {
        bytes.append(bigEndian: position)
        bytes.append(bigEndian: place)
        bytes.append(type.rawValue)
        bytes.append((isDerived ? 1 : 0) | (isIdentified ? 2 : 0))
        bytes.append(bigEndian: UInt32(bitPattern: given.earliest))
        bytes.append(bigEndian: UInt32(bitPattern: given.latest))
        bytes.append(bigEndian: UInt32(bitPattern: window.earliest))
        bytes.append(bigEndian: UInt32(bitPattern: window.latest))
        bytes.append(bigEndian: UInt32(payload.count))
        bytes.append(copying: payload)
    }
}

extension Row.DisputeNote {
    func encode(_ payload: Span<UInt8>, into bytes: inout [UInt8]) {
        bytes.append(bigEndian: position)
        bytes.append(bigEndian: place)
        bytes.append(bigEndian: UInt32(payload.count))
        bytes.append(copying: payload)
    }
}

private struct BigEndianReader: ~Escapable {
    private let bytes: Span<UInt8>
    private(set) var offset = 0
    private(set) var failed = false

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    mutating func byte() -> UInt8 {
        guard offset < bytes.count else {
            failed = true
            return 0
        }
        offset += 1
        return bytes[offset - 1]
    }

    mutating func word() -> UInt32 {
        guard offset + 4 <= bytes.count else {
            failed = true
            offset = bytes.count
            return 0
        }
        let value =
            UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16 | UInt32(bytes[offset + 2]) << 8
            | UInt32(bytes[offset + 3])
        offset += 4
        return value
    }

    mutating func window() -> Window {
        let earliest = Int32(bitPattern: word())
        return Window(earliest: earliest, latest: Int32(bitPattern: word()))
    }

    mutating func range() -> Range<Int> {
        let count = Int(word())
        guard !failed, offset + count <= bytes.count else {
            failed = true
            return 0..<0
        }
        offset += count
        return offset - count..<offset
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian value: UInt32) {
        append(addingCapacity: 4) { output in
            output.append(UInt8(truncatingIfNeeded: value >> 24))
            output.append(UInt8(truncatingIfNeeded: value >> 16))
            output.append(UInt8(truncatingIfNeeded: value >> 8))
            output.append(UInt8(truncatingIfNeeded: value))
        }
    }

    mutating func append(copying bytes: Span<UInt8>) {
        append(addingCapacity: bytes.count) { output in
            for place in bytes.indices { output.append(bytes[place]) }
        }
    }

    fileprivate init(copying bytes: Span<UInt8>) {
        self.init(capacity: bytes.count) { copy in
            for place in bytes.indices { copy.append(bytes[place]) }
        }
    }
}
