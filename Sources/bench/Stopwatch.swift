#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Measures time on the wall and of the processor; of the two only the second is not disturbed by what else the machine
/// does.
struct Stopwatch {
    private let wall = ContinuousClock.now
    private let processor = clock()

    struct Reading {
        let wall: Duration
        let processor: Duration
    }

    func read() -> Reading {
        let ticks = Double(clock() - processor) / Double(CLOCKS_PER_SEC)
        return Reading(wall: ContinuousClock.now - wall, processor: .seconds(ticks))
    }
}
