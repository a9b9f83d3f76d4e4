import Alliances
import Foundation
import Testing
import TransparencyLog

@testable import AllianceLedger

/// A directory that goes away with its test.
final class Folder: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name))) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        if name.hasPrefix("signer") {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

extension Folder {
    static let origin = "ledger.example.org/silk-road"
    static var now: Instant { Instant(microseconds: 1_800_000_000_000_000) }

    func makeLedger() throws -> Ledger { try Ledger.create(at: path, origin: Self.origin, clock: { Self.now }) }

    func open(_ access: Ledger.Access = .writing) throws -> Ledger {
        try Ledger.open(at: path, for: access, clock: { Self.now })
    }
}

extension Ledger {
    /// Appends one entry about an institution of that number, without signing.
    func append(_ number: Int) throws {
        let json =
            #"{"data":{"identified":true,"names":{"en":"Library \#(number)"}},"subject":"institution/i\#(number)","#
            + #""type":"institution.registered"}"#
        let draft = try Draft(json: Array(json.utf8).span)
        switch try append([Submission(line: 1, .success(draft))]) {
        case .accepted: break
        case .rejected(let refusals): Issue.record("\(refusals.map(\.rejection))")
        }
    }
}

/// The keys, in the order asked about, that have signed a checkpoint.
func signers(of note: [UInt8]?, among keys: [VerifierKey]) throws -> [VerifierKey] {
    let read = try SignedNote(bytes: #require(note))
    return keys.filter { read.isSigned(by: $0) }
}

func policy(_ key: VerifierKey) -> CheckpointPolicy { CheckpointPolicy(origin: Origin(key.name), log: key) }
