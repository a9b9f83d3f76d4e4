/// Tells which case of an enumeration a key names, in about the time of one comparison.
public struct JSONKeyTable<Name: RawRepresentable & CaseIterable & Sendable>: Sendable where Name.RawValue == String {
    @usableFromInline let keys: [JSONKey]
    @usableFromInline let names: [Name]
    /// 1 + the place in `keys`, at the key's hash or behind it; 0 = none.
    @usableFromInline let slots: [UInt8]

    /// Raw values are 1 to 24 bytes of `[A-Za-z0-9-]`, or empty for a case that no key names; at most 120 cases.
    public init() {
        let named = Name.allCases.filter { !$0.rawValue.isEmpty }
        precondition(named.count <= 120, "A table has room for 120 names.")
        let keys = named.map { JSONKey(stringLiteral: $0.rawValue) }
        var slots = [UInt8](repeating: 0, count: 256)
        for (place, key) in keys.enumerated() {
            var slot = key.hash
            while slots[slot] != 0 { slot = (slot + 1) & 255 }
            slots[slot] = UInt8(place + 1)
        }
        self.keys = keys
        self.slots = slots
        names = named
    }

    /// The name with exactly this key; nil if there is none.
    @inlinable
    public subscript(key: JSONKey) -> Name? {
        var slot = key.hash
        while true {
            let place = Int(slots[slot])
            if place == 0 { return nil }
            if keys[place - 1] == key { return names[place - 1] }
            slot = (slot &+ 1) & 255
        }
    }
}

extension JSONKey {
    /// 0…255
    @inlinable @inline(__always)
    var hash: Int { Int(truncatingIfNeeded: ((first ^ second) &* 0x9E37_79B9_7F4A_7C15) &>> 56) }
}
