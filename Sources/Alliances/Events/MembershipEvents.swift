import CanonicalJSON
import EDTF

/// In what capacity an institution belongs. All but observers count as members.
public enum MemberCategory: String, CaseIterable, Sendable {
    case member, associate, observer, honorary

    public var counts: Bool { self != .observer }
}

/// `membership.admitted`
public struct Admission: Hashable, Sendable {
    public var category: MemberCategory
    public var founding: Bool
}

/// `membership.category-changed`
public struct CategoryChange: Hashable, Sendable {
    public var category: MemberCategory
}

/// `membership.suspended`: `until` is a statement; nothing happens on that day by itself.
public struct Suspension: Hashable, Sendable {
    public var until: EDTFDate?
}

/// `membership.withdrawal-notified`: `from` is the day the notice names.
public struct WithdrawalNotice: Hashable, Sendable {
    public var from: EDTFDate?
}

extension Admission: Payload {
    static let fields = "category, founding"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var category: MemberCategory?
        founding = false
        while let key = try fields.next() {
            switch key {
            case .category: category = try fields.choice(MemberCategory.self)
            case .founding:
                founding = try fields.bool()
                if !founding {
                    throw Rejection(.badValue, "“founding” is false", advice: "leave it out: absent means no")
                }
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let category else { throw fields.missing("category", of: type) }
        self.category = category
    }

    func write(to json: inout JSONWriter) {
        json.member("category", category.rawValue)
        if founding { json.member("founding", true) }
    }
}

extension CategoryChange: Payload {
    static let fields = "category"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        var category: MemberCategory?
        while let key = try fields.next() {
            switch key {
            case .category: category = try fields.choice(MemberCategory.self)
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
        guard let category else { throw fields.missing("category", of: type) }
        self.category = category
    }

    func write(to json: inout JSONWriter) { json.member("category", category.rawValue) }
}

extension Suspension: Payload {
    static let fields = "until"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        until = nil
        while let key = try fields.next() {
            switch key {
            case .until: until = try fields.moment()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let until { json.member("until", until.description) }
    }
}

extension WithdrawalNotice: Payload {
    static let fields = "from"

    init(from fields: inout FieldReader, of type: String) throws(Rejection) {
        from = nil
        while let key = try fields.next() {
            switch key {
            case .from: from = try fields.moment()
            default: throw fields.unknownField(of: type, known: Self.fields)
            }
        }
    }

    func write(to json: inout JSONWriter) {
        if let from { json.member("from", from.description) }
    }
}
