/// What an event of a type says.
enum RandomData {
    static func data(of type: String, _ random: inout SplitMix64) -> [String: ModelValue] {
        func pick(_ choices: String...) -> ModelValue { .text(choices.randomElement(using: &random) ?? "") }
        func chance(_ whole: Int) -> Bool { Int.random(in: 0..<whole, using: &random) == 0 }
        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func names() -> ModelValue { .map(["en": .text("Name \(number(1...99))")]) }
        func institution() -> String { "i\(number(1...5))" }
        func institutions() -> ModelValue {
            .list(Array(Set((0...number(0...2)).map { _ in institution() })).sorted())
        }
        func country() -> ModelValue { pick("CN", "FR", "KZ", "EG") }

        var data: [String: ModelValue] = [:]
        switch type {
        case "alliance.proposed", "alliance.founded":
            data["names"] = names()
            if chance(2) { data["place"] = pick("Chengdu", "Paris") }
        case "alliance.document-recorded":
            data = ["titles": names(), "kind": pick("charter", "report"), "action": pick("adopted", "signed")]
        case "alliance.organ-recorded":
            data = ["titles": names(), "kind": pick("council", "office"), "action": pick("proposed", "established")]
        case "alliance.total-published":
            data = ["measure": pick("members", "members", "members", "founders")]
            data[chance(8) ? "people" : "institutions"] = .number(number(0...5))
            if chance(2) { data["bound"] = pick("exactly", "at-least", "at-most") }
        case "alliance.member-countries-reported": data["countryCodes"] = .list(["CN", "FR"])
        case "institution.registered":
            data["identified"] = .truth(!chance(3))
            if data["identified"] == .truth(true) { data["names"] = names() }
            if chance(2) { data["country"] = country() }
        case "institution.identified":
            data = ["identified": .truth(true), "names": names()]
            if chance(2) { data["country"] = country() }
        case "institution.described":
            if chance(2) { data["country"] = country() }
            if chance(2) || data.isEmpty { data["city"] = pick("Chengdu", "Paris", "Almaty") }
        case "institution.renamed": data["names"] = names()
        case "institution.merged": data["into"] = .text(institution())
        case "membership.admitted":
            data["category"] = pick("member", "member", "associate", "observer", "honorary")
            if chance(4) { data["founding"] = .truth(true) }
        case "membership.category-changed": data["category"] = pick("member", "associate", "observer", "honorary")
        case "agreement.announced", "agreement.signed":
            data = ["titles": names(), "kind": pick("memorandum", "charter")]
            if chance(2) { data["parties"] = institutions() }
            if chance(5) { data["conference"] = .text("c\(number(1...2))") }
        case "agreement.amended", "agreement.renewed": if chance(2) { data["until"] = pick("2022", "2030-01-01") }
        case "agreement.party-acceded", "agreement.party-withdrew": data["party"] = .text(institution())
        case "conference.announced", "conference.held":
            data = ["titles": names(), "kind": pick("forum", "course")]
            if chance(3) { data["hosts"] = institutions() }
            if chance(3) { data["country"] = country() }
        case "conference.participation-recorded":
            data["institutions"] = .number(number(1...9))
            if chance(4) { data["participants"] = institutions() }
        case "conference.outcome-recorded":
            data = ["titles": names(), "kind": pick("statute"), "action": pick("passed")]
            if chance(4) { data["agreement"] = .text("a\(number(1...2))") }
        case "programme.announced", "programme.launched", "programme.milestone-recorded", "programme.concluded":
            if chance(2) { data["titles"] = names() }
            if chance(3) { data["kind"] = pick("digitisation", "exchange") }
        case "evidence.registered": data = ["title": pick("Report", "News"), "publisher": pick("CGTN", "IFLA")]
        default: break
        }
        return data
    }
}
