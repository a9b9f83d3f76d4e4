import AllianceLedger
import ArgumentParser
import Exports

struct ExportCSV: Command {
    static let configuration = CommandConfiguration(
        named: "csv", "A folder of CSV files, described by datapackage.json.",
        example: """
            alliance export csv silk-road-tables
            frictionless validate silk-road-tables/datapackage.json
            """,
        """
        One file a table, with the same columns as export sqlite: UTF-8, RFC 4180, a header row. datapackage.json \
        (a Data Package, datapackage.org) gives each column's type and meaning and the keys.

        Cells hold what was recorded, byte for byte, since the files are for programs. A spreadsheet may run a cell \
        that begins with =, +, - or @ as a formula: with --spreadsheet-safe such cells begin with an apostrophe.
        """)

    @Argument(help: ArgumentHelp("The directory to make.", valueName: "dir"))
    var directory: String

    @OptionGroup var options: ExportOptions

    @Flag(help: "Put an apostrophe before what a spreadsheet would run.")
    var spreadsheetSafe = false

    func run(_ console: Console) throws -> Answer {
        let (ledger, question) = try options.open(console)
        let target = try ExportTarget(directory, of: ledger)
        do throws(LedgerError) {
            let rows = try CSVExport.write(
                ledger, question, to: target.path, replacing: options.replace, defused: spreadsheetSafe,
                program: Alliance.program)
            console.output.line("wrote \(rows) rows to \(directory), as of \(question.asOf)")
            return .yes
        } catch {
            throw ExportTarget.failure(error)
        }
    }
}
