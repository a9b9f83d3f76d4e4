/// How a pair of counts is written: one number where they agree.
enum CountPair {
    /// - Parameter dash: what stands between the two.
    static func text(_ certain: Int, _ possible: Int, dash: String = "–") -> String {
        certain == possible ? String(certain) : "\(certain)\(dash)\(possible)"
    }
}
