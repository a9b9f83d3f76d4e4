import Alliances
import CSV
import EDTF

/// The cells of one row by what they say. What is wrong is gathered, so that all of a row is told at once.
struct CellReader {
    let record: Record
    let layout: TableLayout
    private(set) var problems: [Rejection] = []

    /// A cell that is not empty, and the header of its column.
    struct Cell {
        let text: String
        let column: String
        let language: String?
    }

    init(_ record: Record, _ layout: TableLayout) {
        self.record = record
        self.layout = layout
        for place in 0..<record.count where layout.columns[place] == nil && !record.isEmpty(place) {
            if HeaderWord.folded(layout.headers[place]).isEmpty {
                refuse(
                    .malformedTable, "the column has no name, and here stands “\(Rejection.quoted(record[place]))”",
                    "name the column in the header, or empty it", column: "\(place + 1)")
            }
        }
    }

    mutating func refuse(_ code: Rejection.Code, _ sentence: String, _ advice: String, column: String?) {
        gather(Rejection(code, sentence, advice: advice, column: column))
    }

    /// What was told already is not told again: a cell may be read for more than one draft.
    mutating func gather(_ rejection: Rejection) {
        if !problems.contains(rejection) { problems.append(rejection) }
    }

    mutating func refuse(_ invalid: InvalidValue, _ code: Rejection.Code, _ cell: Cell) {
        refuse(code, invalid.message, invalid.advice, column: cell.column)
    }

    // MARK: - Cells

    mutating func cell(_ field: TableField) -> Cell? { cells(field).first }

    /// Of names and titles one for each language.
    mutating func cells(_ field: TableField) -> [Cell] {
        var found: [Cell] = []
        for place in 0..<record.count {
            guard let column = layout.columns[place], column.field == field, !record.isEmpty(place) else { continue }
            let label = layout.label(column, at: place)
            guard let text = plain(record[place], column: label) else { continue }
            found.append(Cell(text: text, column: label, language: column.language))
        }
        for (column, value) in layout.settings
        where column.field == field && !found.contains(where: { $0.language == column.language }) {
            found.append(Cell(text: value, column: layout.label(column, at: nil), language: column.language))
        }
        return found
    }

    /// A cell's text as it was meant. A formula has lost the value it stood for, so it is refused; an apostrophe before
    /// what a spreadsheet would run is what this program's own listings write, and is taken off again.
    private mutating func plain(_ text: String, column: String) -> String? {
        guard let first = text.unicodeScalars.first else { return text }
        if first == "=" || first == "＝" {
            refuse(
                .formulaInCell, "“\(Rejection.quoted(text))” is a formula, not what it came to",
                "write the value; text that begins so is written with ' before it", column: column)
            return nil
        }
        guard first == "'", let second = text.unicodeScalars.dropFirst().first,
            "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(second)
        else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    // MARK: - Values

    mutating func text(_ field: TableField) -> String? {
        guard let cell = cell(field) else { return nil }
        return check(cell, limit: Self.limit(field), multiline: false) ? cell.text : nil
    }

    /// Line ends within a cell are LF.
    mutating func multiline(_ field: TableField) -> String? {
        guard let cell = cell(field) else { return nil }
        var text = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in cell.text.unicodeScalars {
            if wasReturn, scalar != "\n" { text.append("\r") }
            wasReturn = scalar == "\r"
            if !wasReturn { text.append(scalar) }
        }
        let plain = Cell(text: String(text), column: cell.column, language: nil)
        return check(plain, limit: Self.limit(field), multiline: true) ? plain.text : nil
    }

    private mutating func check(_ cell: Cell, limit: Int, multiline: Bool) -> Bool {
        guard let problem = TextCheck.problem(in: cell.text, field: "text", limit: limit, multiline: multiline) else {
            return true
        }
        let sentence = problem.message.hasPrefix("text: ") ? String(problem.message.dropFirst(6)) : problem.message
        refuse(.badText, sentence, problem.advice, column: cell.column)
        return false
    }

    /// The ledger's own limits.
    private static func limit(_ field: TableField) -> Int {
        switch field {
        case .city: 100
        case .name, .title, .publisher: 500
        case .note: 8_000
        default: 200
        }
    }

    mutating func texts(_ field: TableField) -> [(language: String, text: String)] {
        var found: [(language: String, text: String)] = []
        for cell in cells(field) {
            let language = cell.language ?? layout.kind.rawValue
            do {
                _ = try LanguageTag(language)
                if check(cell, limit: Self.limit(field), multiline: false) { found.append((language, cell.text)) }
            } catch {
                refuse(error, .badLanguageTag, cell)
            }
        }
        return found
    }

    mutating func slug(_ field: TableField) -> String? {
        guard let cell = cell(field) else { return nil }
        do {
            return try Slug(cell.text).text
        } catch {
            refuse(error, .badValue, cell)
            return nil
        }
    }

    /// Between ids stand spaces, semicolons or commas.
    mutating func slugs(_ field: TableField) -> [String]? {
        guard let cell = cell(field) else { return nil }
        var ids: [String] = []
        for part in cell.text.split(whereSeparator: { " ;,\n".contains($0) }) {
            do {
                let id = try Slug(String(part)).text
                if ids.contains(id) {
                    refuse(.repeatedValue, "\(id) is named twice", "name each once", column: cell.column)
                }
                ids.append(id)
            } catch {
                refuse(error, .badValue, cell)
            }
        }
        return ids.isEmpty ? nil : ids
    }

    mutating func identifier(_ field: TableField, _ check: (String) throws(InvalidValue) -> String) -> String? {
        guard let cell = cell(field) else { return nil }
        do {
            return try check(cell.text)
        } catch {
            refuse(error, .badIdentifier, cell)
            return nil
        }
    }

    mutating func choice(_ field: TableField, _ choices: [String]) -> String? {
        guard let cell = cell(field) else { return nil }
        let wanted = HeaderWord.folded(cell.text)
        if let choice = choices.first(where: { HeaderWord.folded($0) == wanted }) { return choice }
        let near = HeaderWord.near(cell.text, choices).map { "did you mean \($0)? " } ?? ""
        refuse(
            .badValue, "“\(Rejection.quoted(cell.text))” is not a \(field.rawValue)",
            near + "it is one of: " + choices.joined(separator: ", "), column: cell.column)
        return nil
    }

    mutating func truth(_ field: TableField) -> Bool? {
        guard let cell = cell(field) else { return nil }
        switch cell.text.lowercased() {
        case "yes", "true", "1", "是", "да": return true
        case "no", "false", "0", "否", "нет": return false
        default:
            refuse(
                .badValue, "“\(Rejection.quoted(cell.text))” is neither yes nor no", "write yes or no",
                column: cell.column)
            return nil
        }
    }

    mutating func number(_ field: TableField) -> Int64? {
        guard let cell = cell(field) else { return nil }
        if cell.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(cell.text), number < 1 << 53 {
            return number
        }
        refuse(
            .badValue, "“\(Rejection.quoted(cell.text))” is not a whole number", "write digits only",
            column: cell.column)
        return nil
    }

    mutating func date(_ field: TableField) -> String? {
        guard let cell = cell(field) else { return nil }
        do {
            return try EDTFDate(cell.text).description
        } catch {
            if let day = Self.spreadsheetDay(cell.text) {
                refuse(
                    .badDate, "\(cell.text) is a spreadsheet's number of a day, likely \(day)",
                    "format the column there as text or as 2018-05-28; or write \(day)", column: cell.column)
            } else {
                refuse(
                    .badDate, error.message,
                    "write an EDTF date such as 2018-05-28, 2018-05, [..2018-05-28] or [2018-05..2018-07]",
                    column: cell.column)
            }
            return nil
        }
    }

    /// Days since 1899-12-30, as spreadsheets count them, of the years 1927 to 2119.
    private static func spreadsheetDay(_ text: String) -> Day? {
        let digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
        guard digits.utf8.count == 5, let number = Int32(digits), (10_000...80_000).contains(number) else { return nil }
        return Day(number: number - 25_569)
    }

    mutating func country(_ field: TableField) -> String? {
        guard let cell = cell(field) else { return nil }
        if cell.text.utf8.count == 2 {
            do {
                return try CountryCode(cell.text).text
            } catch {
                refuse(error, .unknownCountry, cell)
                return nil
            }
        }
        let wanted = HeaderWord.folded(cell.text)
        if let code = CountryNames.byName[wanted] { return code }
        let near = CountryNames.near(cell.text)
        refuse(
            .unknownCountry, "“\(Rejection.quoted(cell.text))” is not a country of ISO 3166-1",
            near.isEmpty
                ? "write its alpha-2 code, such as CN"
                : "did you mean " + near.map { "\($0.text) (\($0.name))" }.joined(separator: " or ") + "?",
            column: cell.column)
        return nil
    }
}
