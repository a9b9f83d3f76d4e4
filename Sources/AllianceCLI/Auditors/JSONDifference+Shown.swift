import AllianceLedger
import CanonicalJSON
import Charts

extension JSONDifference {
    /// `institutions[nlc].names.en: stored "…", now "…"`
    func text(limit: Int = 80) -> String {
        "\(path): stored \(before.shown(limit)), now \(after.shown(limit))"
    }
}

extension JSONValue? {
    func shown(_ limit: Int) -> String { map { $0.text.truncated(to: limit) } ?? "nothing" }
}

extension JSONValue {
    /// Its canonical form.
    var text: String { String(decoding: canonicalBytes(), as: UTF8.self) }
}
