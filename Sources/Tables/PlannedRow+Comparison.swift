import Alliances
import CanonicalJSON

extension PlannedRow {
    /// Which of its drafts are new, by what stands in the ledger about its subject. A row says what its cells say and no
    /// more: what is recorded besides does not count. What contradicts an entry is refused, never recorded a second time.
    ///
    /// - Parameter facts: in the order of their positions.
    /// - Throws: `differsFromRecorded`, with the call that would correct the entry.
    public func news(beside facts: [RecordedFact]) throws(Rejection) -> [PlannedDraft] {
        if facts.isEmpty { return drafts }
        var news: [PlannedDraft] = []
        for draft in drafts where try isNew(draft, beside: facts, news) { news.append(draft) }
        return news
    }

    private func isNew(
        _ planned: PlannedDraft, beside facts: [RecordedFact], _ news: [PlannedDraft]
    ) throws(Rejection) -> Bool {
        let said = Statements(planned.json, hasSource: planned.ownsSource)
        let type = planned.draft.content.event.type
        if type == .institutionRegistered { return try isNewRegistration(planned, said, facts) }
        let family = Self.family(of: type)
        let rivals = facts.filter { family.contains($0.type) }
        if rivals.contains(where: { $0.type == type && Self.differences(said, $0).isEmpty }) { return false }
        guard let last = rivals.last else { return true }
        if isRepeated(type, facts, news) { return true }
        guard last.type == type else {
            throw Rejection(
                .differsFromRecorded,
                "the row says \(type.name), but \(last.position) says \(last.type.name)",
                advice:
                    "if the row is right: alliance retract \(last.position.rawValue) --reason TEXT, then import again",
                entries: [last.position])
        }
        let differences = Self.differences(said, last)
        throw Self.differs(differences.map { ($0, said[$0], Statements(last.json, hasSource: true)[$0]) }, from: last)
    }

    /// Whether what is recorded already can have happened once more: who left may be admitted again, and so on.
    private func isRepeated(_ type: EventType, _ facts: [RecordedFact], _ news: [PlannedDraft]) -> Bool {
        func count(_ types: Set<EventType>) -> Int {
            facts.count { types.contains($0.type) } + news.count { types.contains($0.draft.content.event.type) }
        }
        let endings = Self.family(of: .membershipWithdrawn)
        switch type {
        case .membershipAdmitted:
            // The row of a time of membership that has ended must be of that time, if its end is recorded.
            let hasKnownEnd = drafts.contains { draft in
                endings.contains(draft.draft.content.event.type)
                    && facts.contains {
                        $0.type == draft.draft.content.event.type
                            && Self.differences(Statements(draft.json, hasSource: false), $0).isEmpty
                    }
            }
            return !hasKnownEnd && count(endings) >= count([.membershipAdmitted])
        case .membershipSuspended: return count([.membershipReinstated]) >= count([.membershipSuspended])
        case .membershipWithdrawn, .membershipExcluded, .membershipExpired:
            return count(endings) < count([.membershipAdmitted])
        default: return false
        }
    }

    private static func family(of type: EventType) -> Set<EventType> {
        switch type {
        case .membershipWithdrawn, .membershipExcluded, .membershipExpired:
            [.membershipWithdrawn, .membershipExcluded, .membershipExpired]
        default: [type]
        }
    }

    /// An institution may have been described and renamed since: what any of these entries says is recorded.
    private func isNewRegistration(
        _ planned: PlannedDraft, _ said: Statements, _ facts: [RecordedFact]
    ) throws(Rejection) -> Bool {
        guard let registration = facts.first(where: { $0.type == .institutionRegistered }) else { return true }
        let telling = facts.filter { fact in
            switch fact.type {
            case .institutionRegistered, .institutionIdentified, .institutionDescribed, .institutionRenamed: true
            default: false
            }
        }.map { ($0, Statements($0.json, hasSource: true)) }
        var differences: [(path: String, said: JSONValue?, recorded: JSONValue?)] = []
        var at = registration
        for (path, value) in said.all where !telling.contains(where: { $0.1[path] == value }) {
            if let (fact, statements) = telling.last(where: { $0.1[path] != nil }) {
                if differences.isEmpty { at = fact }
                differences.append((path, value, statements[path]))
            } else {
                differences.append((path, value, nil))
            }
        }
        if differences.isEmpty { return false }
        throw Self.differs(differences, from: at)
    }

    /// The paths of what is said otherwise.
    private static func differences(_ said: Statements, _ fact: RecordedFact) -> [String] {
        let recorded = Statements(fact.json, hasSource: true)
        return said.all.filter { recorded[$0.path] != $0.value }.map(\.path)
    }

    private static func differs(
        _ differences: [(path: String, said: JSONValue?, recorded: JSONValue?)], from fact: RecordedFact
    ) -> Rejection {
        var parts: [String] = []
        var call = "alliance correct \(fact.position.rawValue)"
        for (path, said, recorded) in differences {
            let name = path.hasPrefix("data.") ? String(path.dropFirst(5)) : path
            parts.append("\(name) is \(said?.shown ?? "nothing") here, \(recorded?.shown ?? "not given") there")
            guard let word = said?.word else { continue }
            let value =
                "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
            let isPlain = word.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F: true
                default: false
                }
            }
            call += path.hasPrefix("data.") ? " --set \(name)=" : " --\(name) "
            call += isPlain ? word : value
        }
        return Rejection(
            .differsFromRecorded,
            "the row differs from what is recorded in \(fact.position): " + parts.joined(separator: "; "),
            advice: "if the row is right: \(call) --reason TEXT; if it has changed since, record the change",
            entries: [fact.position])
    }
}
