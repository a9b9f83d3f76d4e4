/// Small numbers found by the 64-bit hash of what they stand for. Hashes are evenly spread; the caller confirms each hit,
/// since different things can have one hash.
struct HashedNumbers {
    /// The high half of the hash, and 1 + the number; 0 = free. A number stands at the place its hash's high bits give, or
    /// behind it.
    private var slots: [UInt64] = [UInt64](repeating: 0, count: 256)
    private var shift: UInt64 = 56
    private var count = 0

    init() {}

    func find(_ hash: UInt64, isMeant: (Int) -> Bool) -> Int? {
        let high = hash >> 32
        var place = Int(hash >> shift)
        while case let slot = slots[place], slot != 0 {
            if slot >> 32 == high, isMeant(Int(slot & 0xFFFF_FFFF) - 1) { return Int(slot & 0xFFFF_FFFF) - 1 }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number must not be there yet.
    mutating func insert(_ hash: UInt64, _ number: Int) {
        if count * 4 >= slots.count * 3 { grow() }
        put(hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1))
        count += 1
    }

    private mutating func put(_ slot: UInt64) {
        var place = Int(slot >> shift)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        shift -= 1
        for slot in old where slot != 0 { put(slot) }
    }
}
