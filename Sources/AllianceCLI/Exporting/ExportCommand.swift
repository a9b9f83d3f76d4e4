import ArgumentParser

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        "export", "Hand the ledger to other programs: SQLite, CSV, JSON Lines, RDF.",
        example: "alliance export sqlite silk-road.sqlite",
        verbs: [ExportSQLite.self, ExportCSV.self, ExportJSONLines.self, ExportRDF.self])
}
