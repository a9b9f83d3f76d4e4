import Alliances

/// What a row takes of an entry, its payload apart.
public struct Gist: Sendable {
    /// The entry it replaces.
    public let corrects: UInt32?
    public let life: LifeStep
    let window: Window
    let isDerived: Bool

    public var type: EventType { life.type }

    public init(_ content: Content) {
        if case .position(let corrected) = content.corrects { corrects = corrected.rawValue } else { corrects = nil }
        life = LifeStep(content.event)
        window = content.window
        isDerived = content.basis == .derived
    }
}

extension [UInt8] {
    /// Appends what a row keeps of the words of an entry: lengths of effective and evidence, both texts, the data as
    /// stored.
    public mutating func append(payloadOf content: Content, data: Span<UInt8>) {
        let start = count
        for _ in 0..<3 { append(0) }
        content.effective?.append(to: &self)
        let effective = count - start - 3
        content.appendEvidence(to: &self)
        let evidence = count - start - 3 - effective
        self[start] = UInt8(truncatingIfNeeded: effective)
        self[start + 1] = UInt8(truncatingIfNeeded: evidence >> 8)
        self[start + 2] = UInt8(truncatingIfNeeded: evidence)
        append(copying: data)
    }
}
