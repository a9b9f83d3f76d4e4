import LMDB
import TransparencyLog

/// Where a log is published. Asked from several threads at once.
protocol AuditSite: Sendable {
    /// As the auditor wrote it.
    var place: String { get }
    /// How many bundles are worth being asked for together.
    var bundlesTogether: Int { get }

    /// - Parameter paths: below the place, made here, never by the site
    /// - Returns: as many results as paths, in their order
    func read(_ paths: [String]) -> [Result<[UInt8], AuditFault>]
}

/// A file of the tree, as it was found.
struct AuditFile: Sendable {
    let bytes: [UInt8]
    /// What the bytes should be: the file asked for, or the full one where the partial one has been deleted.
    let address: TileAddress
}

extension AuditSite {
    func read(_ path: String) -> Result<[UInt8], AuditFault> {
        read([path]).first ?? .failure(.unreachable("it was not read"))
    }

    /// - Returns: as many results as addresses. A log may delete a partial file once the full one exists.
    func read(_ addresses: [TileAddress]) -> [Result<AuditFile, AuditFault>] {
        let found = read(addresses.map(\.path))
        return zip(addresses, found).map { address, result in
            switch result {
            case .success(let bytes): return .success(AuditFile(bytes: bytes, address: address))
            case .failure(.missing(let why)):
                guard !address.isFull, case .success(let bytes) = read(address.full.path) else {
                    return .failure(.missing(why))
                }
                return .success(AuditFile(bytes: bytes, address: address.full))
            case .failure(let fault): return .failure(fault)
            }
        }
    }

    /// The largest file a log has: 256 entries of 65,535 bytes, each after its length.
    static var largestFile: Int { 256 * (EntryBundle.largestEntry + 2) }
}

/// A log in a directory of this machine.
struct AuditDirectory: AuditSite {
    let place: String

    var bundlesTogether: Int { 2 }

    func read(_ paths: [String]) -> [Result<[UInt8], AuditFault>] {
        paths.map { path in
            do throws(StoreError) {
                let bytes = try DurableFile.read(
                    place + "/" + path, limit: Self.largestFile + 1, act: "reading the published log")
                return bytes.count > Self.largestFile ? .failure(.missing("it is too large")) : .success(bytes)
            } catch {
                switch error.kind {
                case .notRegular: return .failure(.missing(error.message))
                case .notFound: return .failure(.missing("there is no such file"))
                default: return .failure(.unreachable(error.message))
                }
            }
        }
    }
}
