import AllianceLedger
import ArgumentParser
import Exports

struct ExportRDF: Command {
    static let configuration = CommandConfiguration(
        named: "rdf", "Linked data in Turtle: schema.org and Wikidata's properties.",
        example: "alliance export rdf silk-road.ttl",
        """
        Each time of membership is a statement of Wikidata's P463, member of, with start (P580), end (P582) and \
        sources (P248, P854); ISIL, ROR, ISNI, VIAF and Wikidata items are properties. A date that Wikidata's \
        precisions can hold is written so; any other stands as an EDTF literal. Without a file it goes to standard \
        output.
        """)

    @Argument(help: ArgumentHelp("The file to make. (default: standard output)", valueName: "file"))
    var file: String?

    @OptionGroup var options: ExportOptions

    func run(_ console: Console) throws -> Answer {
        let (ledger, question) = try options.open(console)
        do {
            guard let file else {
                try TurtleExport.forEachPiece(ledger, question) { bytes in
                    console.output.raw(bytes)
                    return !console.output.isClosed
                }
                return .yes
            }
            let target = try ExportTarget(file, of: ledger)
            let statements = try TurtleExport.write(ledger, question, to: target.path, replacing: options.replace)
            console.output.line("wrote \(statements) resources to \(file), as of \(question.asOf)")
            return .yes
        } catch let error as LedgerError {
            throw ExportTarget.failure(error)
        }
    }
}
