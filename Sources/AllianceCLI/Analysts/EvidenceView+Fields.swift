import Alliances
import Projections

extension EvidenceView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("title", citation.title, position)
        fields.add("publisher", citation.publisher)
        fields.add("published", citation.published)
        fields.add("language", citation.language)
        fields.add("url", citation.url)
        fields.add("sha256", citation.sha256)
        fields.add(disputes)
        return fields
    }
}
