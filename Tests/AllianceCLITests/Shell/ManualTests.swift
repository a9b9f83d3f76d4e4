import Foundation
import Testing

@Suite struct `The manual page` {
    private let page: String

    init() throws {
        let answer = try Executable.run(["manual"], in: "/")
        try #require(answer.status == 0 && answer.errors == "")
        page = answer.output
    }

    private func mandoc(_ arguments: String...) throws -> Executable.Answer {
        let directory = try TemporaryDirectory()
        try directory.write(page, to: "alliance.1")
        return try Executable.run(
            [], in: directory.path, environment: ["PATH": "/usr/bin:/bin"],
            wrapper: ["/bin/sh", "-c", "shift; mandoc \(arguments.joined(separator: " ")) alliance.1", "sh"])
    }

    private static let hasMandoc = FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc")

    @Test(.enabled(if: hasMandoc)) func `is mdoc without a fault`() throws {
        let answer = try mandoc("-Tlint", "-W", "warning")
        #expect(answer.output == "" && answer.status == 0)
    }

    /// Words only: what wraps, and where, is the formatter's.
    private static func words(_ text: some StringProtocol) -> String {
        text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }

    @Test(.enabled(if: hasMandoc)) func `tells of every command what its help tells`() throws {
        let set = try mandoc("-Tutf8", "-O", "width=900")
        // Bold is a letter, a backspace and the letter again; italic an underscore before it.
        let plain = Self.words(set.output.replacing(/.\u{8}/, with: ""))
        let files = try FileManager.default.contentsOfDirectory(
            atPath: SnapshotFile.root.appendingPathComponent("help").path)
        var count = 0
        for file in files {
            let help = try String(contentsOf: SnapshotFile.root.appendingPathComponent("help/" + file), encoding: .utf8)
            for part in help.split(separator: "OVERVIEW: ").dropFirst(help.hasPrefix("OVERVIEW") ? 0 : 1) {
                let paragraphs = part.split(separator: "\n\n")
                for paragraph in paragraphs.prefix(while: { !$0.hasPrefix("USAGE") }).prefix(2) {
                    var told = Self.words(paragraph)
                    if file == "alliance.txt", told.hasSuffix("."), told.hasPrefix("The book") { told.removeLast() }
                    #expect(plain.contains(told), "\(file): \(told)")
                    count += 1
                }
            }
        }
        #expect(count > 100, "the help texts were not found")
    }

    @Test func `is the same each time, and names every common option once`() throws {
        #expect(try Executable.run(["manual"], in: "/").output == page)
        #expect(page.components(separatedBy: ".It Fl \\-ledger Ar dir\n").count == 2)
        #expect(page.components(separatedBy: ".It Fl \\-help").count <= 2)
    }
}
