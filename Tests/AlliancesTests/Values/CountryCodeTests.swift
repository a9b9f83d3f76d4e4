import Testing

@testable import Alliances

@Suite struct CountryCodeTests {
    @Test func `the list has the 249 codes, sorted and without repeats, each with a name`() {
        let codes = CountryTable.rows.map(\.code)
        #expect(codes.count == 249)
        #expect(codes == codes.sorted())
        #expect(Set(codes).count == 249)
        #expect(Set(CountryTable.rows.map(\.name)).count == 249)
        #expect(CountryCode.all.map(\.text) == codes)
        #expect(CountryCode.all == CountryCode.all.sorted())
        for row in CountryTable.rows {
            #expect(TextCheck.problem(in: row.name, field: row.code) == nil)
        }
    }

    @Test func `every code gives back its text, name and region, and nothing else is a code`() throws {
        let listed = Dictionary(uniqueKeysWithValues: CountryTable.rows.map { ($0.code, $0) })
        for first in UInt8(ascii: "A")...UInt8(ascii: "Z") {
            for second in UInt8(ascii: "A")...UInt8(ascii: "Z") {
                let text = String(decoding: [first, second], as: UTF8.self)
                guard let row = listed[text] else {
                    #expect(code { () throws(InvalidValue) in try CountryCode(text) } == "unknownCountry")
                    continue
                }
                let country = try CountryCode(text)
                #expect(country.text == text)
                #expect(country.name == row.name)
                #expect(country.subregion == row.subregion)
                #expect(try CountryCode([first, second].span) == country)
                #expect(code { () throws(InvalidValue) in try CountryCode(text.lowercased()) } == "badCountryCode")
            }
        }
    }

    /// The number of rows M49 has in each region, with TW, which M49 does not list.
    @Test func `regions have as many countries as M49 gives them`() {
        let counts = CountryCode.all.reduce(into: [Region?: Int]()) { $0[$1.region, default: 0] += 1 }
        #expect(counts == [.africa: 60, .americas: 57, .asia: 51, .europe: 51, .oceania: 29, nil: 1])
        #expect(CountryCode.all.filter { $0.region == nil }.map(\.text) == ["AQ"])
    }

    @Test(arguments: [
        ("BD", "Bangladesh", "Southern Asia"), ("BG", "Bulgaria", "Eastern Europe"),
        ("BN", "Brunei Darussalam", "South-eastern Asia"),
        ("BY", "Belarus", "Eastern Europe"), ("CN", "China", "Eastern Asia"), ("ID", "Indonesia", "South-eastern Asia"),
        ("IR", "Iran (Islamic Republic of)", "Southern Asia"), ("JM", "Jamaica", "Latin America and the Caribbean"),
        ("KZ", "Kazakhstan", "Central Asia"), ("LA", "Lao People's Democratic Republic", "South-eastern Asia"),
        ("LK", "Sri Lanka", "Southern Asia"), ("MM", "Myanmar", "South-eastern Asia"),
        ("MN", "Mongolia", "Eastern Asia"),
        ("MY", "Malaysia", "South-eastern Asia"), ("QA", "Qatar", "Western Asia"),
        ("RU", "Russian Federation", "Eastern Europe"),
        ("SG", "Singapore", "South-eastern Asia"), ("TH", "Thailand", "South-eastern Asia"),
        ("TN", "Tunisia", "Northern Africa"),
        ("TT", "Trinidad and Tobago", "Latin America and the Caribbean"), ("UZ", "Uzbekistan", "Central Asia"),
        ("VN", "Viet Nam", "South-eastern Asia"), ("MK", "North Macedonia", "Southern Europe"),
        ("TR", "Türkiye", "Western Asia"), ("CZ", "Czechia", "Eastern Europe"),
        ("SZ", "Eswatini", "Sub-Saharan Africa"),
    ])
    func `countries have the names and sub-regions of the standards`(
        _ text: String, _ name: String, _ subregion: String
    ) throws {
        let country = try CountryCode(text)
        #expect(country.name == name)
        #expect(country.subregion?.rawValue == subregion)
    }

    @Test(arguments: ["XX", "ZZ", "UK", "SU", "YU", "AN"])
    func `codes that are not on the list are refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try CountryCode(text) } == "unknownCountry")
    }

    @Test(arguments: ["", "C", "CHN", "C1", "中国", "CN ", "é"])
    func `what is not two letters is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try CountryCode(text) } == "badCountryCode")
    }

    @Test func `a code in use elsewhere is answered with the right one`() {
        #expect(
            problem { () throws(InvalidValue) in try CountryCode("UK") }?.description
                == "UK is not an ISO 3166-1 code; the United Kingdom is GB")
        #expect(problem { () throws(InvalidValue) in try CountryCode("cn") }?.advice == "write CN")
    }

    @Test func `no code with advice against it is on the list`() {
        for former in FormerCountry.advice.keys {
            #expect(code { () throws(InvalidValue) in try CountryCode(former) } == "unknownCountry", "\(former)")
        }
    }
}
