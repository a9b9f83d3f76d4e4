import AllianceLedger
import Alliances
import ArgumentParser

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "A ledger read again from its first entry: hashed, decoded, folded, its rows compared.")

    @Option(help: "The directory of a ledger that bench import has made.")
    var dir: String

    func run() throws {
        let ledger = try Ledger.open(at: dir, for: .reading) { Instant(microseconds: 1_795_000_000_000_000) }
        let stopwatch = Stopwatch()
        let replay = try ledger.replay()
        let reading = stopwatch.read()
        guard replay.isGood else {
            let failed = replay.checks.map { "\($0.name): \($0.result)" }
            throw BenchFailure(description: failed.joined(separator: "\n"))
        }
        var report = Report("replay")
        report.set(rateOf: replay.size, in: reading)
        report.setMemory()
        ledger.close()
        report.emit()
    }
}
