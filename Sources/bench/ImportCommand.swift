import AllianceLedger
import ArgumentParser
import CanonicalJSON

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Drafts to a durable ledger, with every check, hash, index and row.")

    @OptionGroup var options: WorkloadOptions
    @OptionGroup var store: StoreOptions
    @Option(help: "Entries in one transaction; 0 for all.") var batch = 0

    func run() throws {
        let batch = batch == 0 ? options.entries : batch
        var workload = Workload(options.workload, batch: batch)
        let lines = workload.lines(options.entries)
        let ledger = try Ledger.forBench(store)
        let stopwatch = Stopwatch()
        try ledger.take(lines, 0..<lines.count, batch: batch)
        let reading = stopwatch.read()
        try ledger.sign()
        _ = ledger.recordWrites(to: nil)
        ledger.close()
        var report = Report("import")
        report.set("batch", batch)
        report["workload"] = .string(options.workload.rawValue)
        report.set(rateOf: lines.count, in: reading)
        report.set("draftBytes", lines.bytes.count)
        report.setMemory()
        try report.setFile(store.dir + "/data.mdb", entries: lines.count)
        report.emit()
    }
}
