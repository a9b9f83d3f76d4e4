import Alliances
import CanonicalJSON
import EDTF
import Projections

/// Two rows of one subject, each as of a day: what is not the same of their entries, and which of these account for a
/// difference of their views.
struct RowComparison {
    /// Ascending by position.
    let causes: [DifferenceCause]

    private var places: [UInt32: UInt32] = [:]
    /// The place of the fact that a rival claim is about.
    private var facts: [UInt32: UInt32] = [:]

    init(_ before: Row, asOf firstDay: Day, _ after: Row, asOf secondDay: Day) {
        let old = Dictionary(before.steps.map { ($0.position, $0) }) { first, _ in first }
        let new = Dictionary(after.steps.map { ($0.position, $0) }) { first, _ in first }
        var causes: [DifferenceCause] = []
        for step in before.steps + after.steps.filter({ old[$0.position] == nil }) {
            places[step.position] = step.place
            let then = old[step.position].map { DifferenceCause.Situation($0.window, asOf: firstDay) }
            let now = new[step.position].map { DifferenceCause.Situation($0.window, asOf: secondDay) }
            guard then != now else { continue }
            causes.append(
                DifferenceCause(
                    position: Position(step.position), place: Position(step.place), type: step.type, before: then,
                    after: now))
        }
        // A rival claim is there from its recording on, as far as its fact is.
        let always = DifferenceCause.Situation(.always, asOf: firstDay)
        let oldDisputes = Set(before.disputes.map(\.position))
        let newDisputes = Set(after.disputes.map(\.position))
        for position in oldDisputes.symmetricDifference(newDisputes) {
            causes.append(
                DifferenceCause(
                    position: Position(position), place: Position(position), type: .entryDisputed,
                    before: oldDisputes.contains(position) ? always : nil,
                    after: newDisputes.contains(position) ? always : nil))
        }
        for dispute in before.disputes + after.disputes {
            places[dispute.position] = dispute.position
            facts[dispute.position] = dispute.place
        }
        self.causes = causes.sorted { $0.position < $1.position }
    }

    /// Whether there can be no causes: most rows are the same in both books, and that is soon seen.
    static func isSame(_ before: Row, asOf firstDay: Day, _ after: Row, asOf secondDay: Day) -> Bool {
        guard before.steps.count == after.steps.count, before.disputes.count == after.disputes.count else {
            return false
        }
        for (old, new) in zip(before.steps, after.steps) {
            guard old.position == new.position, old.window == new.window,
                old.window.isCertain(by: firstDay) == new.window.isCertain(by: secondDay),
                old.window.isPossible(by: firstDay) == new.window.isPossible(by: secondDay)
            else { return false }
        }
        return zip(before.disputes, after.disputes).allSatisfy { $0.position == $1.position }
    }

    /// What differs between the two views, which entry says it apart: that an entry says again what another said is no
    /// difference.
    func fields(_ before: JSONValue?, _ after: JSONValue?) -> [BookDifference.Field] {
        let lineages = [before?["lineage"], after?["lineage"]].compactMap(\.self)
        let (before, after) = (before ?? .object([]), after ?? .object([]))
        let (old, new) = (plain(before), plain(after))
        func changed(_ value: JSONValue) -> JSONValue {
            guard case .object(let members) = comparable(value) else { return value }
            return .object(members.filter { old[$0.key] != new[$0.key] })
        }
        return JSONDifference.between(changed(before), changed(after)).map { difference in
            BookDifference.Field(difference: difference, entries: entries(difference.path, lineages))
        }
    }

    /// Without what says which entry is meant.
    private func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.filter { !Self.lineageKeys.contains($0.key) }.map {
                    .init(key: $0.key, value: plain($0.value))
                })
        case .array(let elements): .array(elements.map(plain))
        case .string, .integer, .bool: value
        }
    }

    /// Without entries' positions; what is listed with one is known by the place of its fact, so that a correction is
    /// compared with what it corrects.
    private func comparable(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            return .object(
                members.filter { !Self.lineageKeys.contains($0.key) }.map {
                    .init(key: $0.key, value: comparable($0.value))
                })
        case .array(let elements):
            return .array(
                elements.map { element in
                    guard element["id"] == nil, let place = place(of: element),
                        case .object(let members) = comparable(element)
                    else { return comparable(element) }
                    return .object(sorting: members + [.init(key: "id", value: .string("#\(place)"))])
                })
        case .string, .integer, .bool: return value
        }
    }

    private static let lineageKeys: Set<String> = ["lineage", "entry", "of"]

    private func place(of element: JSONValue) -> UInt32? {
        for holder in [element, element["when"], element["from"], element["source"], element["until"]] {
            guard case .integer(let position) = holder?["entry"], let known = UInt32(exactly: position) else {
                continue
            }
            return places[known] ?? known
        }
        return nil
    }

    // MARK: - Which entries account for it

    private func entries(_ path: String, _ lineages: [JSONValue]) -> [Position] {
        let top = String(path.prefix { $0 != "." && $0 != "[" })
        let place = Self.place(in: path)
        var found = causes.filter { $0.place.rawValue == place }
        // A rival claim is shown as soon as its fact is.
        if found.isEmpty, let place, let fact = facts[place] { found = causes.filter { $0.place.rawValue == fact } }
        let sources = Self.sources(path, top, lineages)
        if found.isEmpty { found = causes.filter { sources.contains($0.position) } }
        if found.isEmpty, Self.membershipFields.contains(top) { found = causes.filter { $0.type.movesMembership } }
        if found.isEmpty { found = causes }
        // What only moved or came true may have been moved by what is new.
        if !found.contains(where: \.isInOneOnly) { found += causes.filter(\.isInOneOnly) }
        let positions = Set(found.map(\.position))
        return (positions.isEmpty ? sources : positions).sorted()
    }

    /// The fact's place named last in `periods[#6].changes[#9].when`.
    private static func place(in path: String) -> UInt32? {
        guard let part = path.split(separator: "[").last(where: { $0.hasPrefix("#") }) else { return nil }
        return UInt32(part.dropFirst().prefix { $0.isASCII && $0.isNumber })
    }

    private static let membershipFields: Set<String> = ["standing", "category", "state", "founding", "since", "closed"]

    /// The entries that set the value, by the lineages of the two views.
    private static func sources(_ path: String, _ top: String, _ lineages: [JSONValue]) -> Set<Position> {
        let key =
            switch top {
            case "identifiers": String(path.dropFirst(top.count + 1))
            case "termHasPassed": "until"
            case "status", "standing": ""
            default: top
            }
        let positions = lineages.compactMap { lineage -> Position? in
            guard case .integer(let position) = lineage[key] else { return nil }
            return UInt32(exactly: position).map { Position($0) }
        }
        return Set(positions)
    }
}

extension EventType {
    fileprivate var movesMembership: Bool {
        name.hasPrefix("membership.") || self == .institutionClosed || self == .institutionMerged
    }
}
