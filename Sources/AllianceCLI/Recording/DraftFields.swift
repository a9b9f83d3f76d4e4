import AllianceLedger
import Alliances
import CanonicalJSON

/// A draft as a command puts it together: written as JSON and read as any other draft, so that there is one way in.
struct DraftFields {
    var type: String
    var subject: String
    var data: JSONValue = .object([])
    var effective: String?
    /// Ids, separated by spaces, in one string or several.
    var evidence: [String] = []
    var basis: String?
    var note: String?
    var reason: String?
    var corrects: EntryReference?
    var id: String?

    /// What the command was about, for messages.
    var place: String { "\(type) \(subject)" }

    var submission: Submission {
        do throws(Rejection) {
            return Submission(line: nil, .success(try Draft(json: json.canonicalBytes().span)))
        } catch {
            return Submission(line: nil, .failure(error))
        }
    }

    private var json: JSONValue {
        var fields = DataFields()
        fields.text("type", type)
        fields.text("subject", subject)
        if data != .object([]) { fields.set("data", data) }
        fields.text("effective", effective)
        let ids = evidence.flatMap { $0.split(separator: " ") }
        if !ids.isEmpty { fields.text("evidence", ids.joined(separator: " ")) }
        fields.text("basis", basis)
        fields.text("note", note)
        fields.text("reason", reason)
        fields.text("id", id)
        switch corrects {
        case .position(let position): fields.set("corrects", .integer(Int64(position.rawValue)))
        case .id(let id): fields.text("corrects", id.description)
        case nil: break
        }
        return .object(sorting: fields.members)
    }
}
