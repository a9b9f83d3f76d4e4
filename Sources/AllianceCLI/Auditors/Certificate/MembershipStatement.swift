import Alliances
import EDTF
import Projections

/// Who is a member in what capacity since when, in one plain sentence.
struct MembershipStatement {
    private let institution: InstitutionView
    private let alliance: AllianceView?
    private let day: Day
    private let language: String

    /// - Parameter alliance: nil where nothing is known of it
    init(_ institution: InstitutionView, of alliance: AllianceView?, on day: Day, in language: String) {
        self.institution = institution
        self.alliance = alliance
        self.day = day
        self.language = language
    }

    var name: String { institution.name(language) }

    var allianceName: String { alliance?.names?.preferred([language]) ?? "the alliance" }

    var text: String {
        guard let period = institution.periods.last else {
            return "\(name) was no member of \(allianceName) on \(day)."
        }
        let category = period.changes.last { $0.category != nil }?.category ?? period.category
        let capacity =
            (period.isFounding ? "founding " : "") + Self.capacity(institution.membership?.category ?? category)
        let since = "since \(Self.days(institution.membership?.since ?? period.from))"
        if let membership = institution.membership {
            let suspended = membership.isSuspended ? " Its membership was suspended on that day." : ""
            switch membership.standing {
            case .certain:
                return
                    "\(name) was \(Self.article(capacity)) \(capacity) of \(allianceName) on \(day), \(since).\(suspended)"
            case .possible:
                return
                    "\(name) can have been \(Self.article(capacity)) \(capacity) of \(allianceName) on \(day), \(since): "
                    + "what is recorded leaves open whether it was.\(suspended)"
            }
        }
        if let end = period.end {
            return
                "\(name) was \(Self.article(capacity)) \(capacity) of \(allianceName) from \(Self.days(period.from)) "
                + "until \(Self.days(end.when)) (\(Self.ending(end.how))). It was none on \(day)."
        }
        return
            "\(name) was \(Self.article(capacity)) \(capacity) of \(allianceName) on \(day), \(since); observers are "
            + "not members."
    }

    static func capacity(_ category: MemberCategory) -> String {
        switch category {
        case .member: "member"
        case .associate: "associate member"
        case .observer: "observer"
        case .honorary: "honorary member"
        }
    }

    private static func article(_ word: String) -> String {
        word.first.map { "aeiouh".contains($0) } == true && !word.hasPrefix("hi") ? "an" : "a"
    }

    private static func ending(_ type: EventType) -> String {
        type.name.split(separator: ".").last.map(String.init) ?? type.name
    }

    /// The one day, or the days between which it lies, with how it is known.
    static func days(_ dated: Dated) -> String {
        let first = Day(number: dated.window.earliest).flatMap { $0 == .first ? nil : $0 }
        let last = Day(number: dated.window.latest)
        let text =
            switch (first, last) {
            case (let first?, let last?) where first == last: "\(first)"
            case (let first?, let last?): "a day between \(first) and \(last)"
            case (nil, let last?): "a day not later than \(last)"
            case (let first?, nil): "a day not before \(first)"
            case (nil, nil): dated.effective == nil ? "the beginning" : "an unknown day"
            }
        let marks = [
            dated.isDerived ? "derived from the evidence" : nil, dated.isUncertain ? "uncertain" : nil,
            dated.isApproximate ? "approximate" : nil,
        ].compactMap(\.self)
        return text + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
    }
}
