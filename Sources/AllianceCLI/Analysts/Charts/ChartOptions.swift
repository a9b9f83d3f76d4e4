import ArgumentParser
import Charts

/// How a view that can be drawn is written.
enum ChartFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, svg
}

struct ChartOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How to write the answer.", valueName: "format"))
    var format: ChartFormat = .table

    @Flag(inversion: .prefixedNo, help: "Draw the chart above the table. (default: in a terminal)")
    var chart: Bool?

    @Option(
        help: ArgumentHelp("How wide an SVG is, in pixels where nothing scales it: 320 to 4000.", valueName: "width"))
    var width = 800

    func validate() throws {
        guard (320...4_000).contains(width) else {
            throw ValidationError("--width \(width) is not a width from 320 to 4000")
        }
    }

    /// The drawing for a terminal, where it is wanted.
    func draw(_ drawn: any Chart, _ language: ChartLanguage, _ console: Console) {
        guard chart ?? console.output.isTerminal else { return }
        let colour = console.output.isTerminal && (console.environment["NO_COLOR"] ?? "").isEmpty
        let lines = drawn.lines(
            width: console.output.width ?? 80, height: 18, ascii: console.output.isTerminal && !console.showsUTF8,
            colour: colour, language: language)
        // Made by the program itself: it holds the escape sequences that text from the ledger must not.
        for line in lines { console.output.text(line) }
        console.output.line()
    }

    func svg(_ drawn: any Chart, named name: String, _ language: ChartLanguage, _ console: Console) {
        console.output.raw(drawn.svg(id: "alliance-\(name)", width: width, language: language).utf8)
    }
}

extension Console {
    /// By the locale that applies to characters (POSIX.1-2024, §8.2); where none is set it is not UTF-8.
    var showsUTF8: Bool {
        let set = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        let charset = (set ?? "C").lowercased()
        return charset.contains("utf-8") || charset.contains("utf8")
    }
}
