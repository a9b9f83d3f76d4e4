/// What a ``JSONReader`` lets pass. Both refuse floats, nulls, duplicate keys, keys outside `[A-Za-z0-9-]+`,
/// integers beyond ±(2^53−1), invalid UTF-8, lone surrogates and more than 32 levels.
public enum JSONSyntax: Sendable {
    /// Exactly one way to write a value: no whitespace, keys ascending by bytes, only the escapes of RFC 8785 §3.2.2.2.
    case canonical
    /// What people hand in: whitespace, any order of keys, every escape of RFC 8259 §7.
    case lenient
}
