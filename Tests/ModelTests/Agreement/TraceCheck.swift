import AllianceLedger
import Alliances
import EDTF

/// Hands a trace to a ledger and to the model.
struct TraceCheck {
    struct Figures {
        var rounds = 0
        var drafts = 0
        var accepted = 0
        var held = 0
        var rejected: [String: Int] = [:]
        var books = 0
        var queries = 0
        var passedOver = 0
    }

    private(set) var figures = Figures()
    /// What first differed; nil if nothing did.
    private(set) var difference: String?
    /// As of which it did, if it was no answer to a batch.
    private(set) var differingDay: Int?
    private var run = TraceRun()
    private let real: RealLedger

    init() throws { real = try RealLedger() }

    var model: ReferenceModel { run.model }
    var ledger: Ledger { real.ledger }
    var trace = Trace()

    func number(at position: Int) -> Int? { run.number(at: position) }

    /// - Returns: whether they agree.
    mutating func append(_ batch: Trace.Batch) throws -> Bool {
        trace.batches.append(batch)
        run.move(batch)
        let drafts = run.drafts(of: batch)
        let answer = try real.append(drafts, now: run.now, expectedSize: run.expectedSize(of: batch))
        let expected = run.append(batch)
        figures.drafts += drafts.count
        switch answer {
        case .accepted(let acceptance):
            figures.accepted += acceptance.entries.count
            figures.held += acceptance.held.count
        case .rejected(let refusals):
            for refusal in refusals { figures.rejected[refusal.rejection.code.rawValue, default: 0] += 1 }
        }
        return note(VerdictComparison.differences(answer, expected), "batch \(trace.batches.count)")
    }

    private mutating func note(_ differences: [String], _ what: String) -> Bool {
        guard let first = differences.first, difference == nil else { return differences.isEmpty }
        difference = what + ": " + first
        return false
    }

    /// Asks everything as of a day, by what was known when an entry was in or at an instant, or by all that is known.
    mutating func compare(day: Int, knownAt: Question.KnownAt?) throws -> Bool {
        guard let asOf = Day(number: Int32(day)) else { return true }
        let book = try real.ledger.book(Question(asOf: asOf, knownAt: knownAt))
        let size =
            switch knownAt {
            case nil: model.entries.count
            case .position(let position): model.size(knownAt: Int(position.rawValue))
            case .instant(let instant): model.size(knownAtInstant: Int(instant.microseconds))
            }
        let what = "as of \(asOf), known at \(knownAt.map { "\($0)" } ?? "the end")"
        guard note(book.standpoint.size == size ? [] : ["\(book.standpoint.size) entries, model \(size)"], what) else {
            return false
        }
        let found = try BookComparison(real.ledger, book, model.book(size), day: day)
        figures.books += 1
        figures.queries += found.queries
        figures.passedOver += found.passedOver
        if difference == nil, !found.differences.isEmpty { differingDay = day }
        return note(found.differences, what)
    }

    /// As of a day, by what was known at every size.
    mutating func compare(day: Int) throws {
        for size in stride(from: model.entries.count, to: 0, by: -1) {
            let known = size == model.entries.count ? nil : Question.KnownAt.position(Position(UInt32(size - 1)))
            if try !compare(day: day, knownAt: known) { return }
        }
    }

    /// - Parameters:
    ///   - day: as of which a question showed a difference; nil if an answer to a batch did.
    ///   - inThePast: whether to ask by what was known at every size, and not only by all that is.
    /// - Returns: what first differs; nil if nothing does.
    static func difference(_ trace: Trace, day: Int?, inThePast: Bool) throws -> String? {
        var check = try TraceCheck()
        for batch in trace.batches where try !check.append(batch) {
            return day == nil ? check.difference : nil
        }
        if let day, inThePast { try check.compare(day: day) }
        if let day, !inThePast { _ = try check.compare(day: day, knownAt: nil) }
        return check.difference
    }
}
