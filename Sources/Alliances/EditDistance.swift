/// How far two names are apart (Damerau and Levenshtein, each letter moved at most once: optimal string alignment).
public enum EditDistance {
    /// How many bytes have to be added, left out, changed, or swapped with their neighbour.
    ///
    /// - Parameter bound: further apart than that is not measured, which makes it cheap to look through many names.
    /// - Returns: nil if they are further apart than `bound`.
    public static func between(_ a: Span<UInt8>, _ b: Span<UInt8>, atMost bound: Int) -> Int? {
        guard abs(a.count - b.count) <= bound else { return nil }
        // The row two before, the row before, and the one being filled: rows are places in a, columns places in b.
        var earlier = [Int](repeating: 0, count: b.count + 1)
        var above = Array(0...b.count)
        var row = earlier
        for i in a.indices {
            row[0] = i + 1
            var least = row[0]
            for j in b.indices {
                var distance = min(above[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, above[j + 1] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, earlier[j - 1] + 1) }
                row[j + 1] = distance
                least = min(least, distance)
            }
            // A swap reaches back two rows, and costs one: what both exceed, nothing brings down again.
            if least > bound, (above.min() ?? 0) >= bound { return nil }
            swap(&earlier, &above)
            swap(&above, &row)
        }
        return above[b.count] <= bound ? above[b.count] : nil
    }

    public static func between(_ a: String, _ b: String, atMost bound: Int) -> Int? {
        between(a.utf8Span.span, b.utf8Span.span, atMost: bound)
    }
}
