import Alliances
import EDTF
import Testing

@testable import Projections

@Suite struct `A selection` {
    private func view(_ entries: [(String, String, String)], _ day: String = "2021-12-31") throws -> (
        Row, InstitutionView
    ) {
        let row = try Story("institution/x", entries).row
        let view = try InstitutionView(row, id: "x", asOf: #require(Day(day)))
        return (row, try #require(view))
    }

    private let member: [(String, String, String)] = [
        (
            "institution.registered", "",
            #"{"identified":true,"country":"KZ","kind":"national-library","names":{"en":"National Library","kk":"Ұлттық кітапхана"}}"#
        ),
        ("membership.admitted", "[2019-01-01..2020-12-31]", #"{"category":"member","founding":true}"#),
    ]

    /// The match, which the screen must let pass.
    private func match(
        _ entries: [(String, String, String)], _ day: String = "2021-12-31", _ fill: (inout Selection) throws -> Void
    ) throws -> Standing? {
        var selection = Selection()
        try fill(&selection)
        var match = SelectionMatch(selection)
        match.screenCountries()
        let (row, view) = try view(entries, day)
        let standing = match.match(view, asOf: try #require(Day(day)))
        let passes = match.canMatch(row)
        if standing != nil { #expect(passes) }
        return standing
    }

    @Test func `that is empty holds all`() throws {
        #expect(Selection().isEmpty)
        #expect(try match(member) { _ in } == .certain)
    }

    @Test func `holds what all its filters hold and any value of each`() throws {
        let kz = try CountryCode("KZ")
        let cn = try CountryCode("CN")
        #expect(try match(member) { $0.countries = [cn, kz] } == .certain)
        #expect(try match(member) { $0.countries = [cn] } == nil)
        #expect(try match(member) { $0.areas = [.subregion(.centralAsia)] } == .certain)
        #expect(
            try match(member) {
                $0.countries = [kz]
                $0.areas = [.region(.europe)]
            } == nil)
        #expect(try match(member) { $0.kinds = ["library", "national-library"] } == .certain)
        #expect(try match(member) { $0.isFounding = true } == .certain)
        #expect(try match(member) { $0.isIdentified = false } == nil)
        #expect(try match(member) { $0.categories = [.associate] } == nil)
        #expect(try match(member) { $0.texts = [FoldedText("ҰЛТТЫҚ")] } == .certain)
        #expect(try match(member) { $0.texts = [FoldedText("museum")] } == nil)
    }

    @Test func `is matched possibly where what is imprecisely dated leaves it open`() throws {
        let moved = member + [("institution.described", "[2021-06-01..2022-06-01]", #"{"country":"CN"}"#)]
        #expect(try match(moved) { $0.countries = [try CountryCode("CN")] } == .possible)
        #expect(try match(moved) { $0.countries = [try CountryCode("KZ")] } == .possible)
        #expect(try match(moved, "2022-06-01") { $0.countries = [try CountryCode("CN")] } == .certain)
        let suspended = member + [("membership.suspended", "[2021-06-01..2022-06-01]", "{}")]
        #expect(try match(suspended) { $0.states = ["suspended"] } == .possible)
        #expect(try match(suspended) { $0.states = ["suspended", "member"] } == .certain)
        let changed =
            member + [("membership.category-changed", "[2021-06-01..2022-06-01]", #"{"category":"honorary"}"#)]
        #expect(try match(changed) { $0.categories = [.honorary] } == .possible)
    }

    @Test func `of admissions asks whether all days of one, or some, lie between`() throws {
        #expect(try match(member) { $0.joinedBetween = DayRange("2019/2020") } == .certain)
        #expect(try match(member) { $0.joinedBetween = DayRange("2020/..") } == .possible)
        #expect(try match(member) { $0.joinedBetween = DayRange("../2018") } == nil)
        #expect(
            try match(member, "2019-12-31") { $0.joinedBetween = DayRange("2019") } == .certain,
            "who can be a member by the end of 2019 was not admitted later")
    }

    @Test func `of agreements asks who is a party and has not withdrawn`() throws {
        let row = try Story(
            "agreement/x",
            [
                ("agreement.signed", "2018", #"{"titles":{"en":"X"},"kind":"pact","parties":["a","b"]}"#),
                ("agreement.party-withdrew", "2020-05", #"{"party":"b"}"#),
                ("agreement.party-acceded", "[2020-06-01..2022-12-31]", #"{"party":"c"}"#),
            ]
        ).row
        func match(_ party: String, _ day: String, _ state: String? = nil) throws -> Standing? {
            var selection = Selection()
            selection.parties = [party]
            selection.states = state.map { [$0] } ?? []
            let asOf = try #require(Day(day))
            let view = try #require(try AgreementView(row, id: "x", asOf: asOf))
            return SelectionMatch(selection).match(view, partiesOfCountries: nil)
        }
        #expect(try match("a", "2021-01-01") == .certain)
        #expect(try match("b", "2019-12-31") == .certain)
        #expect(try match("b", "2020-05-15") == .possible)
        #expect(try match("b", "2021-01-01") == nil)
        #expect(try match("c", "2021-01-01") == .possible)
        #expect(try match("a", "2018-06-01", "signed") == .possible, "perhaps it was not yet signed")
        #expect(try match("a", "2021-01-01", "in force") == nil)
    }

    @Test func `cannot be given days that are none`() {
        for text in ["", "2019-13", "[2019..2020]", "2020/2019", "always"] { #expect(DayRange(text) == nil, "\(text)") }
    }
}
