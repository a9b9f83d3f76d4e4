import CanonicalJSON
import Testing

@Suite struct JSONKeyTableTests {
    private enum Name: String, CaseIterable {
        case note, notes, type, time
        case countryCodes, participants, communications
        case none = ""
    }

    @Test func `a key is found by its whole name`() throws {
        let table = JSONKeyTable<Name>()
        for name in Name.allCases where name != .none { #expect(table[JSONKey(stringLiteral: name.rawValue)] == name) }
        for other in ["not", "note-", "participant", "participants1", "Note", "communicationz"] {
            #expect(table[JSONKey(stringLiteral: other)] == nil)
        }
    }

    @Test func `values written one after another stand side by side`() {
        var json = JSONWriter()
        for number in 1...3 {
            json.beginObject()
            json.member("n", Int64(number))
            json.endObject()
        }
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"n":1}{"n":2}{"n":3}"#)
    }
}
