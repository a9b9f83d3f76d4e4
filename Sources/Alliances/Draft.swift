/// An entry before it is accepted: no position and no recorded time.
public struct Draft: Hashable, Sendable {
    public var id: EventID?
    public var actor: String?
    public var content: Content

    public init(id: EventID? = nil, actor: String? = nil, content: Content) {
        self.id = id
        self.actor = actor
        self.content = content
    }

    /// Reads what somebody hands in: any JSON, in any order of fields.
    public init(json bytes: Span<UInt8>) throws(Rejection) {
        // Most lines are canonical and good. Only what is not is read again, which then tells why it is refused.
        let fields =
            if let fields = try? EventFields(bytes, syntax: .canonical, stored: false, expecting: ClosingType(bytes)) {
                fields
            } else {
                try EventFields(bytes, syntax: .lenient, stored: false)
            }
        self.init(id: fields.id, actor: fields.actor, content: fields.content)
    }
}
