/// A pair of counts: certain ≤ possible.
struct ModelCount: Hashable, CustomStringConvertible {
    var certain = 0
    var possible = 0

    var description: String { "\(certain)..\(possible)" }
}

/// What an institution is in one world.
struct ModelMember: Hashable {
    var country: String?
    var category = ""
    var isSuspended = false
    var isFounding = false
}

extension ModelBook {
    /// What the institution is in each world; nil in it where it is no member. Nil where there are too many worlds.
    func members(_ subject: String, on day: Int) -> [ModelMember?]? {
        guard let timeline = timelines[subject], let worlds = timeline.worlds(on: day) else { return nil }
        let countries = countries(timeline, on: day)
        return Array(Set(worlds.map { member(in: $0, timeline) })).flatMap { member in
            countries.map { country in
                guard var member else { return nil }
                member.country = country
                return member
            }
        }
    }

    private func member(in world: [Int], _ timeline: ModelTimeline) -> ModelMember? {
        var member = ModelMember()
        var life = ModelLife()
        for step in world.map({ timeline.steps[$0] }) {
            _ = life.take(step.type, step.data)
            if let category = step.data["category"]?.text { member.category = category }
            if step.type == "membership.admitted" { member.isFounding = step.data["founding"] == .truth(true) }
        }
        member.isSuspended = life.membership == "suspended"
        let isMember = member.isSuspended || life.membership == "member"
        return isMember && member.category != "observer" ? member : nil
    }

    /// What describes it is in no order with anything: the last certain country, and each that may have come about.
    private func countries(_ timeline: ModelTimeline, on day: Int) -> Set<String?> {
        let taken = timeline.taken(by: day)
        let certain = taken.certain.compactMap { timeline.steps[$0].data["country"]?.text }.last
        return Set([certain] + taken.open.compactMap { timeline.steps[$0].data["country"]?.text })
    }

    /// Members and their countries at the end of a day; nil where there are too many worlds.
    func count(on day: Int) -> (members: ModelCount, countries: ModelCount)? {
        var members = ModelCount()
        var sure: Set<String> = []
        var known: Set<String> = []
        var unknown = 0
        for subject in subjects("institution") {
            guard let worlds = self.members(subject, on: day) else { return nil }
            let found = worlds.compactMap { $0 }
            if found.isEmpty { continue }
            let countries = Set(found.map(\.country))
            members.possible += 1
            if found.count == worlds.count {
                members.certain += 1
                if countries.count == 1, let country = found[0].country { sure.insert(country) }
            }
            if countries.contains(nil) { unknown += 1 }
            known.formUnion(countries.compactMap { $0 })
        }
        let possible = min(known.count + unknown, members.possible)
        return (members, ModelCount(certain: sure.count, possible: possible))
    }

    /// Days on which anything of an institution can change.
    var turningDays: [Int] {
        let windows = subjects("institution").flatMap { (timelines[$0]?.given ?? []) + (timelines[$0]?.windows ?? []) }
        return Set(windows.flatMap { [$0.earliest, $0.latest] }).sorted()
    }

    /// The smallest certain and the largest possible count over some days.
    func range(_ first: Int, _ last: Int) -> ModelCount? {
        var range: ModelCount?
        for day in [first] + turningDays.filter({ $0 > first && $0 <= last }) {
            guard let count = count(on: day)?.members else { return nil }
            range = ModelCount(
                certain: min(range?.certain ?? Int.max, count.certain),
                possible: max(range?.possible ?? 0, count.possible))
        }
        return range
    }
}
