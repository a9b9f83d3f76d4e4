/// The order of the entries of one subject: the first, by earliest day and then by place, that the life cycle accepts
/// (design §5).
public enum Timeline {
    /// Entries not taken out that one subject may have.
    public static let maximumCount = 4_096
    /// Entries that may each come next when an order is searched.
    public static let maximumOpen = 12
    /// Steps tried in one search before it is given up; with at most 12 open entries nothing real comes near.
    static let maximumTries = 1_000_000

    public struct Item: Hashable, Sendable {
        /// The entry's position, or that of the first entry it corrects.
        public let place: UInt32
        public let window: Window
        public let step: LifeStep

        public init(place: UInt32, window: Window, step: LifeStep) {
            self.place = place
            self.window = window
            self.step = step
        }

        @inline(__always)
        func comesBefore(_ other: Item) -> Bool {
            window.earliest != other.window.earliest ? window.earliest < other.window.earliest : place < other.place
        }
    }

    /// What an order was found to be: indexes into the items given, and the windows tightened along it.
    public struct Order: Hashable, Sendable {
        public var indexes: [Int]
        public var windows: [Window]
    }

    public enum Failure: Error, Hashable, Sendable {
        /// No order can be true. `item` cannot be taken after `blocking` (the items that lead up to it, latest first).
        case impossible(item: Int, objection: Objection, blocking: Int?)
        /// More than `maximumOpen` entries could each come next, or the search became too long.
        case tooManyOpen(items: [Int])
    }

    public static func order(_ items: [Item]) -> Result<Order, Failure> {
        let sorted = items.indices.sorted { items[$0].comesBefore(items[$1]) }
        var state = LifeState.none
        var previous: Int?
        for index in sorted {
            switch state.after(items[index].step) {
            case .success(let next):
                state = next
                previous = index
            case .failure(let objection):
                var search = Search(items: items, sorted: sorted)
                switch search.run() {
                case .found(let indexes): return .success(tightened(indexes, items))
                case .tooManyOpen(let open): return .failure(.tooManyOpen(items: open))
                case .none:
                    return .failure(.impossible(item: index, objection: objection, blocking: previous))
                }
            }
        }
        return .success(tightened(sorted, items))
    }

    private static func tightened(_ indexes: [Int], _ items: [Item]) -> Order {
        var windows = indexes.map { items[$0].window }
        tighten(&windows, indexes.map { items[$0].step.type })
        return Order(indexes: indexes, windows: windows)
    }

    /// Raises earliest days to the largest before and lowers latest days to the smallest after, among steps whose order
    /// matters: of those that bear on one part of the subject's life, one changing it.
    ///
    /// - Parameter types: what the steps are, in the order of their windows.
    public static func tighten(_ windows: inout [Window], _ types: [EventType]) {
        guard windows.count > 1 else { return }
        var raise = Bounds()
        for place in windows.indices {
            windows[place].earliest = raise.bounded(windows[place].earliest, types[place].bearing)
        }
        // Downwards the same, with signs turned; neither end of the scale is a day.
        var lower = Bounds()
        for place in windows.indices.reversed() {
            let latest = windows[place].latest
            if latest == Window.beforeAllDays { continue }
            windows[place].latest = -lower.bounded(-latest, types[place].bearing)
        }
    }

    /// For each part of a life, the largest day of the steps so far that changed it, and of all that bear on it.
    private struct Bounds {
        private var changed = InlineArray<5, Int32>(repeating: Int32.min)
        private var any = InlineArray<5, Int32>(repeating: Int32.min)

        mutating func bounded(_ day: Int32, _ bearing: (reads: Aspects, changes: Aspects)) -> Int32 {
            var day = day
            for aspect in 0..<Aspects.count {
                let bit = Aspects(rawValue: 1 << UInt8(aspect))
                if bearing.changes.contains(bit) {
                    day = max(day, any[aspect])
                } else if bearing.reads.contains(bit) {
                    day = max(day, changed[aspect])
                }
            }
            for aspect in 0..<Aspects.count {
                let bit = Aspects(rawValue: 1 << UInt8(aspect))
                if bearing.changes.contains(bit) { changed[aspect] = max(changed[aspect], day) }
                if bearing.changes.union(bearing.reads).contains(bit) { any[aspect] = max(any[aspect], day) }
            }
            return day
        }
    }
}

/// Depth first over what can come next, in order of earliest day and place. A set of remaining entries that failed from a
/// state is not tried again; nor is what is known to fail because something like it has failed at the same point.
private struct Search {
    enum Outcome {
        case found([Int])
        case tooManyOpen([Int])
        case none
    }

    private struct Failed: Hashable {
        let remaining: [UInt64]
        let state: LifeState
    }

    private let items: [Timeline.Item]
    private let sorted: [Int]
    private var remaining: [UInt64]
    private var chosen: [Int] = []
    private var failed: Set<Failed> = []
    private var tries = 0

    init(items: [Timeline.Item], sorted: [Int]) {
        self.items = items
        self.sorted = sorted
        remaining = [UInt64](repeating: 0, count: (items.count + 63) / 64)
        for place in sorted.indices { remaining[place >> 6] |= 1 << UInt64(place & 63) }
        chosen.reserveCapacity(items.count)
    }

    /// One choice point on the way: the state it was met in, its candidates (places in `sorted`) and how many were tried.
    private struct Level {
        let state: LifeState
        let candidates: [Int]
        var next = 0

        mutating func giveUp() { next = candidates.count }
    }

    mutating func run() -> Outcome {
        // A stack of our own: a timeline may be 4,096 entries deep.
        var levels: [Level] = []
        switch candidates() {
        case .failure(let open): return .tooManyOpen(open.items)
        case .success(let first): levels.append(Level(state: .none, candidates: first))
        }
        while var level = levels.popLast() {
            if chosen.count == items.count { return .found(chosen.map { sorted[$0] }) }
            var descended = false
            while level.next < level.candidates.count {
                let place = level.candidates[level.next]
                level.next += 1
                if hasFailedTwin(level) { continue }
                tries += 1
                if tries > Timeline.maximumTries { return .tooManyOpen(level.candidates.map { sorted[$0] }) }
                let step = items[sorted[place]].step
                guard case .success(let state) = level.state.after(step) else { continue }
                // What changes no state could stand first in any order that goes on from here: if it fails, all fail.
                let decides = step.type.keepsState
                remaining[place >> 6] &= ~(1 << UInt64(place & 63))
                if failed.contains(Failed(remaining: remaining, state: state)) {
                    remaining[place >> 6] |= 1 << UInt64(place & 63)
                    if decides { level.giveUp() }
                    continue
                }
                chosen.append(place)
                if chosen.count == items.count { return .found(chosen.map { sorted[$0] }) }
                switch candidates() {
                case .failure(let open): return .tooManyOpen(open.items)
                case .success(let next):
                    if decides { level.giveUp() }
                    levels.append(level)
                    levels.append(Level(state: state, candidates: next))
                }
                descended = true
                break
            }
            if descended { continue }
            // Nothing can follow here: remember it, and put the entry that led here back.
            failed.insert(Failed(remaining: remaining, state: level.state))
            if let last = chosen.popLast() { remaining[last >> 6] |= 1 << UInt64(last & 63) }
        }
        return .none
    }

    /// Whether the candidate just taken says the same as one before it that failed here and that had to come no later:
    /// the two could change places in any order found.
    private func hasFailedTwin(_ level: Level) -> Bool {
        let item = items[sorted[level.candidates[level.next - 1]]]
        return level.candidates[..<(level.next - 1)].contains { place in
            let tried = items[sorted[place]]
            return tried.window.latest <= item.window.latest && tried.step == item.step
        }
    }

    private struct TooManyOpen: Error { let items: [Int] }

    /// The remaining entries that no other remaining one must precede, as places in `sorted`.
    private func candidates() -> Result<[Int], TooManyOpen> {
        var limit = Int32.max
        var near: [Int] = []
        // Sorted by earliest day: once one begins after the limit, neither it nor what follows lowers the limit.
        scan: for (word, bits) in remaining.enumerated() where bits != 0 {
            var bits = bits
            while bits != 0 {
                let place = word << 6 | bits.trailingZeroBitCount
                bits &= bits - 1
                let window = items[sorted[place]].window
                if window.earliest > limit { break scan }
                limit = min(limit, window.latest)
                near.append(place)
            }
        }
        while let last = near.last, items[sorted[last]].window.earliest > limit { near.removeLast() }
        if near.count > Timeline.maximumOpen {
            return .failure(TooManyOpen(items: near.map { sorted[$0] }))
        }
        return .success(near)
    }
}
