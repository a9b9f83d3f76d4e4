/// What kind of thing an entry is about. The raw value numbers the shelf its row stands on and is stored: never reuse one.
public enum SubjectKind: UInt8, CaseIterable, Sendable {
    case alliance = 1
    case institution = 2
    case agreement = 4
    case conference = 5
    case programme = 6
    case evidence = 7
    case entry = 8

    public var name: String {
        switch self {
        case .alliance: "alliance"
        case .institution: "institution"
        case .agreement: "agreement"
        case .conference: "conference"
        case .programme: "programme"
        case .evidence: "evidence"
        case .entry: "entry"
        }
    }

    init?(prefix: Span<UInt8>) {
        switch prefix.count {
        case 5: self = .entry
        case 8: self = prefix[0] == 0x61 ? .alliance : .evidence
        case 9: self = prefix[0] == 0x61 ? .agreement : .programme
        case 10: self = .conference
        case 11: self = .institution
        default: return nil
        }
        let expected = name.utf8Span.span
        for place in expected.indices where expected[place] != prefix[place] { return nil }
    }
}

/// What an entry is about, as `kind/id`: `institution/nlc`, `entry/17`.
public struct Subject: Hashable, Sendable, CustomStringConvertible {
    public let kind: SubjectKind
    /// The whole text, `institution/nlc`.
    public let name: String

    init(uncheckedKind kind: SubjectKind, name: String) {
        self.kind = kind
        self.name = name
    }

    public init(_ kind: SubjectKind, _ id: Slug) {
        self.init(uncheckedKind: kind, name: kind.name + "/" + id.text)
    }

    public static func entry(_ position: Position) -> Subject {
        Subject(uncheckedKind: .entry, name: "entry/\(position.rawValue)")
    }

    /// - Throws: `badSubject` with what is wrong. `entry/` is followed by a position or, in a draft, by an id.
    public init(_ text: String) throws(Rejection) {
        try self.init(utf8: text.utf8Span.span)
    }

    public init(utf8: Span<UInt8>) throws(Rejection) {
        var slash = 0
        while slash < utf8.count, utf8[slash] != 0x2f { slash += 1 }
        guard slash < utf8.count, let kind = SubjectKind(prefix: utf8.extracting(0..<slash)) else {
            throw Rejection(
                .badSubject, "the subject “\(Rejection.quoted(utf8))” is not of the form kind/id",
                advice: "write one of alliance/… institution/… agreement/… conference/… programme/… evidence/… entry/N")
        }
        let rest = utf8.extracting((slash + 1)..<utf8.count)
        if kind == .entry {
            guard let text = String(validUTF8: rest), EntryReference(text) != nil, !text.hasPrefix("#") else {
                throw Rejection(
                    .badSubject, "“\(Rejection.quoted(utf8))” names no entry",
                    advice: "write entry/ and a position, such as entry/17, or the entry's id")
            }
        } else if !Slug.isSlug(rest) {
            do {
                _ = try Slug(rest)
            } catch {
                throw Rejection(.badSubject, "in “\(Rejection.quoted(utf8))”: \(error.message)", advice: error.advice)
            }
        }
        self.kind = kind
        name = String(validUTF8: utf8) ?? ""
    }

    /// The part after the slash.
    public var id: String { String(name.dropFirst(kind.name.utf8.count + 1)) }

    /// Whether this is the part after the slash.
    func isNamed(_ id: String) -> Bool {
        name.utf8.count == kind.name.utf8.count + 1 + id.utf8.count && name.hasSuffix(id)
    }

    public var description: String { name }

    /// The entry named, where the subject is one.
    public var entry: EntryReference? { kind == .entry ? EntryReference(id) : nil }
}
