/// A place in a file, as an editor shows it.
public struct Location: Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// In code points from 1; a byte that cannot begin one is not counted.
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
