import Alliances
import EventLog
import Projections

/// Entries reduced to what a fold takes of them. Made without knowing what came before, so that many are made at once.
struct Gists: Sendable {
    struct Item: Sendable {
        let gist: Gist
        /// The entry that is its subject.
        let entry: UInt32?
        let subject: Name
        let payload: Range<Int>
        /// Where what it refers to stands in `references`.
        let references: Range<Int>
    }

    /// `kind/id`, and the hash it is indexed by.
    struct Name: Sendable {
        let kind: SubjectKind
        let bytes: Range<Int>
        let hash: UInt64
    }

    private(set) var items: [Item] = []
    private(set) var references: [Name] = []
    /// Names and payloads.
    private(set) var bytes: [UInt8] = []

    mutating func reserveCapacity(_ count: Int, bytes: Int) {
        items.reserveCapacity(count)
        references.reserveCapacity(2 * count)
        self.bytes.reserveCapacity(bytes)
    }

    mutating func removeAll() {
        items.removeAll(keepingCapacity: true)
        references.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func add(_ content: Content, data: Span<UInt8>) {
        let firstReference = references.count
        content.forEachReference { kind, id in references.append(append(kind, id)) }
        var entry: UInt32?
        if case .position(let target) = content.subject.entry { entry = target.rawValue }
        let start = bytes.count
        bytes.append(contentsOf: content.subject.name.utf8)
        let subject = name(content.subject.kind, from: start)
        let payload = bytes.count
        bytes.append(payloadOf: content, data: data)
        items.append(
            Item(
                gist: Gist(content), entry: entry, subject: subject, payload: payload..<bytes.count,
                references: firstReference..<references.count))
    }

    private mutating func append(_ kind: SubjectKind, _ id: String) -> Name {
        let start = bytes.count
        bytes.append(contentsOf: kind.name.utf8)
        bytes.append(0x2f)
        bytes.append(contentsOf: id.utf8)
        return name(kind, from: start)
    }

    private func name(_ kind: SubjectKind, from start: Int) -> Name {
        let range = start..<bytes.count
        return Name(kind: kind, bytes: range, hash: IndexHash.hash(bytes.span.extracting(range)))
    }
}
