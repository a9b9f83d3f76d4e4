@testable import Alliances

/// The order of design §5 found the slow way: every order is tried, the first by earliest day and place first.
enum BruteForce {
    static func order(_ items: [Timeline.Item]) -> [Int]? {
        let sorted = items.indices.sorted {
            (items[$0].window.earliest, items[$0].place) < (items[$1].window.earliest, items[$1].place)
        }
        return extend([], sorted, .none, items)
    }

    private static func extend(
        _ chosen: [Int], _ left: [Int], _ state: LifeState, _ items: [Timeline.Item]
    ) -> [Int]? {
        if left.isEmpty { return chosen }
        for next in left {
            let mustWait = left.contains { items[$0].window.latest < items[next].window.earliest }
            guard !mustWait, case .success(let after) = state.after(items[next].step) else { continue }
            if let found = extend(chosen + [next], left.filter { $0 != next }, after, items) { return found }
        }
        return nil
    }

    /// Among all permutations at once, without any pruning: for few items only.
    static func orderAmongAllPermutations(_ items: [Timeline.Item]) -> [Int]? {
        let sorted = items.indices.sorted {
            (items[$0].window.earliest, items[$0].place) < (items[$1].window.earliest, items[$1].place)
        }
        return permutations(sorted).first { isAccepted($0, items) }
    }

    /// In lexicographic order of where the elements stand in the list.
    private static func permutations(_ list: [Int]) -> [[Int]] {
        guard list.count > 1 else { return [list] }
        return list.flatMap { first in permutations(list.filter { $0 != first }).map { [first] + $0 } }
    }

    private static func isAccepted(_ order: [Int], _ items: [Timeline.Item]) -> Bool {
        for (place, index) in order.enumerated() {
            for later in order[(place + 1)...] where items[later].window.latest < items[index].window.earliest {
                return false
            }
        }
        var state = LifeState.none
        for index in order {
            guard case .success(let next) = state.after(items[index].step) else { return false }
            state = next
        }
        return true
    }

    /// Raised to the largest earliest day before, lowered to the smallest latest day after, of the steps each is bound to.
    static func tightened(_ windows: [Window], _ types: [EventType]) -> [Window] {
        var windows = windows
        for later in windows.indices {
            for earlier in 0..<later where areBound(types[earlier], types[later]) {
                windows[later].earliest = max(windows[later].earliest, windows[earlier].earliest)
            }
        }
        for earlier in windows.indices.reversed() {
            for later in windows.indices where later > earlier && areBound(types[earlier], types[later]) {
                windows[earlier].latest = min(windows[earlier].latest, windows[later].latest)
            }
        }
        return windows
    }

    /// Both bear on one part of a life, and one of them changes it.
    static func areBound(_ a: EventType, _ b: EventType) -> Bool {
        let (one, other) = (a.bearing, b.bearing)
        return !one.changes.intersection(other.changes.union(other.reads)).isEmpty
            || !other.changes.intersection(one.reads).isEmpty
    }
}
