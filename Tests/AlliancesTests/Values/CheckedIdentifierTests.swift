import Alliances
import Testing

@Suite struct CheckedIdentifierTests {
    static let goodRORs = ["00pjdza24", "05dxps055", "00k4n6c32", "015w2mp89", "042nb2s44", "03yrm5c26"]
    static let goodISNIs = ["000000012150090X", "0000000123081542", "0000000121032683"]

    @Test(arguments: goodRORs)
    func `a ROR id is taken bare, as an address and in capitals, and stored bare`(_ text: String) throws {
        #expect(try ROR(text).text == text)
        #expect(try ROR("https://ror.org/" + text).text == text)
        #expect(try ROR("HTTPS://ROR.ORG/" + text.uppercased()) == ROR(text))
        #expect(try "\(ROR(text))" == text)
    }

    @Test(arguments: [
        "0ipjdza24", "00pjdza2", "", "00pjdza244", "10pjdza24", "00pjdz|24", "00pjdza2x", "https://ror.org/",
        " 00pjdza24",
        "00pjdzé24", "https://example.org/00pjdza24",
    ])
    func `what has not the shape of a ROR id is refused`(_ text: String) {
        #expect(throws: InvalidValue.self) { try ROR(text) }
        #expect(code { () throws(InvalidValue) in try ROR(text) } == "badROR")
    }

    @Test func `a wrong ROR check says which digits were expected`() {
        #expect(
            throws: InvalidValue(
                code: "badCheckDigit", message: "00pjdza25: the check digits should be 24",
                advice: "look at the identifier again")
        ) { try ROR("00pjdza25") }
        #expect(
            problem { () throws(InvalidValue) in try ROR("00pjdza25") }?.description
                == "00pjdza25: the check digits should be 24; look at the identifier again")
    }

    @Test(arguments: goodRORs)
    func `every change of one character of a ROR id, and every exchange of two neighbours, is refused`(_ text: String) {
        let characters = Array(text)
        for place in characters.indices {
            for other in "0123456789abcdefghjkmnpqrstvwxyz" where other != characters[place] {
                var changed = characters
                changed[place] = other
                #expect(code { () throws(InvalidValue) in try ROR(String(changed)) } != nil, "\(String(changed))")
            }
        }
        for changed in exchanges(of: characters) {
            #expect(code { () throws(InvalidValue) in try ROR(changed) } != nil, "\(changed)")
        }
    }

    @Test(arguments: goodISNIs)
    func `an ISNI is taken with spaces and hyphens and stored without`(_ text: String) throws {
        let groups = stride(from: 0, to: 16, by: 4).map { String(Array(text)[$0..<$0 + 4]) }
        #expect(try ISNI(text).text == text)
        #expect(try ISNI(groups.joined(separator: " ")).text == text)
        #expect(try ISNI(groups.joined(separator: "-").lowercased()) == ISNI(text))
        #expect(try ISNI(text.lowercased()).text == text)
    }

    @Test(arguments: zip(["0000 0001 2150 0900", "0000 0001 2308 1543"], ["X", "2"]))
    func `a wrong ISNI check says which digit was expected`(_ text: String, _ expected: String) {
        #expect(
            problem { () throws(InvalidValue) in try ISNI(text) }
                == InvalidValue(
                    code: "badCheckDigit", message: "\"\(text)\": the last digit should be \(expected)",
                    advice: "look at the identifier again"))
    }

    @Test(arguments: [
        "", "0000000121500", "00000001215009000", "X000000121500900", "00000001215009OX", "０000000121500900",
    ])
    func `what has not the shape of an ISNI is refused`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try ISNI(text) } == "badISNI")
    }

    @Test(arguments: [
        "0000000218250097", "000000021694233X", "000000029534656X", "0000-0002-1825-0097", "0000000150000007",
        "0000000350000001",
    ])
    func `an ORCID iD, which has the same shape and check, is not taken for an ISNI`(_ text: String) {
        #expect(code { () throws(InvalidValue) in try ISNI(text) } == "orcidNotISNI")
    }

    @Test func `the blocks of ORCID end where they end`() throws {
        for payload in [14_999_999, 35_000_001, 899_999_999_999, 900_100_000_001] {
            #expect(code { () throws(InvalidValue) in try ISNI(withCheck(payload)) } == nil, "\(withCheck(payload))")
        }
        for payload in [15_000_000, 35_000_000, 900_000_000_000, 900_100_000_000] {
            #expect(code { () throws(InvalidValue) in try ISNI(withCheck(payload)) } == "orcidNotISNI")
        }
    }

    @Test(arguments: goodISNIs)
    func `every change of one digit of an ISNI, and every exchange of two neighbours, is refused`(_ text: String) {
        let characters = Array(text)
        for place in characters.indices {
            for other in "0123456789X" where other != characters[place] {
                var changed = characters
                changed[place] = other
                #expect(code { () throws(InvalidValue) in try ISNI(String(changed)) } != nil, "\(String(changed))")
            }
        }
        for changed in exchanges(of: characters) {
            #expect(code { () throws(InvalidValue) in try ISNI(changed) } != nil, "\(changed)")
        }
    }

    private func exchanges(of characters: [Character]) -> [String] {
        characters.indices.dropLast().compactMap { place in
            guard characters[place] != characters[place + 1] else { return nil }
            var changed = characters
            changed.swapAt(place, place + 1)
            return String(changed)
        }
    }

    /// By the sum the standard gives, not by the loop the type uses.
    private func withCheck(_ payload: Int) -> String {
        let digits = String(repeating: "0", count: 15 - String(payload).count) + String(payload)
        for check in "0123456789X" {
            var sum = check == "X" ? 10 : check.wholeNumberValue ?? 0
            for (place, digit) in digits.enumerated() { sum += (digit.wholeNumberValue ?? 0) << (15 - place) }
            if sum % 11 == 1 { return digits + String(check) }
        }
        return digits
    }
}
