import Alliances
import ArgumentParser
import CanonicalJSON

/// Stored entries of a workload, one after another.
private struct StoredEntries {
    private(set) var bytes: [UInt8] = []
    private(set) var ranges: [Range<Int>] = []

    init(_ options: WorkloadOptions) throws {
        var workload = Workload(options.workload, batch: 1_000)
        let lines = workload.lines(options.entries)
        var json = JSONWriter(reserving: options.entries * 360)
        for line in 0..<lines.count {
            let draft = try lines.draft(line).get()
            let entry = Entry(
                id: EventID(high: UInt64(line), low: 0), source: "ledger.example.org/silk-road",
                recorded: Instant(microseconds: 1_795_000_000_000_000 + Int64(line)), actor: "secretariat",
                content: draft.content)
            let start = json.bytes.count
            entry.write(to: &json)
            ranges.append(start..<json.bytes.count)
        }
        bytes = json.bytes
    }

    func entry(_ index: Int) throws(Rejection) -> Entry {
        try Entry(canonical: bytes.span.extracting(ranges[index]))
    }
}

/// The best of several passes: what the code can do, without what else the machine did.
private func best(of passes: Int, _ body: () throws -> Void) rethrows -> Duration {
    var best = Duration.seconds(1_000_000)
    for _ in 0..<passes { best = min(best, try ContinuousClock().measure(body)) }
    return best
}

struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Canonical bytes to typed entries.")

    @OptionGroup var options: WorkloadOptions

    func run() throws {
        let stored = try StoredEntries(options)
        var length = 0
        let duration = try best(of: options.passes) {
            for index in stored.ranges.indices { length &+= try stored.entry(index).data.count }
        }
        var report = Report("decode")
        report.set(rateOf: stored.ranges.count, in: duration)
        report.set("bytesPerEntry", stored.bytes.count / max(1, stored.ranges.count))
        report.set("check", length)
        report.emit()
    }
}

struct EncodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode", abstract: "Typed entries to canonical bytes.")

    @OptionGroup var options: WorkloadOptions

    func run() throws {
        let stored = try StoredEntries(options)
        var entries: [Entry] = []
        for index in stored.ranges.indices { entries.append(try stored.entry(index)) }
        var length = 0
        var json = JSONWriter(reserving: 1 << 16)
        let duration = best(of: options.passes) {
            for entry in entries {
                if json.bytes.count > 1 << 15 { json.bytes.removeAll(keepingCapacity: true) }
                let start = json.bytes.count
                entry.write(to: &json)
                length &+= json.bytes.count - start
            }
        }
        var report = Report("encode")
        report.set(rateOf: entries.count, in: duration)
        report.set("check", length)
        report.emit()
    }
}

struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Draft lines to drafts, with every check of the door.")

    @OptionGroup var options: WorkloadOptions

    func run() throws {
        var workload = Workload(options.workload, batch: 1_000)
        let lines = workload.lines(options.entries)
        var subjects = 0
        let duration = try best(of: options.passes) {
            for line in 0..<lines.count { subjects &+= try lines.draft(line).get().content.subject.name.utf8.count }
        }
        var report = Report("parse")
        report.set(rateOf: lines.count, in: duration)
        report.set("bytesPerEntry", lines.bytes.count / max(1, lines.count))
        report.set("check", subjects)
        report.emit()
    }
}
