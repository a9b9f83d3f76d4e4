import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

@Suite struct `The log` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    @Test func `is written byte by byte as it was signed`() throws {
        let lines = try ledger.alliance("log").output.split(separator: "\n")
        #expect(lines.count == SilkRoadLedger.size)
        var hasher = MerkleHasher()
        var tree = TreeAppender()
        for line in lines { tree.append(hasher.leaf(entry: Array(line.utf8).span)) { _, _ in } }
        let checkpoint = try ledger.alliance("checkpoint").output.split(separator: "\n")
        #expect(checkpoint[0] == SilkRoadLedger.origin)
        #expect(checkpoint[1] == "385")
        #expect(checkpoint[2] == tree.root().base64)
    }

    @Test func `is canonical JSON, line by line`() throws {
        for line in try ledger.alliance("log").output.split(separator: "\n") {
            let value = try JSONValue(canonical: Array(line.utf8).span)
            #expect(value.canonicalBytes() == Array(line.utf8))
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["specversion"] as? String == "1.0")
        }
    }

    @Test func `can be cut, both ends included`() throws {
        let all = try ledger.alliance("log").output.split(separator: "\n")
        #expect(try ledger.alliance("log", "--from", "#382").output.split(separator: "\n") == Array(all.suffix(3)))
        #expect(try ledger.alliance("log", "--until", "1").output.split(separator: "\n") == Array(all.prefix(2)))
        let middle = try ledger.alliance("log", "--from", "17", "--until", "17").output
        #expect(middle == all[17] + "\n")
        #expect(try ledger.alliance("log", "--from", "385").status == 2)
        #expect(try ledger.alliance("log", "--from", "9", "--until", "8").status == 2)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/jq")))
    func `is read by jq`() throws {
        let answer = try Executable.run(
            [], in: ledger.directory.path, environment: ["PATH": "/usr/bin:/bin"],
            wrapper: [
                "/bin/sh", "-c",
                #""$0" log | jq -r 'select(.type == "membership.admitted") | .subject' | sort -u | wc -l"#,
            ])
        #expect(answer.output.filter(\.isNumber) == "51")
    }

    @Test func `ends quietly where nobody reads on`() throws {
        let answer = try Executable.run(
            [], in: ledger.directory.path, environment: ["PATH": "/usr/bin:/bin"],
            wrapper: ["/bin/sh", "-c", #"{ "$0" log; echo "status $?" >&2; } | head -c 10"#])
        #expect(answer.output.count == 10)
        #expect(answer.errors == "status 0\n")
    }
}
