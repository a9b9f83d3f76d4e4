/// Bounds of the canonical subset, the same for reading and writing.
public enum JSONLimits {
    /// Objects and arrays within each other.
    public static var depth: Int { 32 }
    /// 2^53−1, the largest integer every JSON parser keeps exactly (RFC 8785 §3.2.2.3, RFC 7493 §2.2).
    public static var integer: Int64 { 9_007_199_254_740_991 }
}
