import Alliances
import Synchronization

/// A clock that stands still until it is set.
final class TestClock: Sendable {
    static let start = Instant(microseconds: 1_795_000_000_000_000)

    private let time = Mutex(TestClock.start)

    var now: Instant { time.withLock { $0 } }

    func set(_ instant: Instant) { time.withLock { $0 = instant } }

    var reading: @Sendable () -> Instant { { self.now } }
}
