import Alliances
import EDTF

/// Of which countries there are members, over time, by the rules of `MemberCount`: changes are taken in any order of days
/// and counted in one pass.
struct CountryTally {
    /// By the number of a country; 0 where it is not known.
    private var numbers: [String: UInt16] = [:]
    private var changes: [Change] = []

    /// What one institution counts for.
    struct Held: Equatable {
        /// Of the states that can hold; empty where it is no member in any of them.
        fileprivate var countries: [UInt16] = []
        fileprivate var isCertain = false
    }

    private struct Change {
        let day: Int32
        let country: UInt16
        let certain: Int8
        let possible: Int8
    }

    mutating func held(
        _ countries: [String?], isMember: (certain: Bool, possible: Bool)
    ) -> Held {
        guard isMember.possible else { return Held() }
        var held = Held()
        for country in countries {
            let number = number(of: country)
            if !held.countries.contains(number) { held.countries.append(number) }
        }
        // A country that may have changed is possible, before and after, and not certain.
        held.isCertain = isMember.certain && held.countries.count == 1
        return held
    }

    private mutating func number(of country: String?) -> UInt16 {
        guard let country else { return 0 }
        if let number = numbers[country] { return number }
        let number = UInt16(numbers.count + 1)
        numbers[country] = number
        return number
    }

    mutating func change(from old: Held, to new: Held, on day: Int32) {
        guard old != new else { return }
        for country in old.countries {
            changes.append(Change(day: day, country: country, certain: old.isCertain ? -1 : 0, possible: -1))
        }
        for country in new.countries {
            changes.append(Change(day: day, country: country, certain: new.isCertain ? 1 : 0, possible: 1))
        }
    }

    /// - Parameter members: their number over time, which that of countries cannot exceed.
    func points(members: [Growth.Point]) -> [(day: Day, countries: CountRange)] {
        var certain = [Int](repeating: 0, count: numbers.count + 1)
        var possible = certain
        var certainCountries = 0
        var possibleCountries = 0
        var member = members.startIndex
        var points: [(day: Day, countries: CountRange)] = []
        let changes = changes.sorted { $0.day < $1.day }
        for (index, change) in changes.enumerated() {
            let country = Int(change.country)
            if country != 0 {
                certainCountries -= certain[country] > 0 ? 1 : 0
                possibleCountries -= possible[country] > 0 ? 1 : 0
            }
            certain[country] += Int(change.certain)
            possible[country] += Int(change.possible)
            if country != 0 {
                certainCountries += certain[country] > 0 ? 1 : 0
                possibleCountries += possible[country] > 0 ? 1 : 0
            }
            let isLastOfDay = index + 1 == changes.count || changes[index + 1].day != change.day
            guard isLastOfDay, let day = Day(number: change.day) else { continue }
            while member < members.endIndex, members[member].day <= day { member += 1 }
            let most = member == 0 ? 0 : members[member - 1].members.possible
            let count = CountRange(certain: certainCountries, possible: min(possibleCountries + possible[0], most))
            if points.last?.countries != count { points.append((day, count)) }
        }
        return points
    }
}
