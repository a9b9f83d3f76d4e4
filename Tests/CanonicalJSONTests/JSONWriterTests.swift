import CanonicalJSON
import Testing

@Suite("The writer")
struct JSONWriterTests {
    private func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Commas stand between members and elements and nowhere else")
    func commas() {
        let written = text { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.endArray()
            writer.key("b")
            writer.beginArray()
            writer.beginObject()
            writer.endObject()
            writer.beginArray()
            writer.integer(1)
            writer.bool(true)
            writer.endArray()
            writer.string("")
            writer.endArray()
            writer.member("c", "x")
            writer.member("d", -12)
            writer.member("e", false)
            writer.endObject()
        }
        #expect(written == #"{"a":[],"b":[{},[1,true],""],"c":"x","d":-12,"e":false}"#)
    }

    @Test("Keys and strings of every length")
    func lengths() {
        for length in 1...40 {
            let name = String(repeating: "k", count: length - 1) + "z"
            let written = text { writer in
                writer.beginObject()
                writer.member(name, name)
                writer.endObject()
            }
            #expect(written == "{\"\(name)\":\"\(name)\"}")
        }
    }

    @Test("Static strings and raw values are written like others")
    func staticAndRaw() {
        let name: StaticString = "name"
        let raw = Array(#"{"a":[1]}"#.utf8)
        let written = text { writer in
            writer.beginObject()
            writer.key(name)
            writer.ascii("plain")
            writer.key("raw")
            writer.raw(raw.span)
            writer.key("rest")
            writer.beginArray()
            writer.raw(raw.span)
            writer.raw(raw.span)
            writer.endArray()
            writer.endObject()
        }
        #expect(written == #"{"name":"plain","raw":{"a":[1]},"rest":[{"a":[1]},{"a":[1]}]}"#)
    }

    @Test("A writer appends to bytes it is given, without a comma")
    func appending() {
        var writer = JSONWriter(appendingTo: Array("[1]\n".utf8))
        writer.beginObject()
        writer.endObject()
        #expect(writer.bytes == Array("[1]\n{}".utf8))
    }

    @Test("A key that is none, an integer too large and a 33rd level are mistakes of the programmer")
    func mistakes() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("a b")
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("")
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.integer(9_007_199_254_740_992)
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            for _ in 0..<33 { writer.beginArray() }
        }
    }

    #if DEBUG
        @Test("Debug builds notice keys out of order")
        func order() async {
            await #expect(processExitsWith: .failure) {
                var writer = JSONWriter()
                writer.beginObject()
                writer.member("b", 1)
                writer.member("a", 1)
            }
        }
    #endif

    @Test("Members given in any order are sorted by bytes")
    func sorting() {
        let members = ["b", "a", "B", "a-", "aa", "9"].map { JSONValue.Member(key: $0, value: .integer(1)) }
        let value = JSONValue.object(sorting: members)
        #expect(value.canonicalBytes() == Array(#"{"9":1,"B":1,"a":1,"a-":1,"aa":1,"b":1}"#.utf8))
        #expect(JSONValue.object(members).canonicalBytes() == value.canonicalBytes())
        #expect(value["aa"] == .integer(1))
        #expect(value["aaa"] == nil)
        #expect(JSONValue.bool(true)["a"] == nil)
    }
}
