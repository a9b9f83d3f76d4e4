import Alliances
import CanonicalJSON
import EDTF

/// A row that cannot be read: its bytes were damaged, or written by another program.
public struct RowError: Error, Equatable, Sendable {
    public let message: String
}

/// What one step says, read out of the row.
public struct Statement: Sendable {
    public let step: Row.Step
    public let effective: EDTFDate?
    public let event: Event
    /// Ids separated by spaces; most of what is read of a row is not asked for its evidence.
    fileprivate let citations: ArraySlice<UInt8>

    public var evidence: [String] { ids(citations) }
}

private func ids(_ citations: ArraySlice<UInt8>) -> [String] {
    guard !citations.isEmpty else { return [] }
    return citations.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
}

/// A rival claim to a fact.
public struct RivalClaim: Hashable, Sendable {
    public let position: UInt32
    /// The place of the fact it disputes.
    public let place: UInt32
    /// The entry that now states that fact.
    public let disputed: UInt32
    public let claim: String
    public let evidence: [String]
}

extension Row {
    /// Where the payload that `write` appends stands in the buffer.
    mutating func store(_ write: (inout [UInt8]) -> Void) -> Range<Int> {
        let start = buffer.count
        write(&buffer)
        return start..<buffer.count
    }

    public func statement(_ step: Step) throws(RowError) -> Statement {
        let parts = try parts(step.payload)
        var date: EDTFDate?
        if !parts.effective.isEmpty {
            do {
                date = try EDTFDate(utf8: buffer.span.extracting(parts.effective))
            } catch {
                throw RowError(message: "the date of #\(step.position) in a row cannot be read")
            }
        }
        return Statement(
            step: step, effective: date, event: try event(step.type, parts.data, step.position),
            citations: buffer[parts.evidence])
    }

    /// What happened alone, without when and on what evidence.
    func event(_ step: Step) throws(RowError) -> Event {
        try event(step.type, try parts(step.payload).data, step.position)
    }

    public func claim(_ dispute: DisputeNote) throws(RowError) -> RivalClaim {
        let parts = try parts(dispute.payload)
        guard case .entryDisputed(let data) = try event(.entryDisputed, parts.data, dispute.position) else {
            throw RowError(message: "the dispute #\(dispute.position) in a row cannot be read")
        }
        return RivalClaim(
            position: dispute.position, place: dispute.place,
            disputed: steps.first { $0.place == dispute.place }?.position ?? dispute.place, claim: data.claim,
            evidence: ids(buffer[parts.evidence]))
    }

    /// Whether the step rests on no evidence.
    public func isUnsupported(_ step: Step) -> Bool {
        guard let parts = try? parts(step.payload) else { return true }
        return parts.evidence.isEmpty
    }

    func event(_ type: EventType, _ data: Range<Int>, _ position: UInt32) throws(RowError) -> Event {
        do {
            return try Event(type, storedData: buffer.span.extracting(data))
        } catch {
            throw RowError(message: "what #\(position) says in a row cannot be read: \(error.sentence)")
        }
    }

    struct Parts {
        let effective: Range<Int>
        let evidence: Range<Int>
        let data: Range<Int>
    }

    func parts(_ payload: Range<Int>) throws(RowError) -> Parts {
        guard payload.count >= 3, payload.upperBound <= buffer.count else {
            throw RowError(message: "a row is cut short")
        }
        let start = payload.lowerBound + 3
        let effective = start..<start + Int(buffer[payload.lowerBound])
        let length = Int(buffer[payload.lowerBound + 1]) << 8 | Int(buffer[payload.lowerBound + 2])
        let evidence = effective.upperBound..<effective.upperBound + length
        guard evidence.upperBound <= payload.upperBound else { throw RowError(message: "a row is cut short") }
        return Parts(effective: effective, evidence: evidence, data: evidence.upperBound..<payload.upperBound)
    }
}
