import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "A ledger read again from its first entry: hashed, decoded, folded, its rows compared.")

    @OptionGroup var options: WorkloadOptions
    @OptionGroup var store: StoreOptions
    @Option(help: "Entries in one transaction of the import before it; 0 for all.") var batch = 1_000

    func run() throws {
        let batch = batch == 0 ? options.entries : batch
        do {
            var workload = Workload(options.workload, batch: batch)
            let lines = workload.lines(options.entries)
            let ledger = try Ledger.forBench(store)
            try ledger.take(lines, 0..<lines.count, batch: batch)
            try ledger.sign()
            ledger.close()
        }
        let ledger = try Ledger.open(at: store.dir, for: .reading) {
            Instant(microseconds: 1_795_000_000_000_000)
        }
        let stopwatch = Stopwatch()
        let replay = try ledger.replay()
        let reading = stopwatch.read()
        ledger.close()
        guard replay.isGood else {
            let failed = replay.checks.map { "\($0.name): \($0.result)" }
            throw BenchFailure(description: failed.joined(separator: "\n"))
        }
        var report = Report("replay")
        report["workload"] = .string(options.workload.rawValue)
        report.set(rateOf: options.entries, in: reading)
        report.setMemory()
        report.emit()
    }
}
