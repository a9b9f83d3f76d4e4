import AllianceLedger
import Alliances
import EDTF
import Projections

extension BookComparison {
    mutating func compareMembers() throws {
        let views = try real.institutions(.institutions)
        for subject in model.subjects("institution") {
            guard let worlds = model.members(subject, on: day) else {
                passOver()
                continue
            }
            let found = worlds.compactMap { $0 }
            let standing = found.isEmpty ? nil : found.count == worlds.count ? "certain" : "possible"
            let view = views.first { "institution/" + $0.id == subject }
            same("\(subject) standing", view?.membership?.standing.rawValue, standing)
            same("\(subject) countries", Set(view?.memberCountries ?? []), Set(found.map(\.country)))
            let states = (view?.memberStates ?? []).map {
                ModelMember(
                    country: $0.country, category: $0.category.rawValue, isSuspended: $0.isSuspended,
                    isFounding: $0.isFounding)
            }
            same("\(subject) states", Set(states), Set(found))
            same("\(subject) states without repeats", states.count, Set(found).count)
        }
        guard let count = model.count(on: day) else { return passOver() }
        let told = try real.memberCount()
        same("members", ModelCount(told.members), count.members)
        same("countries", ModelCount(told.countries), count.countries)
    }

    mutating func compareGrowth() throws {
        let growth = try real.growth()
        var days: [Int] = [day]
        for turn in growth.days { days += [Int(turn.number) - 1, Int(turn.number)] }
        // Not only the days it tells: also those it may have left out.
        days += model.turningDays.filter { $0 > ModelWindow.firstDay && $0 < 2_932_896 }
        for number in Set(days).sorted() {
            guard let day = Day(number: Int32(number)) else { continue }
            guard let count = model.count(on: number) else {
                passOver()
                continue
            }
            same("growth on \(day)", ModelCount(growth.count(on: day)), count.members)
            same("countries grown by \(day)", ModelCount(growth.countries(on: day)), count.countries)
        }
    }
}

extension ModelCount {
    init(_ range: CountRange) { self.init(certain: range.certain, possible: range.possible) }
}
