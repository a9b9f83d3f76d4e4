import Alliances
import CSV

/// Which column says what, as found from the header.
public struct TableLayout: Sendable {
    struct Column: Hashable, Sendable {
        let field: TableField
        /// Of names and titles only.
        let language: String?
    }

    public let kind: TableKind
    /// As the header has them.
    public let headers: [String]
    /// Nil for a column that is not read.
    let columns: [Column?]
    let settings: [(column: Column, value: String)]

    var width: Int { headers.count }

    public init(_ header: Record, of kind: TableKind, _ options: TableOptions) throws(HeaderProblems) {
        self.kind = kind
        let headers = (0..<header.count).map { header[$0] }
        self.headers = headers
        var problems: [HeaderProblem] = []
        var mapped: [String: Column] = [:]
        for (field, name) in options.map {
            guard let column = Self.column(field, kind, options.language) else {
                problems.append(Self.noField(field, of: kind, option: "--map"))
                continue
            }
            guard headers.contains(name) else {
                problems.append(
                    HeaderProblem(
                        sentence: "the header has no column “\(Rejection.quoted(name))”, which --map names",
                        advice: Self.near(name, headers) ?? "its columns are " + Self.listed(headers)))
                continue
            }
            mapped[name] = column
        }
        for name in options.ignored where !headers.contains(name) {
            problems.append(
                HeaderProblem(
                    sentence: "the header has no column “\(Rejection.quoted(name))”, which --ignore names",
                    advice: Self.near(name, headers) ?? "its columns are " + Self.listed(headers)))
        }
        var columns: [Column?] = []
        var takers: [Column: Int] = [:]
        for (place, name) in headers.enumerated() {
            var column: Column?
            if let given = mapped[name] {
                column = given
            } else if !options.ignored.contains(name), !HeaderWord.folded(name).isEmpty,
                !kind.derived.contains(HeaderWord.folded(name))
            {
                column = Self.column(name, kind, options.language)
                // What --map fills is not looked for by its own word as well.
                if column == nil { problems.append(Self.unknown(name, place, header, of: kind)) }
            }
            if let column {
                if let other = takers[column] {
                    problems.append(
                        HeaderProblem(
                            sentence: "the columns “\(Rejection.quoted(headers[other]))” (\(other + 1)) and "
                                + "“\(Rejection.quoted(name))” (\(place + 1)) both give \(Self.text(column))",
                            advice: "keep one: --ignore '\(Rejection.quoted(name))'"
                                + (column.field.isText ? ", or name its language: \(column.field.rawValue)[zh]" : "")))
                } else {
                    takers[column] = place
                }
            }
            columns.append(column)
        }
        var settings: [(column: Column, value: String)] = []
        for (field, value) in options.settings {
            guard let column = Self.column(field, kind, options.language), column.field != .id else {
                problems.append(Self.noField(field, of: kind, option: "--set"))
                continue
            }
            settings.append((column, value))
        }
        let given = Set(columns.compactMap { $0?.field } + settings.map(\.column.field))
        if problems.isEmpty || given.count > 1 {
            for field in kind.required where !given.contains(field) {
                let setting = field.isText ? "" : "; one value for all rows: --set \(field.rawValue)=VALUE"
                problems.append(
                    HeaderProblem(
                        sentence: "no column gives \(field.rawValue) (\(field.guide(in: kind)))",
                        advice: "name it: --map \(field.rawValue)=COLUMN" + setting))
            }
        }
        self.columns = columns
        self.settings = settings
        if !problems.isEmpty { throw HeaderProblems(all: problems) }
    }

    /// The column that names what is not registered; nil where a rejection is about something else.
    public func column(naming rejection: Rejection) -> String? {
        guard rejection.code == .notRegistered else { return nil }
        let fields: [TableField] =
            rejection.sentence.hasPrefix("evidence/")
            ? [.evidence] : rejection.sentence.hasPrefix("conference/") ? [.conference] : [.parties, .hosts]
        return columns.firstIndex { $0.map { fields.contains($0.field) } ?? false }.map { headers[$0] }
    }

    /// The header of a column, or the option that takes its place.
    func label(_ column: Column, at place: Int?) -> String {
        place.map { headers[$0] } ?? "--set \(Self.text(column))"
    }

    static func text(_ column: Column) -> String {
        column.field.rawValue + (column.language.map { "[\($0)]" } ?? "")
    }

    private static func column(_ header: String, _ kind: TableKind, _ language: String) -> Column? {
        let word = HeaderWord(header)
        if let field = kind.fields.first(where: { HeaderWord.folded($0.rawValue) == word.word })
            ?? kind.fields.first(where: { $0.aliases.contains(word.word) })
        {
            if field.isText { return Column(field: field, language: word.language ?? language) }
            return word.language == nil ? Column(field: field, language: nil) : nil
        }
        guard word.language == nil, let (isTitle, language) = HeaderWord.localized(word.word) else { return nil }
        guard let field = kind.fields.first(where: \.isText), isTitle == (field == .title) else { return nil }
        return Column(field: field, language: language)
    }

    private static func unknown(_ name: String, _ place: Int, _ header: Record, of kind: TableKind) -> HeaderProblem {
        if header.count == 1, let sign = name.first(where: { ",;\t|".contains($0) }) {
            return HeaderProblem(
                sentence: "the header is one column, “\(Rejection.quoted(name))”",
                advice: "say what stands between the columns: --delimiter '\(sign == "\t" ? "tab" : String(sign))'")
        }
        let words = kind.fields.map(\.rawValue)
        let shown = Rejection.quoted(name)
        let near = Self.near(HeaderWord(name).word, words).map { $0 + "? " } ?? ""
        return HeaderProblem(
            sentence: "column \(place + 1), “\(shown)”, is not known in a table of \(kind.rawValue)",
            advice: near + "--map FIELD='\(shown)', or --ignore '\(shown)'")
    }

    private static func noField(_ field: String, of kind: TableKind, option: String) -> HeaderProblem {
        let words = kind.fields.map(\.rawValue)
        return HeaderProblem(
            sentence: "a table of \(kind.rawValue) has no field “\(Rejection.quoted(field))”, which \(option) names",
            advice: near(field, words) ?? "its fields are " + listed(words))
    }

    private static func near(_ word: String, _ words: [String]) -> String? {
        HeaderWord.near(word, words).map { "did you mean “\(Rejection.quoted($0))”" }
    }

    private static func listed(_ words: [String]) -> String {
        words.prefix(30).map { Rejection.quoted($0) }.joined(separator: ", ")
    }
}
