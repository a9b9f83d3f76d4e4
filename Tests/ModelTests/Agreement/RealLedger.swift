import AllianceLedger
import Alliances
import Synchronization

/// A ledger on LMDB in a directory of its own, with a clock that is set.
final class RealLedger {
    private final class Clock: Sendable {
        let time = Mutex<Int64>(0)
    }

    let directory = TemporaryDirectory()
    private let clock: Clock
    let ledger: Ledger

    init() throws {
        let clock = Clock()
        self.clock = clock
        ledger = try Ledger.create(at: directory.path, origin: "ledger.example.org/model") {
            Instant(microseconds: clock.time.withLock { $0 })
        }
    }

    deinit { ledger.close() }

    func append(_ drafts: [ModelDraft], now: Int, expectedSize: Int?) throws -> Verdict {
        clock.time.withLock { $0 = Int64(now) }
        let submissions = drafts.enumerated().map { index, draft in
            Submission(line: index + 1, RealLedger.read(draft.json))
        }
        let options = AppendOptions(expectedSize: expectedSize)
        return try ledger.append(submissions, options)
    }

    private static func read(_ text: String) -> Result<Draft, Rejection> {
        do throws(Rejection) {
            return .success(try Draft(json: text.utf8Span.span))
        } catch { return .failure(error) }
    }
}
