import Alliances
import EDTF
import Projections

extension Dated {
    /// As recorded; what is derived rather than stated is marked.
    var shown: String { (effective == nil ? "—" : text) + (isDerived ? "*" : "") }

    static let legend = "* derived from the evidence, not stated by it"

    /// With how it is known, what the timeline leaves open of it, and on what it rests.
    var detail: String {
        var parts = [effective == nil ? "without a date, so from the beginning" : text]
        if isDerived { parts.append("derived") }
        if isUncertain { parts.append("uncertain") }
        if isApproximate { parts.append("approximate") }
        if window != Window(effective: effective) { parts.append("by its timeline \(window.shown)") }
        return parts.joined(separator: ", ") + (evidence.isEmpty ? "" : " (\(evidence.joined(separator: ", ")))")
    }
}

extension Optional<Dated> {
    var shown: String { self?.shown ?? "—" }
}

extension Window {
    /// The one day, or the days between which it lies.
    var shown: String {
        if self == .always { return "from the beginning" }
        let first = Day(number: earliest).flatMap { $0 == .first ? nil : $0.description } ?? ""
        let last = Day(number: latest)?.description ?? ""
        return first == last ? first : "[\(first)..\(last)]"
    }
}
