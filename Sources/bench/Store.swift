import AllianceLedger
import Alliances
import ArgumentParser
import FoundationEssentials

struct BenchFailure: Error, CustomStringConvertible {
    let description: String
}

struct StoreOptions: ParsableArguments {
    @Option(help: "A directory that does not exist yet; the ledger is made in it.")
    var dir: String

    @Option(help: "Write what LMDB is told to a file that plainloop repeats; slows the run down.")
    var trace: String?
}

extension Ledger {
    static func existingOrNew(_ directory: String) throws -> Ledger {
        let clock: @Sendable () -> Instant = {
            Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        }
        do {
            return try open(at: directory, for: .writing, clock: clock)
        } catch LedgerError.notThere {
            return try create(at: directory, origin: "ledger.example.org/silk-road", clock: clock)
        }
    }

    /// A clock that stands still: batches are told apart by the microsecond the ledger adds, so that every run writes the
    /// same bytes.
    static func forBench(_ options: StoreOptions) throws -> Ledger {
        let ledger = try Ledger.create(at: options.dir, origin: "ledger.example.org/silk-road") {
            Instant(microseconds: 1_795_000_000_000_000)
        }
        if let trace = options.trace, !ledger.recordWrites(to: trace) {
            throw BenchFailure(description: "the trace \(trace) cannot be written")
        }
        return ledger
    }

    /// Appends the lines in batches; what is refused is a mistake of the workload.
    func take(_ lines: DraftLines, _ range: Range<Int>, batch: Int) throws {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + batch, range.upperBound)
            switch try append(lines.submissions(start..<end)) {
            case .accepted(let acceptance):
                guard acceptance.size == end else {
                    throw BenchFailure(description: "the log holds \(acceptance.size) entries, not \(end)")
                }
            case .rejected(let refusals):
                let reasons = refusals.prefix(5).map { "line \($0.line ?? 0): \($0.rejection.sentence)" }
                throw BenchFailure(description: reasons.joined(separator: "\n"))
            }
            start = end
        }
    }
}
