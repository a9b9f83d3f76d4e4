import AllianceLedger
import Alliances

extension Log {
    /// Between two looks at the log's head. The standard library is told of no change to a file.
    private static let pauseMilliseconds = 200

    /// Writes what there is, and what comes, until it is interrupted or nobody reads on.
    func follow(_ ledger: Ledger, _ console: Console) throws -> Answer {
        try checkOrder()
        guard Interruption.catchSignals() else {
            throw Failure(
                Message("the system gives no pipe to wait on", remedy: "close other programs and repeat"),
                .systemFailed)
        }
        var follower = LogFollower(ledger, from: from ?? Position(0))
        let end = until.map { Int($0.rawValue) + 1 }
        do {
            while true {
                try follower.read(until: end) { lines in
                    console.output.raw(lines)
                    console.output.flush()
                    return !console.output.isClosed
                }
                if let end, follower.next >= end { return .yes }
                guard console.output.wait(milliseconds: Self.pauseMilliseconds) == .timePassed else { return .yes }
            }
        } catch let broken as LogFollower.Break {
            throw Self.failure(broken, next: follower.next, ledger)
        }
    }

    private static func failure(_ broken: LogFollower.Break, next: Int, _ ledger: Ledger) -> Failure {
        let sentence =
            switch broken {
            case .replaced: "the ledger's files were replaced or cut short while they were watched"
            case .shortened(let before, let now):
                "the log held \(before) entries and now holds \(now): an older copy was put in its place"
            case .rewritten(let position): "\(position) is not what it was: another log was put in its place"
            }
        return Failure(
            Message(
                sentence, location: "\(ledger.directory), after \(next) entries",
                remedy: "run alliance verify; if all is well, go on with alliance log --from \(next) --watch"),
            .systemFailed)
    }
}
