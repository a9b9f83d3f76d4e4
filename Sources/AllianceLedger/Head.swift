import Alliances
import EventLog
import LMDB
import TransparencyLog

/// The end of the log: the time of the last batch, the vocabulary it is written in, and all that appending needs of the
/// tree. One small record.
struct Head: Sendable {
    static let name = "head"

    var lastTime: Int64
    /// The newest vocabulary any entry may use. A program that knows an older one neither folds nor appends.
    var vocabulary: UInt8
    var range: CompactRange

    static let empty = Head(lastTime: -1, vocabulary: EventType.vocabulary, range: CompactRange())

    var size: Size { Size(rawValue: UInt32(range.size)) }

    var bytes: [UInt8] {
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
            guard bytes.count >= 9 else { throw StoreError.corrupted(act, "the record of the log's head is cut short") }
            var time: Int64 = 0
            for place in 0..<8 { time = time << 8 | Int64(bytes[place]) }
            do {
                return Head(
                    lastTime: time, vocabulary: bytes[8],
                    range: try CompactRange(bytes: bytes.extracting(9..<bytes.count)))
            } catch {
                throw StoreError.corrupted(act, "the record of the log's head: \(error)")
            }
        }
        guard let head else { throw StoreError.corrupted(act, "the record of the log's head is missing") }
        self = head
    }
}
