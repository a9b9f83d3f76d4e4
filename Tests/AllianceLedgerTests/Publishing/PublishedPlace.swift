import Foundation
import TransparencyLog

@testable import AllianceLedger

/// A directory to publish into and to tamper with, which goes away.
final class PublishedPlace {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "published-\(UUID().uuidString)").path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func read(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: file(name))))
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(filePath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

    /// Every file of the tree, by its path.
    func tiles() -> Set<String> {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return Set(
            all.filter { name in
                let attributes = try? FileManager.default.attributesOfItem(atPath: file(name))
                return name.hasPrefix("tile/") && attributes?[.type] as? FileAttributeType == .typeRegular
            })
    }

    @discardableResult
    func publish(_ log: SyntheticLog) throws -> PublicationReport {
        try Publication(log, directory: path).run()
    }

    /// Audits the hashes, with the key of a log.
    func audit(_ log: SyntheticLog, saved: [String] = []) throws -> AuditReport {
        var options = AuditOptions()
        options.key = try AuditKey(log.verifier.text, auditing: path)
        options.saved = saved
        options.isOfHashesOnly = true
        return try Audit.run(path, options)
    }
}

extension AuditReport {
    /// What the named check found; nil if it passed or was skipped.
    func finding(_ name: String) -> String? {
        guard case .failed(let findings)? = checks.first(where: { $0.name == name })?.result else { return nil }
        return findings.joined(separator: "\n")
    }

    var failed: [String] {
        checks.filter { if case .failed = $0.result { true } else { false } }.map(\.name)
    }
}
