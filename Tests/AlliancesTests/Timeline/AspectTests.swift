import Testing

@testable import Alliances

/// Steps that are not bound to each other may have happened in either order, so none may narrow the other's days.
@Suite struct AspectTests {
    /// One step of each type, agreements with a few parties.
    private var steps: [LifeStep] {
        EventType.allCases.flatMap { type -> [LifeStep] in
            switch type {
            case .institutionRegistered: [LifeStep(type: type, identified: true), LifeStep(type: type)]
            case .agreementSigned: [LifeStep(type: type), LifeStep(type: type, parties: ["a", "b"])]
            case .agreementPartyAcceded, .agreementPartyWithdrew:
                [LifeStep(type: type, party: "a"), LifeStep(type: type, party: "c")]
            default: [LifeStep(type: type)]
            }
        }
    }

    private var reachable: Set<LifeState> {
        var found: Set<LifeState> = [.none]
        var frontier: [LifeState] = [.none]
        while let state = frontier.popLast() {
            for step in steps {
                if case .success(let next) = state.after(step), found.insert(next).inserted { frontier.append(next) }
            }
        }
        return found
    }

    @Test func `two steps that are not bound can be taken in either order, with the same end`() {
        let states = reachable
        #expect(states.count > 50)
        var pairs = 0
        for state in states {
            for a in steps {
                guard case .success(let afterA) = state.after(a) else { continue }
                for b in steps where !BruteForce.areBound(a.type, b.type) {
                    guard case .success(let end) = afterA.after(b) else { continue }
                    pairs += 1
                    guard case .success(let afterB) = state.after(b), case .success(let other) = afterB.after(a) else {
                        // Only the opening of a subject binds without being an aspect: it is before all days.
                        #expect(a.type == .institutionRegistered, "\(b.type.name) before \(a.type.name)")
                        continue
                    }
                    #expect(end == other, "\(a.type.name), \(b.type.name)")
                }
            }
        }
        #expect(pairs > 100)
    }

    @Test func `a renaming does not make an admission certain`() {
        let items = [
            Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered, identified: true)),
            Timeline.Item(
                place: 1, window: Window(earliest: 100, latest: 900), step: LifeStep(type: .membershipAdmitted)),
            Timeline.Item(
                place: 2, window: Window(earliest: 200, latest: 200), step: LifeStep(type: .institutionRenamed)),
        ]
        guard case .success(let order) = Timeline.order(items) else {
            Issue.record("the order was refused")
            return
        }
        #expect(order.indexes == [0, 1, 2])
        #expect(order.windows[1] == Window(earliest: 100, latest: 900))
    }

    @Test func `a suspension does`() {
        let items = [
            Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered, identified: true)),
            Timeline.Item(
                place: 1, window: Window(earliest: 100, latest: 900), step: LifeStep(type: .membershipAdmitted)),
            Timeline.Item(
                place: 2, window: Window(earliest: 200, latest: 200), step: LifeStep(type: .membershipSuspended)),
        ]
        guard case .success(let order) = Timeline.order(items) else {
            Issue.record("the order was refused")
            return
        }
        #expect(order.windows[1] == Window(earliest: 100, latest: 200))
    }
}
