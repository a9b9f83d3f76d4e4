import Alliances
import Tables
import Testing

@Suite struct `A row beside what is recorded` {
    private static func facts(_ entries: [(EventType, String)]) throws -> [RecordedFact] {
        try entries.enumerated().map { place, entry in
            let bytes = Array(entry.1.utf8)
            return try RecordedFact(Position(UInt32(17 + place)), entry.0, bytes.span)
        }
    }

    private static let registered = (
        EventType.institutionRegistered,
        #"{"data":{"city":"Beijing","country":"CN","identified":true,"names":{"en":"NLC"}}}"#
    )
    private static let admitted = (
        EventType.membershipAdmitted,
        #"{"data":{"category":"member","founding":true},"effective":"2018-05-28","evidence":"a"}"#
    )

    private static func news(_ row: String, _ entries: [(EventType, String)]) throws -> [EventType] {
        let table = Planning("id,name,city,category,since,left,leaving\n" + row + "\n", as: .members)
        let planned = try #require(table.planned.first, "\(table.advice)")
        return try planned.news(beside: facts(entries)).map(\.draft.content.event.type)
    }

    @Test func `is new where nothing is, and says nothing new where all is recorded`() throws {
        #expect(try Self.news("nlc,NLC,,member,2018-05-28,,", []) == [.institutionRegistered, .membershipAdmitted])
        #expect(try Self.news("nlc,NLC,,member,2018-05-28,,", [Self.registered]) == [.membershipAdmitted])
        #expect(try Self.news("nlc,NLC,Beijing,member,2018-05-28,,", [Self.registered, Self.admitted]) == [])
        #expect(
            try Self.news("nlc,NLC,,member,2018-05-28,2021,withdrawn", [Self.registered, Self.admitted])
                == [.membershipWithdrawn])
    }

    @Test func `that differs is refused with the call that corrects the entry`() throws {
        let city = #expect(throws: Rejection.self) {
            try Self.news("nlc,NLC,Peking,member,2018-05-28,,", [Self.registered, Self.admitted])
        }
        #expect(city?.code == .differsFromRecorded)
        #expect(city?.entries == [Position(17)])
        #expect(city?.advice.contains("alliance correct 17 --set city=Peking") == true)
        let since = #expect(throws: Rejection.self) {
            try Self.news("nlc,NLC,,member,2018-06,,", [Self.registered, Self.admitted])
        }
        #expect(since?.advice.contains("alliance correct 18 --effective 2018-06") == true, "\(since?.advice ?? "")")
    }

    @Test func `may be of a second time of membership once the first has ended`() throws {
        let withdrawn = (EventType.membershipWithdrawn, #"{"data":{},"effective":"2020"}"#)
        #expect(
            try Self.news("nlc,NLC,,member,2022,,", [Self.registered, Self.admitted, withdrawn]) == [
                .membershipAdmitted
            ])
        #expect(throws: Rejection.self) {
            try Self.news("nlc,NLC,,member,2019,2020,withdrawn", [Self.registered, Self.admitted, withdrawn])
        }
        #expect(throws: Rejection.self) {
            try Self.news("nlc,NLC,,member,2018-05-28,2021,excluded", [Self.registered, Self.admitted, withdrawn])
        }
    }

    @Test func `may have the name the institution was given since`() throws {
        let renamed = (EventType.institutionRenamed, #"{"data":{"names":{"en":"NLC 2"}},"effective":"2020"}"#)
        for name in ["NLC", "NLC 2"] {
            #expect(try Self.news("nlc,\(name),,member,2018-05-28,,", [Self.registered, renamed, Self.admitted]) == [])
        }
    }
}
