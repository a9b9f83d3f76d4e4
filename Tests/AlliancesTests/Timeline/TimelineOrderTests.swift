import Alliances
import Testing

@Suite struct TimelineOrderTests {
    @Test func `the order is the first of all permutations that holds together`() {
        for seed in UInt64(1)...600 {
            var timeline = RandomTimeline(seed: seed)
            let items = timeline.items(Int(seed % 4) + 2)
            #expect(BruteForce.order(items) == BruteForce.orderAmongAllPermutations(items), "seed \(seed)")
            check(items, seed)
        }
    }

    @Test func `the order of seven entries is the first that can be extended`() {
        for seed in UInt64(10_001)...11_500 {
            var timeline = RandomTimeline(seed: seed)
            check(timeline.items(Int(seed % 3) + 5), seed)
        }
    }

    @Test func `what failed from one state is tried again from another`() {
        // All days are open, so only the states tell the orders apart.
        for seed in UInt64(20_001)...20_150 {
            var timeline = RandomTimeline(seed: seed)
            let items = timeline.items(8).map {
                Timeline.Item(place: $0.place, window: Window(earliest: 0, latest: 9), step: $0.step)
            }
            check(items, seed)
        }
    }

    private func check(_ items: [Timeline.Item], _ seed: UInt64) {
        let expected = BruteForce.order(items)
        switch Timeline.order(items) {
        case .success(let order):
            #expect(order.indexes == expected, "seed \(seed): \(items)")
            let inOrder = order.indexes.map { items[$0] }
            #expect(
                order.windows == BruteForce.tightened(inOrder.map(\.window), inOrder.map(\.step.type)), "seed \(seed)")
            #expect(order.windows.allSatisfy { $0.earliest <= $0.latest }, "seed \(seed)")
        case .failure(.impossible(let item, let objection, let blocking)):
            #expect(expected == nil, "seed \(seed): \(items)")
            // What is named is the first step of the plain sort that cannot be taken.
            let sorted = items.indices.sorted {
                (items[$0].window.earliest, items[$0].place) < (items[$1].window.earliest, items[$1].place)
            }
            var state = LifeState.none
            for (place, index) in sorted.enumerated() {
                switch state.after(items[index].step) {
                case .success(let next): state = next
                case .failure(let reason):
                    #expect(index == item && reason == objection, "seed \(seed)")
                    #expect(blocking == (place > 0 ? sorted[place - 1] : nil), "seed \(seed)")
                    return
                }
            }
            Issue.record("seed \(seed): the plain sort holds, but no order was found")
        case .failure(.tooManyOpen): Issue.record("seed \(seed): too many open among \(items.count)")
        }
    }

    @Test func `ties are broken by place, whatever the order given`() throws {
        let items = [7, 3, 5].map { Timeline.Item(place: $0, window: .always, step: LifeStep(type: .agreementAmended)) }
        let opening = Timeline.Item(place: 9, window: .always, step: LifeStep(type: .agreementSigned))
        #expect(try Timeline.order(items + [opening]).get().indexes == [3, 1, 2, 0])
    }

    @Test func `an empty timeline is in order`() throws {
        let order = try Timeline.order([]).get()
        #expect(order.indexes.isEmpty && order.windows.isEmpty)
    }
}
