/// What stands in one line of an export.
public struct ExportedLine: Sendable {
    /// From 1.
    public let number: Int
    public let bytes: [UInt8]

    public init(number: Int, bytes: [UInt8]) {
        self.number = number
        self.bytes = bytes
    }
}
