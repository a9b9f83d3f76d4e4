/// Views that a selection holds, in the order the ledger heard of them, and how many there are without it.
public struct Selected<View: Sendable>: Sendable {
    public struct Item: Sendable {
        public let view: View
        /// Whether it matches in all the states that can hold, or in some.
        public let match: Standing
    }

    public private(set) var items: [Item] = []
    /// Of all in the listing, whatever was selected.
    public private(set) var total = CountRange()

    public init() {}

    public mutating func addToTotal(_ standing: Standing) {
        total.possible += 1
        if standing == .certain { total.certain += 1 }
    }

    public mutating func add(_ view: View, _ match: Standing) { items.append(Item(view: view, match: match)) }

    /// Those of them that match something more; the total stays.
    public func filter(_ match: (View) -> Standing?) -> Selected {
        var filtered = self
        filtered.items = items.compactMap { item in match(item.view).map { Item(view: item.view, match: $0) } }
        return filtered
    }
}
