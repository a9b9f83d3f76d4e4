/// Something in a store's pages that LMDB would not have written, and would follow all the same.
public struct PageFault: Equatable, Sendable, CustomStringConvertible {
    /// From 0.
    public let page: Int
    /// The table the page belongs to.
    public let table: String
    /// What is wrong, as the end of a sentence about the page.
    public let what: String

    public init(page: Int, table: String, what: String) {
        self.page = page
        self.table = table
        self.what = what
    }

    public var description: String { "page \(page) (\(table)): \(what)" }
}
