import Alliances
import Projections

extension InstitutionView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("name", names, first: language, lineage["names"])
        for former in formerNames {
            fields.add(
                "former name", "\(former.names.preferred([language])), until \(former.until.detail)",
                former.until.position)
        }
        if !isIdentified {
            fields.add("identified", "no: a member known from a published count only", lineage["identified"])
        }
        fields.add("kind", kind, lineage["kind"])
        fields.add("city", city, lineage["city"])
        fields.add("country", country, lineage["country"])
        for (register, value) in identifiers.all { fields.add(register, value, lineage[register]) }
        fields.add("membership", membershipText, lineage["membership"])
        for period in periods {
            fields.add(
                "period", period.from, period.category.rawValue + (period.isFounding ? ", founding," : "") + " from")
            for change in period.changes {
                fields.add("", change.when, "  \(change.what.name) \(change.category?.rawValue ?? "")")
            }
            if let end = period.end { fields.add("", end.when, "  until \(end.how.name)") }
        }
        if let closed {
            fields.add("closed", closed.when, closed.how.name + (closed.into.map { " into institution/\($0)" } ?? ""))
        }
        fields.add(disputes)
        return fields
    }

    private var membershipText: String {
        guard let membership else { return periods.isEmpty ? "none recorded" : "none on this day" }
        return "\(membership.standing.rawValue): \(membership.category.rawValue)"
            + (membership.isSuspended ? ", suspended" : "") + " since \(membership.since.text)"
    }
}
