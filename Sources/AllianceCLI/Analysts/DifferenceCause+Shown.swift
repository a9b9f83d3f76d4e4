import AllianceLedger
import Alliances
import CanonicalJSON
import EDTF
import Projections

extension DifferenceCause {
    /// What became of the entry between the two.
    var shown: String {
        switch (before, after) {
        case (nil, let now?): isDispute ? "new" : "new, \(now.standing.rawValue)"
        case (_, nil): takenOutBy.map { "taken out by \($0)" } ?? "not recorded yet"
        case (let then?, let now?):
            [
                then.standing == now.standing ? nil : "\(then.standing.rawValue) → \(now.standing.rawValue)",
                then.window == now.window ? nil : "can have been \(then.window.shown) → \(now.window.shown)",
            ].compactMap(\.self).joined(separator: ", ")
        }
    }

    private var isDispute: Bool { type == .entryDisputed }

    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init(key: "entry", value: .integer(Int64(position.rawValue))),
            .init(key: "type", value: .string(type.name)),
        ]
        if let before { members.append(.init(key: "before", value: json(before))) }
        if let after { members.append(.init(key: "after", value: json(after))) }
        if let takenOutBy {
            members.append(.init(key: "takenOutBy", value: .integer(Int64(takenOutBy.rawValue))))
        }
        return .object(sorting: members)
    }

    private func json(_ situation: Situation) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(key: "standing", value: .string(isDispute ? "recorded" : situation.standing.rawValue))
        ]
        if let day = Day(number: situation.window.earliest) {
            members.append(.init(key: "earliest", value: .string(day.description)))
        }
        if let day = Day(number: situation.window.latest) {
            members.append(.init(key: "latest", value: .string(day.description)))
        }
        return .object(sorting: members)
    }
}
