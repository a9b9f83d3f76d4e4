import Alliances
import Projections

/// The members in the groups a report shows them in.
struct MemberGroups {
    private var members: [ReportMember] = []
    private var anonymous: [Alike: UnknownMembers] = [:]
    private var byCountry: [String: CountRange] = [:]
    private var countryless = CountRange()
    private(set) var unidentified = CountRange()

    /// What unidentified members must have in common to be told of together.
    private struct Alike: Hashable {
        let country: String?
        let since: String
        let isDerived: Bool
        let category: MemberCategory
        let standing: Standing
        let isFounding: Bool
        let isSuspended: Bool
    }

    mutating func add(_ member: ReportMember, isIdentified: Bool) {
        let membership = member.membership
        if let country = member.country {
            byCountry[country, default: CountRange()].add(membership.standing)
        } else {
            countryless.add(membership.standing)
        }
        guard !isIdentified else {
            members.append(member)
            return
        }
        unidentified.add(membership.standing)
        let key = Alike(
            country: member.country, since: membership.since.text, isDerived: membership.since.isDerived,
            category: membership.category, standing: membership.standing, isFounding: membership.isFounding,
            isSuspended: membership.isSuspended)
        anonymous[key, default: UnknownMembers(count: 0, country: member.country, membership: membership)].count += 1
    }

    func identified() -> [ReportMember] {
        let keys = members.indices.map { place in
            (place: place, country: Self.order(members[place].country), name: members[place].names?.preferred() ?? "")
        }
        return keys.sorted { a, b in
            if a.country != b.country { return a.country < b.country }
            return a.name != b.name ? a.name < b.name : members[a.place].id < members[b.place].id
        }.map { members[$0.place] }
    }

    func unknown() -> [UnknownMembers] {
        anonymous.values.sorted { a, b in
            if a.membership.since.window != b.membership.since.window {
                let (first, second) = (a.membership.since.window, b.membership.since.window)
                return (first.earliest, first.latest) < (second.earliest, second.latest)
            }
            if a.country != b.country { return Self.order(a.country) < Self.order(b.country) }
            return a.membership.since.position < b.membership.since.position
        }
    }

    func regions() -> ([RegionCount], CountRange) {
        var regions: [RegionCount] = (Region.allCases.map { $0 as Region? } + [nil]).map { RegionCount(region: $0) }
        for code in byCountry.keys.sorted(by: { Self.order($0) < Self.order($1) }) {
            guard let count = byCountry[code],
                let place = regions.firstIndex(where: { $0.region == Self.country(code)?.region })
            else { continue }
            regions[place].members.certain += count.certain
            regions[place].members.possible += count.possible
            regions[place].countries.append(RegionCount.Country(code: code, members: count))
        }
        return (regions.filter { $0.members.possible > 0 }, countryless)
    }

    private static func country(_ code: String) -> CountryCode? { try? CountryCode(code) }

    /// By region, then by English name; what has no country comes last.
    private static func order(_ code: String?) -> String {
        guard let code, let country = country(code) else { return "~" }
        return (country.region?.rawValue ?? "~") + "\t" + country.name
    }
}

extension CountRange {
    fileprivate mutating func add(_ standing: Standing) {
        possible += 1
        if standing == .certain { certain += 1 }
    }
}
