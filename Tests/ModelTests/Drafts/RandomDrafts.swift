/// Drafts of all types, legal and illegal.
struct RandomDrafts {
    var random: SplitMix64
    private var count = 0

    /// What most drafts of a round are about, so that its timelines grow long.
    private let theme: String

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let themes = [
            "membership", "membership", "institution", "agreement", "conference", "programme", "alliance", "",
        ]
        theme = themes[Int(seed % UInt64(themes.count))]
    }

    /// What others refer to, so that not every reference hangs in the air.
    mutating func opening() -> [ModelDraft] {
        var drafts = (1...3).map { number in
            var draft = event("evidence.registered")
            draft.subject = "evidence/e\(number)"
            return draft
        }
        for number in 1...3 {
            var draft = event("institution.registered")
            draft.subject = "institution/i\(number)"
            drafts.append(draft)
        }
        if chance(1, in: 2) { drafts.append(event("alliance.founded")) }
        return drafts
    }

    static let types = [
        "alliance.proposed", "alliance.founded", "alliance.document-recorded", "alliance.organ-recorded",
        "alliance.total-published", "alliance.total-published", "alliance.member-countries-reported",
        "alliance.dissolved", "institution.registered", "institution.registered", "institution.registered",
        "institution.identified", "institution.described", "institution.described", "institution.renamed",
        "institution.merged", "institution.closed", "membership.invited", "membership.applied", "membership.admitted",
        "membership.admitted", "membership.admitted", "membership.admitted", "membership.category-changed",
        "membership.suspended", "membership.suspended", "membership.reinstated", "membership.withdrawal-notified",
        "membership.withdrawn", "membership.excluded", "membership.expired", "agreement.announced",
        "agreement.signed", "agreement.signed", "agreement.entered-into-force", "agreement.amended",
        "agreement.renewed", "agreement.expired", "agreement.terminated", "agreement.party-acceded",
        "agreement.party-withdrew", "conference.announced", "conference.held", "conference.rescheduled",
        "conference.cancelled", "conference.participation-recorded", "conference.outcome-recorded",
        "programme.announced", "programme.launched", "programme.milestone-recorded", "programme.concluded",
        "evidence.registered", "evidence.registered",
    ]

    /// One to four drafts. Most are such that the model takes them, or else hardly any would be.
    mutating func batch(_ model: ReferenceModel) -> [ModelDraft] {
        var drafts: [ModelDraft] = []
        for _ in 0..<(chance(3, in: 5) ? 1 : number(2...5)) {
            var draft = one(model, drafts)
            let isTried = !chance(1, in: 6)
            for _ in 0..<12 where isTried {
                var trial = model
                if case .accepted = trial.append(drafts + [draft], now: 0) { break }
                draft = one(model, drafts)
            }
            drafts.append(draft)
        }
        return drafts
    }

    private mutating func one(_ model: ReferenceModel, _ earlier: [ModelDraft]) -> ModelDraft {
        count += 1
        var draft: ModelDraft
        switch number(0...39) {
        case 0 where !model.entries.isEmpty: return taken(model) ?? event(type())
        case 1...6 where !model.entries.isEmpty: draft = correction(model, earlier)
        case 7...9: draft = aboutEntry("entry.retracted", model, earlier)
        case 10, 11: draft = aboutEntry("entry.disputed", model, earlier)
        default: draft = event(type())
        }
        if chance(1, in: 3) { draft.id = id(chance(1, in: 12) ? number(1...count) : count) }
        if chance(1, in: 3) { draft.evidence = chance(1, in: 5) ? ["e1", "e2"] : ["e\(number(1...4))"] }
        if chance(1, in: 8) { draft.note = "Note \(number(1...9))" }
        if chance(1, in: 20) { draft.basis = chance(1, in: 2) ? "stated" : "derived" }
        if chance(1, in: 25) { spoil(&draft) }
        return draft
    }

    private mutating func type() -> String {
        let fitting =
            switch theme {
            case "": Self.types
            case "institution": Self.types.filter { $0.hasPrefix("institution") || $0 == "membership.admitted" }
            default: Self.types.filter { $0.hasPrefix(theme) }
            }
        return (chance(1, in: 4) ? Self.types : fitting).randomElement(using: &random) ?? ""
    }

    /// The same again.
    private mutating func taken(_ model: ReferenceModel) -> ModelDraft? {
        guard let entry = model.entries.randomElement(using: &random) else { return nil }
        return entry.draft
    }

    private mutating func correction(_ model: ReferenceModel, _ earlier: [ModelDraft]) -> ModelDraft {
        let target = reference(model, earlier)
        let old = model.entries.first { .position($0.position) == target || $0.identity == id(target) }
        var draft = event(old?.type ?? type())
        if old?.isAboutEntry == true {
            draft.subject = "entry"
            draft.target = .position(0)
        } else if let old {
            draft.subject = chance(1, in: 15) ? draft.subject : old.subject
        }
        if chance(1, in: 20) { draft = event(self.type()) }
        draft.corrects = target
        draft.reason = chance(1, in: 20) ? nil : "Misread \(number(1...99))"
        return draft
    }

    private func id(_ reference: ModelDraft.Reference) -> String? {
        if case .id(let id) = reference { id } else { nil }
    }

    private mutating func aboutEntry(_ type: String, _ model: ReferenceModel, _ earlier: [ModelDraft]) -> ModelDraft {
        var draft = ModelDraft(type: type, subject: "entry", target: reference(model, earlier))
        if type == "entry.disputed" {
            draft.data = ["claim": .text("Otherwise \(number(1...99))")]
        } else {
            draft.reason = chance(1, in: 20) ? nil : "Wrong \(number(1...99))"
        }
        return draft
    }

    private mutating func reference(_ model: ReferenceModel, _ earlier: [ModelDraft]) -> ModelDraft.Reference {
        if chance(1, in: 4), let id = earlier.compactMap(\.id).randomElement(using: &random) { return .id(id) }
        if chance(1, in: 25) { return .position(model.entries.count + 500) }
        guard let entry = model.entries.randomElement(using: &random) else { return .position(700) }
        if chance(1, in: 4), let id = entry.draft.id { return .id(id) }
        return .position(entry.position)
    }

    private mutating func event(_ type: String) -> ModelDraft {
        let kind = String(type.prefix { $0 != "." })
        let subject =
            switch kind {
            case "alliance": chance(1, in: 40) ? "alliance/other" : "alliance/union"
            case "institution", "membership": "institution/i\(number(1...(chance(1, in: 6) ? 5 : 3)))"
            case "agreement": "agreement/a\(number(1...2))"
            case "evidence": "evidence/e\(number(1...4))"
            default: "\(kind)/\(kind.prefix(1))\(number(1...2))"
            }
        var draft = ModelDraft(type: type, subject: subject)
        draft.data = RandomData.data(of: type, &random)
        let isUndated = type == "institution.registered" || type == "evidence.registered"
        let mayLack = type == "institution.described" || type == "institution.identified"
        if !isUndated, !(mayLack && chance(1, in: 4)) {
            let maySpan = ["conference.held", "conference.participation-recorded", "conference.outcome-recorded"]
            let spanning = maySpan.contains(type) || kind == "programme"
            draft.effective = RandomDates.date(spanning: spanning, &random)
        }
        return draft
    }

    private mutating func spoil(_ draft: inout ModelDraft) {
        switch number(0...7) {
        case 0: draft.effective = draft.effective == nil ? "2020" : nil
        case 1: draft.effective = "2019-01-01/2020-01-01"
        case 2: draft.subject = draft.target == nil ? "programme/p1" : draft.subject
        case 3: draft.data["colour"] = .text("red")
        case 4: if draft.data["country"] != nil { draft.data["country"] = .text("QQ") }
        case 5: if draft.data["parties"] != nil { draft.data["parties"] = .list([]) }
        case 6: draft.data = [:]
        default: if draft.data["into"] != nil { draft.data["into"] = .text(String(draft.subject.dropFirst(12))) }
        }
    }

    func id(_ number: Int) -> String {
        let digits = String(number)
        return "01900000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func chance(_ part: Int, in whole: Int) -> Bool { Int.random(in: 0..<whole, using: &random) < part }
}
