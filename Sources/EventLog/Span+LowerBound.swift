import LMDB

extension Span<UInt8> {
    /// The first of the sorted big-endian words that is not less than `target`, as the index of a word.
    ///
    /// Words of a run are spread evenly, so a word's place can be told from its value; if it is not so (ids made to
    /// collide), halving takes over.
    func lowerBound(of target: UInt64) -> Int {
        let total = UInt64(count / 8)
        var low = 0
        var high = Int(total)
        var guess = Int(target.multipliedFullWidth(by: total).high)
        var probes = 0
        while low < high {
            guess = Swift.min(Swift.max(guess, low), high - 1)
            let word = bigEndian64(at: guess * 8)
            if word < target {
                low = guess + 1
                guess = low + Int((target - word).multipliedFullWidth(by: total).high)
            } else {
                high = guess
                guess = high - 1 - Int((word - target).multipliedFullWidth(by: total).high)
            }
            probes += 1
            if probes >= 16 { guess = (low + high) / 2 }
        }
        return low
    }
}
