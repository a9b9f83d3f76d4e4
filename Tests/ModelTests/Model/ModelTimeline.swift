/// Entries of one subject, in the order found (design §5, “Timelines”).
struct ModelTimeline {
    enum Failure: Error {
        /// The code is told where only one order was possible.
        case impossible(String?)
        case tooManyOpen
    }

    private(set) var steps: [ModelEntry]
    /// As its own date says.
    private(set) var given: [ModelWindow] = []
    /// Tightened along the order.
    private(set) var windows: [ModelWindow] = []

    init(_ entries: [ModelEntry]) throws(Failure) {
        let sorted = entries.sorted { ($0.window.earliest, $0.place) < ($1.window.earliest, $1.place) }
        steps = sorted
        var life = ModelLife()
        var objection: String?
        for entry in sorted where objection == nil { objection = life.take(entry.type, entry.data) }
        if let objection {
            var failed: Set<Rest> = []
            guard let found = try ModelTimeline.search(ModelLife(), sorted, &failed) else {
                let isOnlyOrder = zip(sorted, sorted.dropFirst()).allSatisfy { $0.window.latest < $1.window.earliest }
                throw .impossible(isOnlyOrder ? objection : nil)
            }
            steps = found
        }
        given = steps.map(\.window)
        tighten()
    }

    private struct Rest: Hashable {
        let life: ModelLife
        let positions: [Int]
    }

    private static func search(
        _ life: ModelLife, _ rest: [ModelEntry], _ failed: inout Set<Rest>
    ) throws(Failure) -> [ModelEntry]? {
        if rest.isEmpty { return [] }
        let key = Rest(life: life, positions: rest.map(\.position))
        if failed.contains(key) { return nil }
        let next = rest.filter { one in !rest.contains { $0.window.latest < one.window.earliest } }
        if next.count > 12 { throw .tooManyOpen }
        for entry in next {
            var after = life
            guard after.take(entry.type, entry.data) == nil else { continue }
            let others = rest.filter { $0.position != entry.position }
            if let found = try search(after, others, &failed) { return [entry] + found }
        }
        failed.insert(key)
        return nil
    }

    private mutating func tighten() {
        windows = given
        for later in windows.indices {
            for earlier in 0..<later where areBound(earlier, later) {
                windows[later].earliest = max(windows[later].earliest, windows[earlier].earliest)
            }
        }
        for earlier in windows.indices.reversed() {
            for later in windows.indices where later > earlier && areBound(earlier, later) {
                windows[earlier].latest = min(windows[earlier].latest, windows[later].latest)
            }
        }
    }

    private func areBound(_ one: Int, _ other: Int) -> Bool {
        ModelBearing.areBound(steps[one].type, steps[other].type)
    }

    // MARK: - What can have been so

    /// Steps that have certainly been taken by the end of a day, and those that can have been beside them.
    func taken(by day: Int) -> (certain: [Int], open: [Int]) {
        let indices = windows.indices
        return (
            indices.filter { windows[$0].latest <= day },
            indices.filter { windows[$0].earliest <= day && day < windows[$0].latest }
        )
    }

    /// By the meaning of the dates and by no rule: every set of steps that can have been taken by the end of the day,
    /// some choice of a day for each step making it so. Nil where there are too many to try.
    func worlds(on day: Int) -> [[Int]]? {
        let open = given.indices.filter { given[$0].earliest <= day && day < given[$0].latest }
        guard open.count <= 11 else { return nil }
        let fixed = given.indices.filter { given[$0].latest <= day }
        var found: [[Int]] = []
        for choice in 0..<(1 << open.count) {
            let chosen = open.enumerated().filter { choice & (1 << $0.offset) != 0 }.map(\.element)
            let set = Set(fixed + chosen)
            if isPossible(set, on: day) { found.append(set.sorted()) }
        }
        return found
    }

    /// Gives each step the first day it can have; that none is late shows that there are such days.
    private func isPossible(_ taken: Set<Int>, on day: Int) -> Bool {
        var first: [Int] = []
        for step in given.indices {
            var earliest = taken.contains(step) ? given[step].earliest : max(given[step].earliest, day + 1)
            for before in 0..<step where areBound(before, step) { earliest = max(earliest, first[before]) }
            if earliest > (taken.contains(step) ? min(given[step].latest, day) : given[step].latest) { return false }
            first.append(earliest)
        }
        return true
    }
}
