import Alliances
import Testing

@Suite struct PlainIdentifierTests {
    @Test(arguments: ["DE-1", "FI-Ht", "ZDB-1", "OCLC-A/b:c", "CN-110001", "x-1", "SU-1", "DE-1234567890123"])
    func `an ISIL is kept as given`(_ text: String) throws {
        #expect(try ISIL(text).text == text)
    }

    @Test(arguments: [
        "DE1", "DE-", "de-1", "D1-2", "DE-12345678901234", "DE-ä", "", "-1", "ABCDE-1", "DE-1 ", "ISIL DE-1", "D/E-1",
        "De-1",
    ])
    func `what is no ISIL is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try ISIL(text) } == "badISIL")
    }

    @Test func `ISILs that differ only in case are one`() throws {
        let given = try ISIL("FI-Ht")
        #expect(try given == ISIL("FI-HT"))
        #expect(try Set([given, ISIL("FI-HT"), ISIL("FI-hT"), ISIL("FI-Hu")]).count == 2)
        #expect(try given != ISIL("FI-H"))
    }

    @Test func `a slip in an ISIL is answered with the right spelling`() {
        #expect(problem { () throws(InvalidValue) in try ISIL("de-1") }?.advice == "write DE-1")
        #expect(problem { () throws(InvalidValue) in try ISIL("ISIL DE-1") }?.advice == "write DE-1")
    }

    @Test(arguments: ["15", "120062731", "9972147907520779210008", "1234567890123456789"])
    func `a VIAF number has 2 to 9 or 19 to 22 digits`(_ text: String) throws {
        #expect(try VIAF(text).text == text)
    }

    @Test(arguments: [
        "0123", "7", "1234567890", "", "123456789012345678", "12345678901234567890123", "12a", "１２",
        "012345678901234567890",
    ])
    func `what is no VIAF number is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try VIAF(text) } == "badVIAF")
    }

    @Test(arguments: ["Q732353", "Q1", "Q2147483647"])
    func `a Wikidata item is Q and a number`(_ text: String) throws {
        #expect(try WikidataItem(text).text == text)
    }

    @Test(arguments: ["q732353", "Q0", "Q0732", "Q", "732353", "P31", "Q12 ", "", "Q2147483648", "Q99999999999", "Q１"])
    func `what is no Wikidata item is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try WikidataItem(text) } == "badWikidataItem")
    }

    @Test(arguments: ["q732353", "https://www.wikidata.org/wiki/Q732353"])
    func `a Wikidata item written otherwise is answered with the right spelling`(_ text: String) {
        #expect(problem { () throws(InvalidValue) in try WikidataItem(text) }?.advice == "write Q732353")
    }

    @Test func `a digest has 64 digits in lower case`() throws {
        let digest = String(repeating: "0123456789abcdef", count: 4)
        #expect(try SHA256Digest(digest).text == digest)
        for bad in [digest.uppercased(), String(digest.dropLast()), digest + "0", String(digest.dropLast()) + "g", ""] {
            #expect(code { () throws(InvalidValue) in try SHA256Digest(bad) } == "badDigest")
        }
    }

    @Test func `an actor is an office or a key, never an e-mail address`() throws {
        #expect(try Actor("secretariat").text == "secretariat")
        #expect(try Actor("秘书处").text == "秘书处")
        #expect(try Actor(String(repeating: "я", count: 64)).text.count == 64)
        #expect(code { () throws(InvalidValue) in try Actor(String(repeating: "a", count: 65)) } == "textTooLong")
        for address in ["li@example.org", "@li", "a＠b", "Li <li@example.org>"] {
            #expect(code { () throws(InvalidValue) in try Actor(address) } == "emailAddress")
        }
        #expect(code { () throws(InvalidValue) in try Actor("") } == "emptyText")
        #expect(code { () throws(InvalidValue) in try Actor(" a") } == "edgeSpace")
        #expect(code { () throws(InvalidValue) in try Actor("a\nb") } == "controlCharacter")
    }
}
