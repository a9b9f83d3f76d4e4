import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Makes values on several threads and takes them, in order, on the caller's.
enum ParallelInOrder {
    /// - Parameters:
    ///   - ahead: how many values may be made and not yet taken: it bounds the memory
    ///   - make: called on other threads, for several indices at once
    ///   - take: called in the order of the indices; where it throws, nothing more is made
    /// - Returns: when no thread is at work any more
    static func forEach<Made: Sendable, Failure: Error>(
        _ indices: Range<Int>, ahead: Int, workers: Int = processors, make: @escaping @Sendable (Int) -> Made,
        take: (Made) throws(Failure) -> Void
    ) throws(Failure) {
        if indices.count == 1 { return try take(make(indices.lowerBound)) }
        let board = Board<Made>(indices)
        let group = DispatchGroup()
        let crew = min(workers, indices.count)
        defer {
            board.stop(crew)
            group.wait()
        }
        for _ in 0..<min(ahead, indices.count) { board.room.signal() }
        for _ in 0..<crew {
            DispatchQueue.global().async(group: group) {
                while true {
                    board.room.wait()
                    guard let index = board.claim() else { return }
                    board.put(make(index), at: index)
                    board.ready.signal()
                }
            }
        }
        for index in indices {
            while true {
                if let made = board.remove(index) {
                    try take(made)
                    // Given back: letting go of a thousand entries costs the one thread that all wait for too much.
                    board.retire(made)
                    board.room.signal()
                    break
                }
                board.ready.wait()
            }
        }
    }

    static let processors = max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// What is being made and what lies ready.
    private final class Board<Made: Sendable>: Sendable {
        private struct State {
            var unclaimed: Range<Int>
            var made: [Int: Made] = [:]
            var retired: [Made] = []
        }

        private let state: Mutex<State>
        let room = DispatchSemaphore(value: 0)
        let ready = DispatchSemaphore(value: 0)

        init(_ indices: Range<Int>) {
            state = Mutex(State(unclaimed: indices))
        }

        /// The next index; what was retired goes away outside of the lock, on the thread that asks.
        func claim() -> Int? {
            let (index, retired) = state.withLock { state in
                let retired = state.retired
                state.retired = []
                return (state.unclaimed.popFirst(), retired)
            }
            withExtendedLifetime(retired) {}
            return index
        }

        func retire(_ made: Made) {
            state.withLock { $0.retired.append(made) }
        }

        func put(_ made: Made, at index: Int) {
            state.withLock { $0.made[index] = made }
        }

        func remove(_ index: Int) -> Made? {
            state.withLock { $0.made.removeValue(forKey: index) }
        }

        /// Lets every thread go home.
        func stop(_ crew: Int) {
            state.withLock { $0.unclaimed = 0..<0 }
            for _ in 0..<crew { room.signal() }
        }
    }
}
