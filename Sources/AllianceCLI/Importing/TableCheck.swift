import AllianceLedger
import Alliances
import CanonicalJSON
import Tables

/// What a first reading of a table found: nothing is held of a row but which of its drafts are new.
struct TableCheck {
    /// Refusals that are told one by one.
    static let listed = 100

    private(set) var refusals: [Refusal] = []
    /// Further ones, counted only.
    private(set) var unlisted = 0
    /// For each good row, a bit for each of its drafts that is new.
    private(set) var news: [UInt8] = []
    /// Rows of which nothing is new.
    private(set) var heldRows = 0
    private(set) var newDrafts = 0
    private(set) var rows = 0

    /// The line in which a row of this key stands: of a million rows hashes, not keys.
    private var lines: [Int: Int32] = [:]

    /// - Parameter size: of the ledger with which the rows are compared.
    mutating func take(_ row: TableRow, _ ledger: Ledger, size: Int) throws(LedgerError) {
        rows += 1
        switch row {
        case .refused(let line, let rejections): for rejection in rejections { refuse(line, rejection) }
        case .planned(let row):
            if let line = lines.updateValue(Int32(clamping: row.line), forKey: row.key.hashValue) {
                refuse(
                    row.line,
                    Rejection(
                        .rowRepeated, "the row is about \(row.key), as line \(line) is",
                        advice: "keep one of them", column: "id"))
                return
            }
            let facts = try ledger.facts(about: row.subject, until: size)
            do throws(Rejection) {
                let fresh = try row.news(beside: facts)
                newDrafts += fresh.count
                if fresh.isEmpty { heldRows += 1 }
                var bits: UInt8 = 0
                for (place, draft) in row.drafts.enumerated() where fresh.contains(where: { $0.draft == draft.draft }) {
                    bits |= 1 << UInt8(place)
                }
                // Where a row is wrong nothing will be appended.
                if refusals.isEmpty { news.append(bits) }
            } catch {
                refuse(row.line, error)
            }
        }
    }

    private mutating func refuse(_ line: Int, _ rejection: Rejection) {
        news = []
        if refusals.count < Self.listed {
            refusals.append(Refusal(line: line, rejection))
        } else {
            unlisted += 1
        }
    }
}

extension Ledger {
    fileprivate func facts(about subject: Subject, until size: Int) throws(LedgerError) -> [RecordedFact] {
        let positions = try positions(about: subject, until: size)
        if positions.isEmpty { return [] }
        var facts: [RecordedFact] = []
        for recorded in try entries(at: positions, until: size) where recorded.takenOutBy == nil {
            // What cannot be read has been told by the ledger before.
            if let fact = try? RecordedFact(recorded.position, recorded.entry.event.type, recorded.bytes.span) {
                facts.append(fact)
            }
        }
        return facts
    }
}
