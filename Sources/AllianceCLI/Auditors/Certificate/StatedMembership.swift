import Alliances
import CanonicalJSON
import EDTF
import TransparencyLog

/// What `certificate.json` of a certificate states: nothing in it is signed, all of it is checked.
struct StatedMembership {
    let origin: String
    let size: UInt64
    let root: TreeHash
    let asOf: Day
    let subject: Subject
    let institution: JSONValue
    /// At least one, ascending.
    let entries: [Position]

    /// - Parameter file: named where it states something else
    init(_ bytes: [UInt8], at file: String) throws(Failure) {
        func refusal(_ why: String) -> Failure {
            Failure(
                Message(
                    "this is no certificate of membership: \(why)", location: file,
                    remedy: "check that the whole folder was kept, as alliance certificate wrote it"), .answerIsNo)
        }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes.span, syntax: .lenient)
        } catch {
            throw refusal("\(error.message)")
        }
        guard case .string(let origin) = value["origin"] else { throw refusal("it states no origin") }
        guard case .integer(let size) = value["size"], let size = UInt64(exactly: size) else {
            throw refusal("it states no size")
        }
        guard case .string(let text) = value["root"], let root = TreeHash(base64: text) else {
            throw refusal("it states no root")
        }
        guard case .string(let text) = value["asOf"], let asOf = Day(text) else { throw refusal("it states no day") }
        guard case .string(let text) = value["subject"], let subject = try? Subject(text), subject.kind == .institution
        else { throw refusal("it states no institution") }
        guard let institution = value["institution"] else { throw refusal("it makes no statement") }
        guard case .array(let numbers) = value["entries"], !numbers.isEmpty else {
            throw refusal("it names no entries")
        }
        var entries: Set<Position> = []
        for number in numbers {
            guard case .integer(let number) = number, let position = UInt32(exactly: number),
                position <= Position.last.rawValue
            else { throw refusal("“entries” are positions") }
            entries.insert(Position(position))
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.asOf = asOf
        self.subject = subject
        self.institution = institution
        self.entries = entries.sorted()
    }
}
