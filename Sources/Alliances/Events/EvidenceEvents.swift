import CanonicalJSON
import EDTF

/// `evidence.registered`: a document that entries cite.
public struct Citation: Hashable, Sendable {
    public var title: String
    public var publisher: String
    public var published: EDTFDate?
    public var language: String?
    public var url: String?
    /// Of the document's bytes, where a copy is kept.
    public var sha256: String?
}

/// `entry.disputed`: a rival claim, attached to a fact.
public struct Dispute: Hashable, Sendable {
    public var claim: String
}

extension Citation: Payload {
    static let fields = "title, publisher, published, language, url, sha256"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var title: String?
        var publisher: String?
        published = nil
        language = nil
        url = nil
        sha256 = nil
        while let key = try fields.next() {
            switch key {
            case .title: title = try fields.text(limit: 1_000)
            case .publisher: publisher = try fields.text(limit: 500)
            case .published: published = try fields.date()
            case .language: language = try fields.language()
            case .url: url = try fields.url()
            case .sha256: sha256 = try fields.digest()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let title else { throw fields.missing("title", of: type) }
        guard let publisher else { throw fields.missing("publisher", of: type) }
        self.title = title
        self.publisher = publisher
    }

    func write(to json: inout JSONWriter) {
        if let language { json.member("language", language) }
        if let published { json.member("published", published.description) }
        json.member("publisher", publisher)
        if let sha256 { json.member("sha256", sha256) }
        json.member("title", title)
        if let url { json.member("url", url) }
    }
}

extension Dispute: Payload {
    static let fields = "claim"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var claim: String?
        while let key = try fields.next() {
            switch key {
            case .claim: claim = try fields.text(limit: 4_000, multiline: true)
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let claim else { throw fields.missing("claim", of: type) }
        self.claim = claim
    }

    func write(to json: inout JSONWriter) { json.member("claim", claim) }
}

extension FieldReader {
    mutating func url() throws(Rejection) -> String {
        let text = try rawString()
        guard atDoor else { return text }
        do {
            return try WebAddress(text).text
        } catch {
            throw Rejection(.badValue, "“\(json.keyText())”: \(error.message)", advice: error.advice)
        }
    }

    mutating func digest() throws(Rejection) -> String {
        let text = try rawString()
        guard atDoor else { return text }
        do {
            return try SHA256Digest(text).text
        } catch {
            throw Rejection(.badValue, "“\(json.keyText())”: \(error.message)", advice: error.advice)
        }
    }
}
