import AllianceLedger
import Alliances
import EDTF
import Projections

extension FilterOptions {
    /// What the options mean on a listing.
    ///
    /// - Parameters:
    ///   - listing: its name, such as `members`.
    ///   - filters: those that make sense on it.
    ///   - states: those its subjects can be in.
    func selection(
        on listing: String, _ filters: [Selection.Filter], states: [String], _ book: Book
    ) throws -> Selection {
        if let other = given.first(where: { !filters.contains($0) }) {
            let able = filters.map { "--" + $0.rawValue }
            throw Failure(
                usage: "--\(other.rawValue) makes no sense on \(listing)",
                remedy: able.isEmpty
                    ? "leave it out; \(listing) take --sort, --descending, --limit and --columns"
                    : "\(listing) are filtered by " + able.joined(separator: ", "))
        }
        if identified, unidentified {
            throw Failure(
                usage: "--identified and --unidentified exclude each other", remedy: "leave both out to list all")
        }
        var selection = Selection()
        selection.countries = try country.map(Self.country)
        selection.areas = try region.map(Self.area)
        selection.kinds = kind
        selection.categories = try category.map { text in
            let all = MemberCategory.allCases.filter(\.counts).map(\.rawValue)
            guard all.contains(text), let category = MemberCategory(rawValue: text) else {
                throw Self.unknown(
                    text == "observer" ? "observers are not members" : "“\(Rejection.quoted(text))” is no category",
                    text, all, location: "--category")
            }
            return category
        }
        selection.states = try state.map { text in
            let plain = String(text.map { $0 == "-" ? " " : $0 })
            guard states.contains(plain) else {
                throw Self.unknown(
                    "\(listing) are in no state “\(Rejection.quoted(text))”", text,
                    states.map { String($0.map { $0 == " " ? "-" : $0 }) }, location: "--state")
            }
            return plain
        }
        selection.isFounding = founding
        selection.isIdentified = identified ? true : unidentified ? false : nil
        selection.joinedBetween = try joinedBetween.map { try Self.days($0, "--joined-between") }
        selection.during = try during.map { try duringDays($0, book.standpoint.asOf) }
        selection.parties = try party.map { try Self.party($0, book) }
        selection.series = series
        selection.texts = try text.map { text in
            let folded = FoldedText(text)
            guard !folded.isEmpty else {
                throw Failure(
                    usage: "“\(Rejection.quoted(text))” holds nothing to look for", location: "--text",
                    remedy: "write a part of a name, such as --text quebec")
            }
            return folded
        }
        return selection
    }

    static func country(_ text: String) throws -> CountryCode {
        let meant = CountryCode.meant(by: text)
        if meant.count == 1 { return meant[0] }
        if !meant.isEmpty {
            throw Failure(
                usage: "“\(Rejection.quoted(text))” can be more than one country", location: "--country",
                remedy: "write " + meant.prefix(8).map { "\($0.text) for \($0.name)" }.joined(separator: ", "))
        }
        var remedy = "write its ISO 3166-1 code, such as CN, or its English name"
        if text.utf8.count == 2 {
            // Of a code that is no more the table says what has come of it.
            do { _ = try CountryCode(text.uppercased()) } catch { remedy = error.advice }
        } else if case let near = NearMisses.of(text, among: CountryCode.all.map(\.name)), !near.isEmpty {
            remedy = NearMisses.question(near)
        }
        throw Failure(
            usage: "“\(Rejection.quoted(text))” is no country of ISO 3166-1", location: "--country", remedy: remedy)
    }

    static func area(_ text: String) throws -> Area {
        if let area = Area(text) { return area }
        let names = Area.all.map(\.name)
        let near = NearMisses.of(text, among: names)
        throw Failure(
            usage: "“\(Rejection.quoted(text))” is no region or sub-region of UN M49", location: "--region",
            remedy: near.isEmpty ? "write one of " + names.joined(separator: ", ") : NearMisses.question(near))
    }

    static func days(_ text: String, _ option: String) throws -> DayRange {
        guard let days = DayRange(text) else {
            throw Failure(
                usage: "“\(Rejection.quoted(text))” is not a range of days", location: option,
                remedy: "write \(option) 2018/2021-09, 2018/.., ../2021-09-02 or 2019")
        }
        return days
    }

    private func duringDays(_ text: String, _ asOf: Day) throws -> DayRange {
        guard let days = try Self.days(text, "--during").until(asOf) else {
            throw Failure(
                usage: "all of \(Rejection.quoted(text)) lies after \(asOf), the day asked about",
                location: "--during", remedy: "ask with a later --as-of")
        }
        return days
    }

    private static func party(_ text: String, _ book: Book) throws -> String {
        let name = text.contains("/") ? text : "institution/" + text
        let subject = try SubjectArgument.parse(name, book)
        guard subject.kind == .institution else {
            throw Failure(
                usage: "\(subject) is no institution", location: "--party",
                remedy: "name the institution that is a party, such as --party nlc")
        }
        if try book.row(of: subject) == nil { throw try SubjectArgument.unknown(subject, book) }
        return subject.id
    }

    static func unknown(
        _ sentence: String, _ typed: String, _ all: [String], location: String
    ) -> Failure {
        let near = NearMisses.of(typed, among: all)
        return Failure(
            usage: sentence, location: location,
            remedy: near.isEmpty ? "write one of " + all.joined(separator: ", ") : NearMisses.question(near))
    }
}
