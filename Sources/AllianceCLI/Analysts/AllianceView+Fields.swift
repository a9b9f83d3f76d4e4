import Alliances
import Projections

extension AllianceView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("name", names, first: language, lineage["names"])
        fields.add("place", place, sources["place"])
        fields.add("status", (standing == .possible ? "possibly " : "") + status, lineage["status"])
        fields.add("proposed", proposed)
        fields.add("founded", founded)
        if let dissolved {
            fields.add("dissolved", dissolved.when, dissolved.successor.map { "succeeded by \($0)," } ?? "")
        }
        for (document, when) in documents {
            fields.add(
                "document", when,
                "\(document.kind.rawValue) “\(document.titles.preferred([language]))” \(document.action.rawValue)")
        }
        for (organ, when) in organs {
            fields.add(
                "organ", when, "\(organ.kind.rawValue) “\(organ.titles.preferred([language]))” \(organ.action.rawValue)"
            )
        }
        for (total, source) in totals { fields.add("total", source, "\(total.measure.rawValue): \(total.shown),") }
        for (codes, source) in memberCountries {
            fields.add("countries", source, codes.joined(separator: " ") + " reported")
        }
        fields.add(disputes)
        return fields
    }
}
