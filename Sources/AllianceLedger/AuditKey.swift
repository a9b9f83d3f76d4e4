import LMDB
import TransparencyLog

/// The key by which an audit believes a checkpoint.
public struct AuditKey: Sendable {
    public let verifier: VerifierKey
    /// Whether it was read from beside the log: whoever can change the log can change it too, and it proves nothing
    /// about who signed.
    public let isFromLog: Bool

    /// Reads what an auditor gave: a verifier key, or the name of a file of one.
    ///
    /// - Parameter place: of the log
    public init(_ text: String, auditing place: String) throws(AuditError) {
        guard DurableFile.kind(text) != .nothing else {
            do {
                verifier = try Self.parse(Array(text.utf8))
                isFromLog = false
                return
            } catch {
                let shown = text.hasPrefix(Self.secret) ? "what was given with --key" : "“\(text)”"
                let isPath = !text.contains("+")
                throw .badKey(shown, why: isPath ? "there is no such file, and it is no key either" : error.why)
            }
        }
        let bytes: [UInt8]
        do {
            bytes = try DurableFile.read(text, limit: 1 << 16, act: "reading the key")
        } catch {
            throw .badKey(text, why: error.message)
        }
        do {
            verifier = try Self.parse(bytes)
        } catch {
            throw .badKey(text, why: error.why)
        }
        isFromLog = DurableFile.isSame(text, place + "/verifier.key")
    }

    /// The one that lies beside the log.
    init(beside site: some AuditSite) throws(AuditError) {
        let bytes: [UInt8]
        switch site.read("verifier.key") {
        case .success(let found): bytes = found
        case .failure(.cannotFetch(let error)): throw error
        case .failure(.missing(let why)): throw .noKey(site.place, why: why)
        case .failure(.unreachable(let why)): throw .unreachable(site.place + "/verifier.key", why: why)
        }
        do {
            verifier = try Self.parse(bytes)
        } catch {
            throw .noKey(site.place, why: error.why)
        }
        isFromLog = true
    }

    private static let secret = "PRIVATE+KEY+"

    private struct Unfit: Error {
        let why: String
    }

    private static func parse(_ bytes: [UInt8]) throws(Unfit) -> VerifierKey {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0d).contains($0) }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        let line = bytes[start..<end]
        if line.starts(with: secret.utf8) {
            throw Unfit(why: "it is the secret key that signs; the public one is in verifier.key")
        }
        if line.starts(with: "-----BEGIN".utf8) {
            throw Unfit(why: "it is a PEM file; a log's key is one line of name, key id and base64")
        }
        if line.isEmpty { throw Unfit(why: "it is empty") }
        let key: VerifierKey
        do {
            key = try VerifierKey(text: String(decoding: line, as: UTF8.self))
        } catch {
            throw Unfit(why: "\(error)")
        }
        guard key.type == .ed25519 else { throw Unfit(why: "it is the key of a witness, which cosigns") }
        return key
    }
}
