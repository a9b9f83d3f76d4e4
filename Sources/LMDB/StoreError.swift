#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why an act on the store failed. Nothing of a transaction that ends with one is kept.
public struct StoreError: Error, Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// The map size given at open is used up (`MDB_MAP_FULL`, `MDB_MAP_RESIZED`).
        case mapFull
        /// The file system has no room left, or the user's quota or file size limit is reached.
        case diskFull
        /// All slots for simultaneous readers are taken (`MDB_READERS_FULL`).
        case readersFull
        /// There is no store at the path.
        case notFound
        /// The store contradicts itself.
        case corrupted
        /// Written by an LMDB of another file format.
        case versionMismatch
        /// The file is not an LMDB store.
        case notAStore
        case permission
        /// A link, a pipe, a socket or a device stands where a file or a directory is looked for.
        case notRegular
        /// A secret that others than its owner may read or write.
        case exposed(permissions: UInt16)
        /// A write was asked of an environment opened read-only, or of a read-only file system.
        case readOnly
        /// The same files are open in this process already.
        case alreadyOpen
        /// A table that should be there is not, or has other flags.
        case missingTable
        /// A key is empty or longer than 511 bytes.
        case badKey
        /// What should be new is there already, or appended keys do not grow.
        case conflict
        /// Any other failure of the system, with its `errno`.
        case io(errno: Int32)
        /// Any other return code of LMDB.
        case engine
    }

    public let kind: Kind
    /// What was being done, such as "appending entries".
    public let act: String
    /// The return code of LMDB or `errno`; 0 where the failure was found by this program.
    public let code: Int32
    /// What failed and what to do about it, in sentences.
    public let message: String

    public init(_ kind: Kind, act: String, code: Int32 = 0, _ message: String) {
        self.kind = kind
        self.act = act
        self.code = code
        self.message = message
    }

    /// For a module that finds that stored bytes are not what it wrote.
    public static func corrupted(_ act: String, _ what: String) -> StoreError {
        StoreError(.corrupted, act: act, "The store is damaged: \(what).")
    }
}

extension StoreError: CustomStringConvertible {
    public var description: String { "while \(act): \(message)" }
}

extension StoreError {
    /// What to do where it is not the disk that failed, but a limit of the system; nil for all else.
    public var systemRemedy: String? {
        switch kind {
        case .io(EMFILE), .io(ENFILE):
            "close programs, or allow more open files (ulimit -n), then repeat; nothing was lost"
        case .io(ENOLCK): "keep it on a disk of this machine: this file system gives no locks; nothing was lost"
        case .io(ENOMEM):
            "end other programs, or allow more memory and address space (ulimit -v), then repeat; nothing was lost"
        default: nil
        }
    }
}
