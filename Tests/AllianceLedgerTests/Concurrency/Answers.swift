import AllianceLedger
import Foundation
import Synchronization

/// The answers a queue gives, in the order in which it gives them.
final class Answers: Sendable {
    typealias Answer = (name: String, result: Result<Verdict, LedgerError>)

    private let given = Mutex<[Answer]>([])
    private let group = DispatchGroup()

    /// What to hand in as `answer`.
    func awaited(_ name: String = "") -> @Sendable (Result<Verdict, LedgerError>) -> Void {
        group.enter()
        return { result in
            self.given.withLock { $0.append((name, result)) }
            self.group.leave()
        }
    }

    /// All of them, once they are there.
    func all() -> [Answer] {
        group.wait()
        return given.withLock { $0 }
    }

    func outcomes() -> [(name: String, outcome: Outcome?)] {
        all().map { ($0.name, (try? $0.result.get()).map { Outcome($0) }) }
    }
}
