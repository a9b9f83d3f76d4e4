import Alliances
import CanonicalJSON
import EDTF

/// A published total beside what the records say. A total is an assertion by a source: never computed over, and no
/// record is adjusted to it.
public struct Reconciliation: Sendable {
    public enum Verdict: Hashable, Sendable {
        /// The records say exactly this.
        case exactly
        /// The records leave it open, and this lies in what they leave open.
        case within
        /// Off by so many: positive where the source says more than the records can.
        case differs(by: Int)
        /// Another measure than members, or no number of institutions.
        case notCompared
    }

    public let total: PublishedTotal
    public let source: Dated
    /// Smallest certain to largest possible count over the days the total can be of; nil where not compared.
    public let derived: CountRange?
    public let verdict: Verdict

    public init(_ total: PublishedTotal, _ source: Dated, growth: Growth) {
        self.total = total
        self.source = source
        guard total.measure == .members, let stated = total.institutions,
            let first = Day(number: max(source.window.earliest, Day.first.number))
        else {
            derived = nil
            verdict = .notCompared
            return
        }
        let last = Day(number: min(source.window.latest, Day.last.number)) ?? first
        let range = growth.range(from: first, through: max(first, last))
        derived = range
        verdict = Reconciliation.compare(stated, total.bound ?? .exactly, range)
    }

    static func compare(_ stated: Int, _ bound: PublishedTotal.Bound, _ range: CountRange) -> Verdict {
        switch bound {
        case .exactly:
            if range.certain == stated, range.possible == stated { return .exactly }
            if stated > range.possible { return .differs(by: stated - range.possible) }
            if stated < range.certain { return .differs(by: stated - range.certain) }
            return .within
        case .atLeast:
            if range.certain >= stated { return .exactly }
            return range.possible >= stated ? .within : .differs(by: stated - range.possible)
        case .atMost:
            if range.possible <= stated { return .exactly }
            return range.certain <= stated ? .within : .differs(by: stated - range.certain)
        }
    }

    public var verdictText: String {
        switch verdict {
        case .exactly: "exactly"
        case .within: "within"
        case .differs(let by): "differs by \(by > 0 ? "+" : "−")\(by.magnitude)"
        case .notCompared: "not compared"
        }
    }

    public var json: JSONValue {
        guard case .object(var members) = total.json(source) else { return total.json(source) }
        if let derived { members.append(.init(key: "derived", value: derived.json)) }
        members.append(.init(key: "verdict", value: .string(verdictText)))
        return .object(sorting: members)
    }
}
