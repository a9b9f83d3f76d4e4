import Alliances
import EventLog
import LMDB
import TransparencyLog

/// The end of the log: the time of the last batch, the vocabulary it is written in, and all that appending needs of the
/// tree. One small record.
package struct Head: Sendable {
    static let name = "head"

    var lastTime: Int64
    /// The newest vocabulary any entry may use. A program that knows an older one neither folds nor appends.
    var vocabulary: UInt8
    package var range: CompactRange

    static let empty = Head(lastTime: -1, vocabulary: EventType.vocabulary, range: CompactRange())

    package var size: Size { Size(rawValue: UInt32(range.size)) }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: lastTime >> Int64(shift)))
        }
        return bytes + [vocabulary] + range.bytes
    }

    init(lastTime: Int64, vocabulary: UInt8, range: CompactRange) {
        self.lastTime = lastTime
        self.vocabulary = vocabulary
        self.range = range
    }

    init(_ read: borrowing ReadTransaction) throws(StoreError) {
        let act = read.act
        let head = try read.meta(Head.name) { (bytes) throws(StoreError) -> Head in
            do {
                return try Head(bytes: bytes)
            } catch {
                throw StoreError.corrupted(act, "the record of the log's head: \(error)")
            }
        }
        guard let head else { throw StoreError.corrupted(act, "the record of the log's head is missing") }
        self = head
    }

    /// - Throws: ``HeadError``: for what ``bytes`` could not have written.
    package init(bytes: Span<UInt8>) throws(HeadError) {
        guard bytes.count >= 9 else { throw .cutShort }
        var time: Int64 = 0
        for place in 0..<8 { time = time << 8 | Int64(bytes[place]) }
        let range: CompactRange
        do {
            range = try CompactRange(bytes: bytes.extracting(9..<bytes.count))
        } catch {
            throw .badRange(error)
        }
        // A tree may be larger than a log of ours: `size` has to hold it.
        guard range.size <= UInt64(Size.greatest.rawValue) else { throw .tooLarge(range.size) }
        self.init(lastTime: time, vocabulary: bytes[8], range: range)
    }
}

package enum HeadError: Error, Hashable, CustomStringConvertible {
    case cutShort
    case badRange(CompactRangeError)
    case tooLarge(UInt64)

    package var description: String {
        switch self {
        case .cutShort: "It is cut short."
        case .badRange(let error): error.description
        case .tooLarge(let size): "It counts \(size) entries; a log has at most \(Size.greatest)."
        }
    }
}
