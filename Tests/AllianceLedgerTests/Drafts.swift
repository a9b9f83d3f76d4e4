/// Drafts as lines of a file.
func draft(
    _ type: String, _ subject: String, _ effective: String? = nil, data: String? = nil, evidence: String? = nil,
    corrects: String? = nil, reason: String? = nil, note: String? = nil, id: String? = nil
) -> String {
    var members = ["\"type\":\"\(type)\"", "\"subject\":\"\(subject)\""]
    if let effective { members.append("\"effective\":\"\(effective)\"") }
    if let data { members.append("\"data\":\(data)") }
    if let evidence { members.append("\"evidence\":\"\(evidence)\"") }
    if let corrects { members.append("\"corrects\":\(corrects)") }
    if let reason = reason ?? (corrects == nil ? nil : "Misread.") { members.append("\"reason\":\"\(reason)\"") }
    if let note { members.append("\"note\":\"\(note)\"") }
    if let id { members.append("\"id\":\"\(id)\"") }
    return "{" + members.joined(separator: ",") + "}"
}

func registered(_ id: String, note: String? = nil) -> String {
    draft(
        "institution.registered", "institution/\(id)", data: #"{"identified":true,"names":{"en":"The \#(id)"}}"#,
        note: note)
}

func admitted(_ id: String, _ effective: String, corrects: String? = nil, evidence: String? = nil) -> String {
    draft(
        "membership.admitted", "institution/\(id)", effective, data: #"{"category":"member"}"#, evidence: evidence,
        corrects: corrects)
}

func suspended(_ id: String, _ effective: String, corrects: String? = nil) -> String {
    draft("membership.suspended", "institution/\(id)", effective, corrects: corrects)
}

func reinstated(_ id: String, _ effective: String) -> String {
    draft("membership.reinstated", "institution/\(id)", effective)
}

func withdrawn(_ id: String, _ effective: String, corrects: String? = nil, evidence: String? = nil) -> String {
    draft("membership.withdrawn", "institution/\(id)", effective, evidence: evidence, corrects: corrects)
}

func closed(_ id: String, _ effective: String) -> String { draft("institution.closed", "institution/\(id)", effective) }

func document(_ id: String) -> String {
    draft("evidence.registered", "evidence/\(id)", data: #"{"title":"Report \#(id)","publisher":"CGTN"}"#)
}

func signed(_ id: String, _ effective: String, parties: String? = nil, corrects: String? = nil) -> String {
    let more = parties.map { #","parties":[\#($0.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ","))]"# }
    return draft(
        "agreement.signed", "agreement/\(id)", effective,
        data: #"{"kind":"memorandum","titles":{"en":"M"}\#(more ?? "")}"#, corrects: corrects)
}

func founded(_ id: String, _ effective: String = "2018-05-28") -> String {
    draft("alliance.founded", "alliance/\(id)", effective, data: #"{"names":{"en":"\#(id)"}}"#)
}

func retracted(_ target: Int, reason: String = "Wrong.") -> String { retracted("\(target)", reason: reason) }

func retracted(_ target: String, reason: String = "Wrong.") -> String {
    draft("entry.retracted", "entry/\(target)", reason: reason)
}

func disputed(_ target: Int, _ claim: String = "It was 2019.", evidence: String? = nil) -> String {
    draft("entry.disputed", "entry/\(target)", data: #"{"claim":"\#(claim)"}"#, evidence: evidence)
}
