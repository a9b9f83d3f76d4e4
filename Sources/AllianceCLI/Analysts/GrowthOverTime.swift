import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import EDTF
import Projections

struct GrowthOverTime: BookView {
    static let configuration = CommandConfiguration(
        named: "growth", "How the number of members grew, beside what was published.",
        example: """
            alliance growth
            alliance growth --every year --as-of 2021-09-02 --no-chart
            alliance growth --every month --format csv
            alliance growth --format svg --width 1000 > growth.svg
            """,
        """
        A row for each day on which an entry changes the number of certain or possible members or countries, or on \
        which a total was published; or for the end of each year or month. Published totals are assertions of their \
        sources: they are shown beside the counts, never mixed into them. The chart shows every day, whatever rows \
        are asked for.
        """)

    @OptionGroup var question: QuestionOptions

    @Option(help: ArgumentHelp("A row for each of these.", valueName: "step"))
    var every: GrowthRows.Interval = .entry

    @OptionGroup var options: ChartOptions

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let growth = try book.growth()
        let charts = BookCharts(book: book, language: question.language)
        let language = charts.words.language
        if options.format == .svg {
            options.svg(try charts.members(growth), named: "growth", language, console)
            return .yes
        }
        let rows = GrowthRows(growth, try MemberTotals(book).all, every: every, until: book.standpoint.asOf)
        switch options.format {
        case .table:
            if !rows.all.isEmpty { options.draw(try charts.members(growth), language, console) }
            console.write(try rows.table(book), book.standpoint)
        case .json:
            let documents = try rows.documents(book, all: true)
            console.write(
                book.standpoint, [("every", .string(every.rawValue))], list: "growth",
                rows.all.lazy.map { rows.json($0, growth, documents) })
        case .csv: console.write(header: rows.header, rows: rows.records(growth))
        case .svg: break
        }
        return .yes
    }
}
