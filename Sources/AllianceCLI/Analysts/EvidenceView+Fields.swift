import Alliances
import Projections

extension EvidenceView {
    func fields(_ language: String) -> Fields {
        var fields = Fields()
        fields.add("title", citation.title, position)
        fields.add("publisher", citation.publisher, position)
        fields.add("published", citation.published, position)
        fields.add("language", citation.language, position)
        fields.add("url", citation.url, position)
        fields.add("sha256", citation.sha256, position)
        fields.add(disputes)
        return fields
    }
}
