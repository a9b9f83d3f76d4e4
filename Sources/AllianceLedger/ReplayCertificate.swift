import Alliances
import CanonicalJSON
import EDTF
import TransparencyLog

/// What an auditor attests after a replay: canonical JSON on one line, signed as a note (c2sp.org/signed-note) where the
/// auditor has a key. Nothing in it depends on the machine: two auditors of one log who ask of the same day attest the
/// same.
public struct ReplayCertificate: Sendable {
    public let origin: String
    public let size: Int
    public let root: TreeHash
    public let asOf: Day
    /// When the last entry was recorded; nil for an empty log.
    public let recorded: Instant?
    /// Of the file that `replay --write` makes; nil where a check failed, since then there is nothing to attest.
    public let snapshot: TreeHash?
    public let checks: [(name: String, result: String)]
    /// Name and version of the program that replayed.
    public let program: String

    public init(_ report: ReplayReport, _ standpoint: Standpoint, snapshotFile: [UInt8]?, program: String) {
        origin = report.origin
        size = report.size
        root = report.root
        asOf = standpoint.asOf
        recorded = standpoint.recorded
        snapshot = snapshotFile.map { sha256($0.span) }
        checks = report.checks.map { check in
            switch check.result {
            case .passed: (check.name, "passed")
            case .failed: (check.name, "failed")
            case .skipped: (check.name, "skipped")
            }
        }
        self.program = program
    }

    public var isGood: Bool { snapshot != nil && !checks.contains { $0.result == "failed" } }

    // MARK: - Wire form

    private static let kind = "alliance-replay@v1"

    /// The text of the note, with its line feed.
    public var text: [UInt8] {
        var members: [JSONValue.Member] = [
            .init(key: "certificate", value: .string(Self.kind)),
            .init(key: "origin", value: .string(origin)),
            .init(key: "size", value: .integer(Int64(size))),
            .init(key: "root", value: .string(root.base64)),
            .init(key: "asOf", value: .string(asOf.description)),
            .init(key: "program", value: .string(program)),
            .init(
                key: "checks",
                value: .array(
                    checks.map {
                        .object([
                            .init(key: "name", value: .string($0.name)),
                            .init(key: "result", value: .string($0.result)),
                        ])
                    })),
        ]
        if let recorded { members.append(.init(key: "recorded", value: .string(recorded.description))) }
        if let snapshot { members.append(.init(key: "snapshot", value: .string(snapshot.hex))) }
        return JSONValue.object(sorting: members).canonicalBytes() + [0x0a]
    }

    /// - Returns: nil unless the text is what `text` makes.
    public init?(text bytes: [UInt8]) {
        guard bytes.last == 0x0a, let value = try? JSONValue(canonical: bytes.span.extracting(0..<bytes.count - 1)),
            value["certificate"] == .string(Self.kind),
            case .string(let origin) = value["origin"], case .integer(let count) = value["size"],
            let size = Int(exactly: count), size >= 0,
            case .string(let rootText) = value["root"], let root = TreeHash(base64: rootText),
            case .string(let dayText) = value["asOf"], let day = Day(dayText),
            case .string(let program) = value["program"], case .array(let list) = value["checks"]
        else { return nil }
        var checks: [(name: String, result: String)] = []
        for check in list {
            guard case .string(let name) = check["name"], case .string(let result) = check["result"] else { return nil }
            checks.append((name, result))
        }
        self.origin = origin
        self.size = size
        self.root = root
        asOf = day
        self.program = program
        self.checks = checks
        if case .string(let text) = value["recorded"] { recorded = Instant(text) } else { recorded = nil }
        if case .string(let text) = value["snapshot"] { snapshot = TreeHash(hex: text) } else { snapshot = nil }
        guard text == bytes else { return nil }
    }

    public func signed(by signer: SignerKey) throws(SigningError) -> [UInt8] {
        try SignedNote(text: text, signer: signer).bytes
    }
}
