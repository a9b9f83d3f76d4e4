/// What is handed in, in the words of design §3.
struct ModelDraft: Hashable {
    /// A position, or an id.
    enum Reference: Hashable {
        case position(Int)
        case id(String)
    }

    var id: String?
    var type: String
    /// `institution/i1`; of a retraction or a dispute `entry`, and `target` says which.
    var subject: String
    var target: Reference?
    var effective: String?
    var evidence: [String] = []
    var basis: String?
    var corrects: Reference?
    var reason: String?
    var note: String?
    var data: [String: ModelValue] = [:]

    var kind: String { String(subject.prefix { $0 != "/" }) }

    /// A line for `alliance import`.
    var json: String {
        var members = fields(subject: subjectText, corrects: corrects)
        if let id { members["id"] = .text(id) }
        return ModelValue.map(members).json
    }

    private var subjectText: String {
        switch target {
        case .position(let position): "entry/\(position)"
        case .id(let id): "entry/\(id)"
        case nil: subject
        }
    }

    func fields(subject: String, corrects: Reference?) -> [String: ModelValue] {
        var members: [String: ModelValue] = ["type": .text(type), "subject": .text(subject), "data": .map(data)]
        if let effective { members["effective"] = .text(effective) }
        if !evidence.isEmpty { members["evidence"] = .text(evidence.joined(separator: " ")) }
        if let basis { members["basis"] = .text(basis) }
        if let reason { members["reason"] = .text(reason) }
        if let note { members["note"] = .text(note) }
        switch corrects {
        case .position(let position): members["corrects"] = .number(position)
        case .id(let id): members["corrects"] = .text(id)
        case nil: break
        }
        return members
    }

    /// What design §4 says it refers to, as subjects.
    var references: [String] {
        var found: [String] = []
        for (field, kind) in [
            ("into", "institution"), ("party", "institution"), ("conference", "conference"), ("agreement", "agreement"),
        ] {
            if let id = data[field]?.text { found.append(kind + "/" + id) }
        }
        for field in ["parties", "hosts", "participants"] {
            for id in data[field]?.list ?? [] { found.append("institution/" + id) }
        }
        return found + evidence.map { "evidence/" + $0 }
    }
}
