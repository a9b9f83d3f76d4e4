public enum ScanOrder: Sendable {
    case ascending
    case descending
}
