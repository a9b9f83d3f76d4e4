import AllianceLedger
import ArgumentParser
import CanonicalJSON

struct AppendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "append", abstract: "Single drafts, each durable, to a ledger that has entries already.")

    @OptionGroup var options: WorkloadOptions
    @OptionGroup var store: StoreOptions
    @Option(help: "How many drafts to append one by one.") var count = 500

    func run() throws {
        var workload = Workload(options.workload, batch: options.entries)
        let lines = workload.lines(options.entries + count)
        let ledger = try Ledger.forBench(store)
        try ledger.take(lines, 0..<options.entries, batch: options.entries)
        var durations: [Duration] = []
        let clock = ContinuousClock()
        for line in options.entries..<lines.count {
            durations.append(try clock.measure { try ledger.take(lines, line..<line + 1, batch: 1) })
        }
        _ = ledger.recordWrites(to: nil)
        ledger.close()
        var report = Report("append")
        report.set("before", options.entries)
        report.set(rateOf: count, in: durations.reduce(.zero, +))
        durations.sort()
        report.set("median", durations[durations.count / 2])
        report.setMemory()
        report.emit()
    }
}
