import Alliances
import Projections

extension ProgrammeView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("title", titles, first: language, lineage["titles"])
        fields.add("kind", kind, lineage["kind"])
        fields.add("status", statusText, lineage["status"])
        fields.add("url", url, lineage["url"])
        fields.add("scheduled", scheduled, lineage["scheduled"])
        for entry in steps {
            let title = entry.step.titles.map { " “\($0.preferred([language]))”" } ?? ""
            fields.add("step", entry.when, entry.what.name + title + ",")
            fields.add("", entry.step.summary.map { "  " + $0 })
        }
        fields.add(disputes)
        return fields
    }
}
