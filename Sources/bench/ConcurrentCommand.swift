import AllianceLedger
import Alliances
import ArgumentParser

struct ConcurrentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concurrent",
        abstract: "Single drafts handed in by many tasks, each of which waits until its last one is durable.")

    @Option(help: "A directory: of a ledger, or where one is to be made.") var dir: String
    @Option(help: "How many tasks.") var appenders = 64
    @Option(help: "How many drafts each task hands in.") var each = 200
    @Option(help: "Set before what is registered, so that two processes register different things.") var name = "a"
    @Flag(help: "Each task commits by itself instead of together with the others.") var singly = false
    @Flag(help: "Print a line of position and subject for each entry once it is durable.") var acknowledge = false

    func run() async throws {
        let ledger = try Ledger.existingOrNew(dir)
        let queue = AppendQueue(ledger) { print("not signed: \($0)") }
        let clock = ContinuousClock()
        let duration = try await clock.measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for appender in 0..<appenders { group.addTask { try await append(appender, to: ledger, queue) } }
                try await group.waitForAll()
            }
        }
        try queue.finish()
        ledger.close()
        guard !acknowledge else { return }
        var report = Report("concurrent")
        report.set("appenders", appenders)
        report.set(rateOf: appenders * each, in: duration)
        report.setMemory()
        report.emit()
    }

    /// Every second draft rests on the one before it.
    private func append(_ appender: Int, to ledger: Ledger, _ queue: AppendQueue) async throws {
        let acknowledge = acknowledge
        for number in 0..<each {
            let submission = try submission("\(name)-\(appender)-\(number / 2)", number.isMultiple(of: 2))
            let verdict: Verdict
            if singly {
                verdict = try ledger.append([submission])
            } else {
                verdict = try await queue.appending([submission]) { if acknowledge { Self.tell($0) } }
            }
            guard case .accepted(let acceptance) = verdict, acceptance.size == acceptance.sizeBefore + 1 else {
                throw BenchFailure(description: "\(submission) was not appended: \(verdict)")
            }
        }
    }

    private func submission(_ id: String, _ isNew: Bool) throws -> Submission {
        let draft =
            isNew
            ? #"{"data":{"country":"KZ","identified":true,"names":{"en":"The \#(id)"}},"subject":"institution/\#(id)","#
                + #""type":"institution.registered"}"#
            : #"{"data":{"category":"member"},"effective":"2018-05-28","subject":"institution/\#(id)","#
                + #""type":"membership.admitted"}"#
        return Submission(line: nil, .success(try Draft(json: draft.utf8Span.span)))
    }

    private static func tell(_ verdict: Verdict) {
        guard case .accepted(let acceptance) = verdict else { return }
        for entry in acceptance.entries {
            // A reader that is gone is none of the ledger's troubles.
            try? Descriptor.standardOutput.write(
                Array("\(entry.position) \(entry.subject)\n".utf8), act: "acknowledging")
        }
    }
}
