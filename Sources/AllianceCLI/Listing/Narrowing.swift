import Alliances
import CanonicalJSON
import Projections

/// To what a listing was narrowed, told beside it.
struct Narrowing {
    let options: FilterOptions
    /// Before the limit.
    let matching: CountRange
    let total: CountRange
    let listed: Int
    let matched: Int

    /// - Parameter name: of the listing, where nothing above the lines has counted it.
    func lines(_ name: String?, _ count: CountRange) -> [String] {
        var parts = ["of \(total.certain) certain, \(total.possible) possible in all"]
        for (name, values) in given {
            parts.append(
                values.isEmpty ? name : name + " " + values.map(Rejection.quoted).joined(separator: " or "))
        }
        if listed < matched { parts.append("the first \(listed) of \(matched)") }
        let line = parts.joined(separator: " · ")
        guard let name, let first = name.first else { return [line] }
        return [first.uppercased() + name.dropFirst() + ": \(count.certain) certain, \(count.possible) possible", line]
    }

    var json: JSONValue {
        var members: [JSONValue.Member] = given.map { name, values in
            .init(
                key: name,
                value: values.isEmpty ? .bool(true) : .array(values.map { .string($0) }))
        }
        if let limit = options.limit { members.append(.init(key: "limit", value: .integer(Int64(limit)))) }
        if let sort = options.sort { members.append(.init(key: "sort", value: .string(sort))) }
        if options.descending { members.append(.init(key: "descending", value: .bool(true))) }
        members.append(.init(key: "matching", value: matching.json))
        members.append(.init(key: "total", value: total.json))
        return .object(sorting: members)
    }

    /// The filters with their values as they were understood; flags have none.
    private var given: [(name: String, values: [String])] {
        options.given.map { filter in
            let values: [String] =
                switch filter {
                case .country: options.country.compactMap { CountryCode.meant(by: $0).first?.text }
                case .region: options.region.compactMap { Area($0)?.name }
                case .kind: options.kind
                case .category: options.category
                case .state: options.state
                case .founding, .identified, .unidentified: []
                case .joinedBetween: [options.joinedBetween ?? ""]
                case .during: [options.during ?? ""]
                case .party: options.party
                case .series: options.series
                case .text: options.text
                }
            return (filter.rawValue, values)
        }
    }
}
