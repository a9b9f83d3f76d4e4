import AllianceLedger
import ArgumentParser
import Charts

/// One command with the chart's name rather than one for each: they are asked for and written the same way, and the list
/// of commands stays short.
struct ChartCommand: BookView {
    static let configuration = CommandConfiguration(
        named: "chart", "A chart of one kind, with the numbers it is made of.",
        example: """
            alliance chart countries --as-of 2021-09-02
            alliance chart regions --format svg --width 600 > regions.svg
            alliance chart agreements --format csv
            """,
        """
        countries, regions (the sub-regions of UN M49) and categories show members, certain and possible: a member \
        whose country may be one or another is possible in both and certain in neither. agreements shows how many \
        were in which status over time; where several can hold it counts as open. conferences shows how many took \
        part, as each source counted them; the latest are drawn, the numbers are of all. Members over time are drawn \
        by alliance growth.

        An SVG is one file that needs no other, light or dark as its reader is, light on paper.
        """)

    enum Name: String, CaseIterable, ExpressibleByArgument {
        case countries, regions, categories, agreements, conferences
    }

    @Argument(help: "Of what.")
    var name: Name

    @OptionGroup var question: QuestionOptions
    @OptionGroup var options: ChartOptions

    /// Of conferences drawn: about two pages.
    private static let drawnConferences = 40

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let charts = BookCharts(book: book, language: question.language)
        let sheet =
            switch name {
            case .countries: try charts.countries()
            case .regions: try charts.regions()
            case .categories: try charts.categories()
            case .agreements: try charts.agreements()
            case .conferences: try charts.conferences(limit: Self.drawnConferences)
            }
        switch options.format {
        case .table:
            if !sheet.rows.isEmpty { options.draw(sheet.chart, charts.words.language, console) }
            console.write(sheet.table, book.standpoint)
        case .json: console.write(book.standpoint, [("chart", .string(name.rawValue))], list: "rows", sheet.json)
        case .csv: console.write(header: sheet.columns, rows: sheet.records)
        case .svg: options.svg(sheet.chart, named: name.rawValue, charts.words.language, console)
        }
        return .yes
    }
}
