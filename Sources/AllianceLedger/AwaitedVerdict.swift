import Dispatch
import Synchronization

/// One answer that one thread waits for.
final class AwaitedVerdict: Sendable {
    private let answer = Mutex<Result<Verdict, LedgerError>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    @Sendable func put(_ result: Result<Verdict, LedgerError>) {
        answer.withLock { $0 = result }
        isThere.signal()
    }

    func take() -> Result<Verdict, LedgerError> {
        isThere.wait()
        guard let answer = answer.withLock({ $0 }) else { preconditionFailure("What is announced is there.") }
        return answer
    }
}
