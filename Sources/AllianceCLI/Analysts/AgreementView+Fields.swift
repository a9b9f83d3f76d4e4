import Alliances
import Projections

extension AgreementView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("title", titles, first: language, lineage["titles"])
        fields.add("kind", kind, lineage["titles"])
        fields.add("status", statusText, lineage["status"])
        if let parties {
            for party in parties {
                fields.add(
                    "party",
                    "institution/\(party.id)" + (party.since.map { ", acceded \($0.detail)" } ?? "")
                        + (party.until.map { ", withdrew \($0.detail)" } ?? ""),
                    party.until?.position ?? party.since?.position ?? lineage["parties"])
            }
        } else {
            fields.add("parties", "not known", lineage["titles"])
        }
        fields.add("conference", conference.map { "conference/\($0)" }, sources["conference"])
        fields.add("place", place, sources["place"])
        fields.add("scheduled", scheduled, sources["scheduled"])
        fields.add("until", until.map { "\($0)" + (termHasPassed ? " (term has passed)" : "") }, lineage["until"])
        for step in steps {
            fields.add("step", step.when, step.what.name)
            fields.add("", step.summary.map { "  " + $0 })
        }
        fields.add(disputes)
        return fields
    }
}
