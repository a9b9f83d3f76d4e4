import Alliances
import EventLog
import LMDB

/// Names of subjects, numbered in the order they were added. Looked up by bytes: a reference costs no string.
struct SubjectNames {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var numbers = HashedNumbers()
    private var sought: [UInt8] = []

    var count: Int { ends.count }

    func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number]) }

    func name(_ number: Int) -> [UInt8] { Array(bytes[range(number)]) }

    func lend<Answer>(_ number: Int, to body: (Span<UInt8>) -> Answer) -> Answer {
        body(bytes.span.extracting(range(number)))
    }

    /// The number of `kind/id`, and whether it was added just now.
    mutating func number(_ kind: SubjectKind, _ id: String) -> (number: Int, isNew: Bool) {
        sought.removeAll(keepingCapacity: true)
        sought.append(contentsOf: kind.name.utf8)
        sought.append(0x2f)
        sought.append(contentsOf: id.utf8)
        return numberOfSought()
    }

    mutating func number(_ name: String) -> (number: Int, isNew: Bool) {
        sought.removeAll(keepingCapacity: true)
        sought.append(contentsOf: name.utf8)
        return numberOfSought()
    }

    func find(_ name: String) -> Int? {
        let name = name.utf8Span.span
        return find(name, IndexHash.hash(name))
    }

    private func find(_ name: Span<UInt8>, _ hash: UInt64) -> Int? {
        let all = bytes.span
        return numbers.find(hash) { all.extracting(range($0)).isSame(as: name) }
    }

    /// The number of a name whose hash is known, and whether it was added just now.
    mutating func number(_ name: Span<UInt8>, hash: UInt64) -> (number: Int, isNew: Bool) {
        if let known = find(name, hash) { return (known, false) }
        bytes.append(name)
        ends.append(UInt32(bytes.count))
        numbers.insert(hash, ends.count - 1)
        return (ends.count - 1, true)
    }

    private mutating func numberOfSought() -> (number: Int, isNew: Bool) {
        var name: [UInt8] = []
        swap(&name, &sought)
        defer { swap(&name, &sought) }
        return number(name.span, hash: IndexHash.hash(name.span))
    }
}
