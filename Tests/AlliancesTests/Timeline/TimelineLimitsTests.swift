import Alliances
import Testing

@Suite struct TimelineLimitsTests {
    private func item(_ place: Int, _ type: EventType, _ days: ClosedRange<Int32>) -> Timeline.Item {
        Timeline.Item(
            place: UInt32(place), window: Window(earliest: days.lowerBound, latest: days.upperBound),
            step: LifeStep(type: type))
    }

    /// A suspension before the admission in the plain sort, so that an order has to be searched.
    private func story(open count: Int) -> [Timeline.Item] {
        let opening = [
            Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered)),
            item(1, .membershipSuspended, 10...20), item(2, .membershipAdmitted, 10...20),
        ]
        return opening + (2..<count).map { item($0 + 1, .institutionDescribed, 10...20) }
    }

    @Test func `twelve open entries are searched`() throws {
        let order = try Timeline.order(story(open: 12)).get()
        #expect(order.indexes == [0, 2, 1] + Array(3..<13))
    }

    @Test func `thirteen open entries are too many`() {
        guard case .failure(.tooManyOpen(let open)) = Timeline.order(story(open: 13)) else {
            Issue.record("an order was found, or none is possible")
            return
        }
        #expect(Set(open) == Set(1...13))
    }

    @Test func `any number may be open where the plain sort holds`() throws {
        let opening = Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered))
        let rest = (1..<500).map { item($0, .institutionDescribed, 10...20) }
        #expect(try Timeline.order([opening] + rest).get().indexes == Array(0..<500))
    }

    @Test func `dead ends of a few years with many open entries each are left soon`() throws {
        // A closing that may lie anywhere, descriptions of each year, and a renaming at the end that needs it open.
        var items = [Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered))]
        items.append(item(1, .institutionClosed, 0...4_000))
        for year in 0..<10 {
            for _ in 0..<11 {
                items.append(item(items.count, .institutionDescribed, Int32(year * 100)...Int32(year * 100 + 99)))
            }
        }
        items.append(item(items.count, .institutionRenamed, 2_000...2_000))
        let order = try Timeline.order(items).get()
        #expect(order.indexes == [0] + Array(2..<items.count) + [1])
    }

    @Test func `an impossible end after years with many open entries is told as what it is`() {
        var items = [Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered))]
        items.append(item(1, .membershipAdmitted, 0...0))
        for year in 0..<10 {
            let days = Int32(year * 100 + 1)...Int32(year * 100 + 99)
            for _ in 0..<6 {
                items.append(item(items.count, .membershipSuspended, days))
                items.append(item(items.count, .membershipReinstated, days))
            }
        }
        items.append(item(items.count, .membershipAdmitted, 2_000...2_000))
        guard case .failure(.impossible(let last, .alreadyMember, _)) = Timeline.order(items) else {
            Issue.record("\(Timeline.order(items))")
            return
        }
        #expect(last == items.count - 1)
    }

    @Test func `years in which twelve parties acceded some day are searched to the end`() {
        var items = [item(0, .agreementSigned, 0...0)]
        for year in 0..<3 {
            let days = Int32(year * 100 + 1)...Int32(year * 100 + 99)
            for party in 0..<12 {
                let step = LifeStep(type: .agreementPartyAcceded, party: "p\(year)-\(party)")
                let window = Window(earliest: days.lowerBound, latest: days.upperBound)
                items.append(Timeline.Item(place: UInt32(items.count), window: window, step: step))
            }
        }
        items.append(item(items.count, .agreementSigned, 2_000...2_000))
        #expect(
            Timeline.order(items)
                == .failure(.impossible(item: items.count - 1, objection: .alreadySigned, blocking: items.count - 2)))
    }

    @Test func `a long timeline in order is found at once`() throws {
        var items = [Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered))]
        for place in 1..<Timeline.maximumCount {
            items.append(item(place, .institutionDescribed, Int32(place)...Int32(place + 3)))
        }
        #expect(try Timeline.order(items.reversed()).get().indexes == Array((0..<items.count).reversed()))
    }

    @Test func `a long timeline whose order is to be searched is found`() throws {
        // Each pair is recorded the wrong way round within one week.
        var items = [Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered))]
        items.append(item(1, .membershipAdmitted, 1...1))
        while items.count + 2 <= Timeline.maximumCount {
            let week = Int32(items.count * 7)...Int32(items.count * 7 + 6)
            items.append(item(items.count, .membershipReinstated, week))
            items.append(item(items.count, .membershipSuspended, week))
        }
        let order = try Timeline.order(items).get()
        #expect(order.indexes.prefix(6) == [0, 1, 3, 2, 5, 4])
        #expect(order.indexes.count == items.count)
    }

    @Test func `a long timeline with an impossible end is refused for that`() {
        var items = [Timeline.Item(place: 0, window: .always, step: LifeStep(type: .institutionRegistered))]
        for place in 1..<Timeline.maximumCount - 1 {
            items.append(item(place, .institutionDescribed, Int32(place)...Int32(place + 3)))
        }
        items.append(item(items.count, .membershipWithdrawn, 9_999...9_999))
        #expect(
            Timeline.order(items)
                == .failure(.impossible(item: items.count - 1, objection: .notMember, blocking: items.count - 2)))
    }
}
