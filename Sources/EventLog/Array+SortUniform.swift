extension [UInt64] {
    /// Sorts words that are spread evenly over their range: a pass into buckets by the high bits, then short insertions.
    /// Any other words are sorted too, by the general sort.
    mutating func sortUniform() {
        guard count >= 64 else { return sort() }
        // About four words to a bucket.
        let bits = Int.bitWidth - 1 - (count / 4).leadingZeroBitCount
        let shift = UInt64(64 - bits)
        var starts = [UInt32](repeating: 0, count: 1 << bits + 1)
        for word in self { starts[Int(word >> shift) + 1] += 1 }
        guard let fullest = starts.max(), fullest <= 64 else { return sort() }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var sorted = [UInt64](repeating: 0, count: count)
        for word in self {
            let bucket = Int(word >> shift)
            sorted[Int(starts[bucket])] = word
            starts[bucket] += 1
        }
        for index in 1..<sorted.count {
            let word = sorted[index]
            var place = index
            while place > 0, sorted[place - 1] > word {
                sorted[place] = sorted[place - 1]
                place -= 1
            }
            sorted[place] = word
        }
        self = sorted
    }
}
