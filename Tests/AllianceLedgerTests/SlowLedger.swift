import Alliances

/// Acceptance by lists and loops, with every order of a timeline tried: slow and obvious. Of institutions and evidence
/// only.
struct SlowLedger {
    struct Item {
        var subject: String
        var type: String
        var earliest = Window.beforeAllDays
        var latest = Window.beforeAllDays
        var refersTo: [String] = []
        var corrects: Int?
        /// Of a retraction.
        var retracts: Int?
        var isTakenOut = false
        var place = 0
    }

    private(set) var items: [Item] = []

    /// Appends all or nothing.
    mutating func append(_ batch: [Item]) -> Bool {
        var next = self
        for item in batch where !next.take(item, logSize: items.count) { return false }
        for subject in Set(next.items.map(\.subject)) {
            if next.order(subject) == nil { return false }
        }
        for item in next.items where !item.isTakenOut {
            for target in item.refersTo where !next.isOpen(target) { return false }
        }
        self = next
        return true
    }

    private mutating func take(_ item: Item, logSize: Int) -> Bool {
        var item = item
        item.place = items.count
        if let target = item.retracts ?? item.corrects {
            guard target < logSize, !items[target].isTakenOut, items[target].retracts == nil else { return false }
            if item.corrects != nil {
                guard items[target].subject == item.subject, items[target].type == item.type else { return false }
                item.place = items[target].place
            }
            items[target].isTakenOut = true
        }
        items.append(item)
        return true
    }

    func timeline(_ subject: String) -> [Int] {
        items.indices.filter { items[$0].subject == subject && !items[$0].isTakenOut && items[$0].retracts == nil }
    }

    func isOpen(_ subject: String) -> Bool { !timeline(subject).isEmpty }

    /// The first order that can be true, as positions; nil if there is none.
    func order(_ subject: String) -> [Int]? {
        let sorted = timeline(subject).sorted {
            (items[$0].earliest, items[$0].place) < (items[$1].earliest, items[$1].place)
        }
        return extend([], sorted, State())
    }

    private func extend(_ chosen: [Int], _ left: [Int], _ state: State) -> [Int]? {
        if left.isEmpty { return chosen }
        for next in left {
            let mustWait = left.contains { items[$0].latest < items[next].earliest }
            var after = state
            guard !mustWait, after.take(items[next].type) else { continue }
            if let found = extend(chosen + [next], left.filter { $0 != next }, after) { return found }
        }
        return nil
    }

    /// The days left open along an order, by the steps each is bound to: an invitation looks at membership, a renaming at
    /// whether the institution is open, a description at nothing.
    func windows(_ order: [Int]) -> [Window] {
        var windows = order.map { Window(earliest: items[$0].earliest, latest: items[$0].latest) }
        let types = order.map { items[$0].type }
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

    private func areBound(_ a: String, _ b: String) -> Bool {
        func any(of names: String...) -> Bool { names.contains(a) || names.contains(b) }
        if any(of: "institution.described", "institution.registered", "institution.identified") {
            return a == "institution.identified" && b == a
        }
        if any(of: "institution.closed", "institution.merged") { return true }
        if any(of: "institution.renamed") { return false }
        let inert = ["membership.invited", "membership.applied", "membership.withdrawal-notified"]
        if inert.contains(a), inert.contains(b) { return false }
        return !(any(of: "membership.category-changed") && (inert.contains(a) || inert.contains(b)))
    }

    private struct State {
        var isRegistered = false
        var isIdentified = false
        var isClosed = false
        var isMember = false
        var isSuspended = false

        mutating func take(_ type: String) -> Bool {
            if type.hasSuffix(".registered") {
                if isRegistered { return false }
                isRegistered = true
                return true
            }
            guard isRegistered else { return false }
            switch type {
            case "institution.described": return true
            case "institution.identified":
                if isIdentified { return false }
                isIdentified = true
                return true
            default: break
            }
            if isClosed { return false }
            switch type {
            case "membership.invited": return !isMember
            case "membership.admitted":
                if isMember { return false }
                isMember = true
            case "membership.suspended":
                if !isMember || isSuspended { return false }
                isSuspended = true
            case "membership.reinstated":
                if !isSuspended { return false }
                isSuspended = false
            case "membership.withdrawn":
                if !isMember { return false }
                (isMember, isSuspended) = (false, false)
            case "institution.merged":
                isClosed = true
                (isMember, isSuspended) = (false, false)
            default: return false
            }
            return true
        }
    }
}
