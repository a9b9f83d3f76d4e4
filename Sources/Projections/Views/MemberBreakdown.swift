import Alliances

/// How many members there are of each country, sub-region or category at the end of a day. A member whose value may be one
/// or another is possible in each of them and certain in none.
public struct MemberBreakdown: Sendable {
    public enum Criterion: Sendable { case country, subregion, category }

    private let criterion: Criterion
    private let day: Int32
    /// By a country's code, a sub-region's name of UN M49 or a category; nil where it is not known.
    public private(set) var counts: [String?: CountRange] = [:]

    /// - Parameter day: since 1970-01-01.
    public init(by criterion: Criterion, asOf day: Int32) {
        self.criterion = criterion
        self.day = day
    }

    /// - Parameter row: of an institution.
    public mutating func add(_ row: Row) throws(RowError) {
        let (states, isCertain) = try Course<MemberState>(row).states(on: day)
        guard states.contains(where: \.counts) else { return }
        var values: [String?] = []
        for value in try self.values(row, states) where !values.contains(value) { values.append(value) }
        let isOne = isCertain && values.count == 1 && states.allSatisfy(\.counts)
        for value in values {
            counts[value, default: CountRange()].possible += 1
            if isOne { counts[value, default: CountRange()].certain += 1 }
        }
    }

    /// A country is one whether or not it is a member while it has it, as `MemberCount` has it.
    private func values(_ row: Row, _ states: [MemberState]) throws(RowError) -> [String?] {
        switch criterion {
        case .country: try Course<String?>(countryOf: row).countries(on: day)
        case .subregion:
            try Course<String?>(countryOf: row).countries(on: day).map { country in
                country.flatMap { try? CountryCode($0) }?.subregion?.rawValue
            }
        case .category: states.filter(\.counts).map { $0.category?.rawValue }
        }
    }
}
