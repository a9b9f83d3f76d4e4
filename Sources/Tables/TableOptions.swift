/// How the columns of a table are to be read.
public struct TableOptions: Sendable {
    /// Of names and titles whose column names no language.
    public var language: String
    /// Field (with a language in brackets, where it has one) to the header of its column.
    public var map: [(field: String, column: String)]
    /// Headers of columns that are not read.
    public var ignored: [String]
    /// Values for rows that have none.
    public var settings: [(field: String, value: String)]

    public init(
        language: String = "en", map: [(field: String, column: String)] = [], ignored: [String] = [],
        settings: [(field: String, value: String)] = []
    ) {
        self.language = language
        self.map = map
        self.ignored = ignored
        self.settings = settings
    }
}

/// What is wrong with a header, or with what was said about it.
public struct HeaderProblem: Error, Equatable, Sendable {
    public let sentence: String
    public let advice: String
}

/// All that is wrong with it.
public struct HeaderProblems: Error, Equatable, Sendable {
    public let all: [HeaderProblem]
}
