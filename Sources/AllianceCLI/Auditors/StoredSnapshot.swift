import AllianceLedger
import CanonicalJSON
import EDTF

/// A snapshot in a file, to compare with.
struct StoredSnapshot {
    let file: String
    let value: JSONValue
    let asOf: Day
    let size: Int

    static func read(_ file: String) throws(Failure) -> StoredSnapshot {
        let bytes: [UInt8]
        do {
            bytes = try AnswerFile.read(file)
        } catch {
            throw Failure(error, doing: "reading the snapshot \(file)")
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes.span, syntax: .lenient)
        } catch {
            throw notOne(file, error.message)
        }
        guard case .string(let text) = value["asOf"], let day = Day(text), case .integer(let size) = value["size"] else {
            throw notOne(file, "it has no asOf and size")
        }
        return StoredSnapshot(file: file, value: value, asOf: day, size: Int(size))
    }

    private static func notOne(_ file: String, _ why: String) -> Failure {
        Failure(usage: "\(file) is not a snapshot: \(why)", remedy: "write one with alliance replay --write")
    }
}
