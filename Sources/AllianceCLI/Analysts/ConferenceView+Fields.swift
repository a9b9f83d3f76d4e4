import Alliances
import Projections

extension ConferenceView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("title", description?.titles, first: language, lineage["titles"])
        fields.add("kind", description?.kind, lineage["titles"])
        if let series = description?.series {
            fields.add("series", series + (description?.ordinal.map { ", no. \($0)" } ?? ""), sources["series"])
        } else {
            fields.add("ordinal", description?.ordinal.map(String.init), sources["ordinal"])
        }
        fields.add("status", statusText, lineage["status"])
        fields.add("held", held)
        fields.add("scheduled", scheduled, sources["scheduled"])
        fields.add("mode", description?.mode?.rawValue, sources["mode"])
        fields.add("city", description?.city, sources["city"])
        fields.add("country", description?.country, sources["country"])
        fields.add("venue", description?.venue, sources["venue"])
        for host in description?.hosts ?? [] { fields.add("host", "institution/\(host)", sources["hosts"]) }
        fields.add("theme", description?.theme, sources["theme"])
        for (counts, source) in participation { fields.add("participation", source, counts.shown + ",") }
        for (outcome, when) in outcomes {
            fields.add(
                "outcome", when,
                "\(outcome.kind) “\(outcome.titles.preferred([language]))” \(outcome.action)"
                    + (outcome.agreement.map { ", agreement/\($0)" } ?? "") + ",")
        }
        fields.add(disputes)
        return fields
    }
}

extension Participation {
    fileprivate var shown: String {
        var parts: [String] = []
        if let people { parts.append("\(people) people") }
        if let institutions { parts.append("\(institutions) institutions") }
        if let countries { parts.append("\(countries) countries") }
        if let countryCodes { parts.append(countryCodes.joined(separator: " ")) }
        if let participants { parts.append("institutions " + participants.joined(separator: " ")) }
        return parts.joined(separator: ", ")
    }
}
