import AllianceLedger
import ArgumentParser
import SQLiteExports

struct ExportSQLite: Command {
    static let configuration = CommandConfiguration(
        named: "sqlite", "A SQLite file: tables with keys, and views of the day.",
        example: """
            alliance export sqlite silk-road.sqlite
            sqlite3 silk-road.sqlite 'SELECT country, certain FROM members_by_country'
            """,
        """
        The table ledger says on what the file rests: origin, size, Merkle root and day. Every row names the entry \
        that says it; lineage tells which entry set which value. Dates stand as recorded (EDTF) and as the first and \
        last day that the timeline leaves open. The views members, members_by_country, agreements_in_force, \
        conferences_held, current_entries, unsupported and sourced_lineage answer what is most asked.

        At one size and day, one version of SQLite writes the same bytes. The file is there when it is whole.
        """)

    @Argument(help: ArgumentHelp("The file to make.", valueName: "file"))
    var file: String

    @OptionGroup var options: ExportOptions

    func run(_ console: Console) throws -> Answer {
        let (ledger, question) = try options.open(console)
        let target = try ExportTarget(file, of: ledger)
        do throws(LedgerError) {
            let rows = try SQLiteFile.write(
                ledger, question, to: target.path, replacing: options.replace, program: Alliance.program)
            console.output.line("wrote \(rows) rows to \(file), as of \(question.asOf)")
            return .yes
        } catch {
            throw ExportTarget.failure(error)
        }
    }
}
