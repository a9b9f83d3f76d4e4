import AllianceLedger
import CanonicalJSON
import Testing

@testable import AllianceCLI

@Suite struct `The difference between two snapshots` {
    private static func differences(_ stored: String, _ now: String) throws -> [String] {
        JSONDifference.between(
            try JSONValue(parsing: Array(stored.utf8).span, syntax: .lenient),
            try JSONValue(parsing: Array(now.utf8).span, syntax: .lenient)
        ).map { $0.text() }
    }

    @Test(arguments: [
        (#"{"a":1}"#, #"{"a":1}"#, []),
        (#"{"a":{"b":1}}"#, #"{"a":{"b":2}}"#, ["a.b: stored 1, now 2"]),
        (#"{"a":1}"#, #"{"b":1}"#, ["a: stored 1, now nothing", "b: stored nothing, now 1"]),
        (
            #"{"l":[{"id":"x","n":"1"},{"id":"y"}]}"#, #"{"l":[{"id":"y"},{"id":"x","n":"2"}]}"#,
            [#"l[x].n: stored "1", now "2""#]
        ),
        (
            #"{"l":[{"id":"x"},{"id":"y"}]}"#, #"{"l":[{"id":"y"},{"id":"x"}]}"#,
            [#"l: stored [{"id":"x"},{"id":"y"}], now [{"id":"y"},{"id":"x"}]"#]
        ),
        ("[1,2]", "[1,3,4]", ["[1]: stored 2, now 3", "[2]: stored nothing, now 4"]),
        ("[1]", #""one""#, [#"the whole: stored [1], now "one""#]),
    ])
    func `is told by paths`(stored: String, now: String, expected: [String]) throws {
        #expect(try Self.differences(stored, now) == expected)
    }

    @Test func `shortens long values`() throws {
        let long = String(repeating: "x", count: 500)
        let told = try #require(try Self.differences(#"{"a":"\#(long)"}"#, #"{"a":"b"}"#).first)
        #expect(told.count < 120 && told.hasSuffix(#"…, now "b""#))
    }
}
