import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension StoreError {
    /// Tells what a return code of LMDB means for the person who reads it.
    /// - Parameter path: the environment's directory, for the sentence.
    init(code: Int32, act: String, path: String) {
        let (kind, message) = StoreError.meaning(of: code, path: path)
        self.init(kind, act: act, code: code, message)
    }

    private static func meaning(of code: Int32, path: String) -> (Kind, String) {
        switch code {
        case MDB_MAP_FULL:
            (.mapFull, "The store in \(path) has reached its map size. Nothing was written; open it with a larger one.")
        case MDB_MAP_RESIZED:
            (.mapFull, "Another process has let \(path) grow beyond the map size used here. Open it with a larger one.")
        case ENOSPC, EDQUOT, EFBIG:
            (.diskFull, "There is no room left on the disk of \(path). Nothing was written; make room and repeat.")
        case MDB_READERS_FULL:
            (.readersFull, "Too many readers have \(path) open at once. Repeat when one of them has ended.")
        case ENOENT:
            (.notFound, "There is no store in \(path).")
        case ENOTDIR:
            (.notFound, "\(path) is not a directory.")
        case MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_PANIC:
            (.corrupted, "The store in \(path) is damaged (\(text(code))).")
        case MDB_VERSION_MISMATCH:
            (.versionMismatch, "The store in \(path) was written by an incompatible version of LMDB.")
        case MDB_INVALID:
            (.notAStore, "\(path)/data.mdb is not an LMDB store. Check the path.")
        case EACCES, EPERM:
            (.permission, "Permission denied in \(path). Reading too needs the right to write lock.mdb.")
        case EROFS:
            (.readOnly, "\(path) is on a read-only file system.")
        case MDB_BAD_VALSIZE:
            (.badKey, "A key or value has a size that the store does not take.")
        case MDB_KEYEXIST:
            (.conflict, "What was to be added is there already, or is not greater than the last one.")
        case MDB_NOTFOUND, MDB_INCOMPATIBLE:
            (.missingTable, "\(path) is not a store of this kind or is of another format (\(text(code))).")
        case ENOMEM:
            (.io(errno: code), "There is not enough memory or address space for the store in \(path).")
        case let code where code > 0:
            (.io(errno: code), "The system failed on \(path): \(text(code)).")
        default:
            (.engine, "LMDB failed on \(path): \(text(code)) (\(code)).")
        }
    }

    private static func text(_ code: Int32) -> String {
        guard let text = unsafe mdb_strerror(code) else { return "code \(code)" }
        return unsafe String(cString: text)
    }
}
