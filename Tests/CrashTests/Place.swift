import Foundation

/// A directory of a test's own, which goes away with it, or a copy of one.
final class Place: Sendable {
    let path: String

    init() throws {
        let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = "\(parent)/alliance-crash-\(UUID().uuidString.prefix(12))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    init(copying other: Place) throws {
        let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
        path = "\(parent)/alliance-crash-\(UUID().uuidString.prefix(12))"
        try FileManager.default.copyItem(atPath: other.path, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func url(_ name: String) -> URL { URL(fileURLWithPath: path + "/" + name) }

    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: url(name)) }

    func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: url(name)), as: UTF8.self) }

    func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }

    /// Every file and directory in it, relative.
    func names() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }

    func alliance(_ arguments: [String], environment: [String: String] = [:]) throws -> Program.Answer {
        try Program.run(arguments, in: path, environment: environment)
    }

    /// The entries, one a line.
    func log(_ ledger: String) throws -> [Substring]? {
        let answer = try alliance(["log", "--ledger", ledger])
        guard answer.status == 0 else { return nil }
        return answer.output.split(separator: "\n")
    }
}
