/// What a value is, told by its first byte.
public enum JSONKind: Sendable {
    case object, array, string, integer, bool
}
