import Alliances
import CanonicalJSON
import EDTF

/// When something happened, as an entry says and as its timeline allows.
public struct Dated: Hashable, Sendable {
    /// The entry that says it.
    public let position: UInt32
    /// As recorded; nil for what holds from the beginning.
    public let effective: EDTFDate?
    /// What the whole timeline leaves open.
    public let window: Window
    public let isDerived: Bool
    public let evidence: [String]

    init(_ statement: Statement) {
        position = statement.step.position
        effective = statement.effective
        window = statement.step.window
        isDerived = statement.step.isDerived
        evidence = statement.evidence
    }

    public var isUncertain: Bool { effective?.isUncertain ?? false }
    public var isApproximate: Bool { effective?.isApproximate ?? false }

    /// The date as recorded, to show; empty for what holds from the beginning.
    public var text: String { effective?.description ?? "" }

    public var json: JSONValue {
        var object = JSONObject()
        object.add("entry", Int(position))
        object.add("effective", effective)
        object.add("earliest", Day(number: window.earliest)?.description)
        object.add("latest", Day(number: window.latest)?.description)
        if isDerived { object.add("basis", "derived") }
        if isUncertain { object.add("uncertain", true) }
        if isApproximate { object.add("approximate", true) }
        object.add("evidence", evidence)
        return object.json
    }
}

/// Whether something is so in all of the states that can hold on a day, or only in some.
public enum Standing: String, Sendable { case certain, possible }

/// A pair of counts: certain ≤ possible.
public struct CountRange: Hashable, Sendable, CustomStringConvertible {
    public var certain: Int
    public var possible: Int

    public init(certain: Int = 0, possible: Int = 0) {
        self.certain = certain
        self.possible = possible
    }

    public var json: JSONValue {
        .object([
            .init(key: "certain", value: .integer(Int64(certain))),
            .init(key: "possible", value: .integer(Int64(possible))),
        ])
    }

    public var description: String { "\(certain)..\(possible)" }
}

extension Row {
    /// The steps that have certainly been taken by the end of a day, in order, and those that can have been beside them.
    func taken(by day: Day) -> (certain: [Step], possible: [Step]) {
        var certain: [Step] = []
        var possible: [Step] = []
        for step in steps {
            if step.window.isCertain(by: day) {
                certain.append(step)
            } else if step.window.isPossible(by: day) {
                possible.append(step)
            }
        }
        return (certain, possible)
    }

    /// Whether anything of it is so by the end of a day; nil where nothing can be.
    public func standing(on day: Day) -> Standing? {
        if steps.contains(where: { $0.window.isCertain(by: day) }) { return .certain }
        return steps.contains { $0.window.isPossible(by: day) } ? .possible : nil
    }

    /// The steps that can have been taken by the end of a day, in order.
    func possible(by day: Day) -> [Step] { steps.filter { $0.window.isPossible(by: day) } }

    /// The disputes attached to facts that can have been so by the end of a day.
    func claims(asOf day: Day) throws(RowError) -> [RivalClaim] {
        guard !disputes.isEmpty else { return [] }
        let places = Set(possible(by: day).map(\.place))
        var claims: [RivalClaim] = []
        for dispute in disputes where places.contains(dispute.place) { claims.append(try claim(dispute)) }
        return claims
    }
}

extension Row.Step {
    /// Whether it can have been taken by the end of the day, or not.
    func isOpen(on day: Day) -> Bool { window.isPossible(by: day) && !window.isCertain(by: day) }
}

extension RivalClaim {
    var json: JSONValue {
        var object = JSONObject()
        object.add("entry", Int(position))
        object.add("claim", claim)
        object.add("of", Int(disputed))
        object.add("evidence", evidence)
        return object.json
    }
}
