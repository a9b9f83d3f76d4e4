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
        verifier = try Self.verifier(text)
        isFromLog = DurableFile.isSame(text, place + "/verifier.key")
    }

    /// A key as somebody gives it: the text itself, or the name of a file with it.
    ///
    /// - Parameter type: `cosignature` for the key of a witness
    public static func verifier(_ text: String, type: KeyType = .ed25519) throws(AuditError) -> VerifierKey {
        let isFile = DurableFile.kind(text) != .nothing
        // A secret key that was given by mistake is not repeated in a message.
        let shown = isFile ? text : text.hasPrefix(secret) ? "what was given" : "“\(text)”"
        let bytes: [UInt8]
        if isFile {
            do {
                bytes = try DurableFile.read(text, limit: 1 << 16, from: .named, act: "reading the key")
            } catch {
                if case .io = error.kind, !error.isDirectory { throw .unreachable(shown, why: error.message) }
                throw .badKey(shown, why: error.message)
            }
        } else {
            guard text.contains("+") else {
                throw .badKey(shown, why: "there is no such file, and it is no key either")
            }
            bytes = Array(text.utf8)
        }
        do {
            return try parse(bytes, type)
        } catch {
            throw .badKey(shown, why: error.why)
        }
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
            verifier = try Self.parse(bytes, .ed25519)
        } catch {
            throw .noKey(site.place, why: error.why)
        }
        isFromLog = true
    }

    private static let secret = "PRIVATE+KEY+"

    private struct Unfit: Error {
        let why: String
    }

    private static func parse(_ bytes: [UInt8], _ type: KeyType) throws(Unfit) -> VerifierKey {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0d).contains($0) }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        let line = bytes[start..<end]
        if line.starts(with: secret.utf8) {
            throw Unfit(why: "it is the secret key that signs; what is needed is the public one")
        }
        if line.starts(with: "-----BEGIN".utf8) {
            throw Unfit(why: "it is a PEM file; a verifier key is one line of name, key id and base64")
        }
        if line.isEmpty { throw Unfit(why: "it is empty") }
        let key: VerifierKey
        do {
            key = try VerifierKey(text: String(decoding: line, as: UTF8.self))
        } catch {
            throw Unfit(why: "\(error)")
        }
        guard key.type == type else {
            throw Unfit(
                why: key.type == .cosignature
                    ? "it is the key of a witness, which cosigns" : "it is the key of a log or an auditor, no witness's"
            )
        }
        return key
    }
}
