import LMDB

/// One sorted run of a hash index: `count` items from `start` on.
public struct Run: Hashable, Sendable {
    /// Runs of this level are never merged, so that no transaction has to hold more than 128 MiB of one.
    static let topLevel: UInt8 = 4

    public let level: UInt8
    public let number: UInt32

    /// In items, a power of two.
    public var count: Int { 256 << (4 * Int(level)) }
    public var start: Int { Int(number) * count }
    public var end: Int { start + count }

    /// The low bits of a word, which hold the item's number relative to `start`.
    var itemMask: UInt64 { UInt64(count - 1) }
    var key: KeyPair<UInt8, UInt32> { KeyPair(level, number) }

    /// The runs that an index of so many items consists of, in the order of their items; what is left is the tail.
    static func layout(ofItems items: Int) -> [Run] {
        var runs: [Run] = []
        var start = 0
        for level in (0...topLevel).reversed() {
            let count = 256 << (4 * Int(level))
            while start + count <= items {
                runs.append(Run(level: level, number: UInt32(start / count)))
                start += count
            }
        }
        return runs
    }

    /// The word of an item: high bits of its hash, low bits its number.
    @inline(__always)
    func word(_ hash: UInt64, item: Int) -> UInt64 { hash & ~itemMask | UInt64(item - start) }
}
