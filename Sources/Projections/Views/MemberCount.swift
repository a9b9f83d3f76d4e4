import Alliances
import EDTF

/// Members and countries at the end of a day, as pairs of certain and possible (design §5).
///
/// Countries certain: distinct known countries of certain members. Countries possible: those of possible members, and
/// one for each possible member whose country is not known; but never more than there can be members. A country that may
/// have changed by then is possible, before and after, and not certain.
public struct MemberCount: Sendable {
    public private(set) var members = CountRange()
    private var certainCountries: Set<String> = []
    private var possibleCountries: Set<String> = []
    private var unknownCountries = 0

    public init() {}

    /// - Parameter match: whether it is surely one of those that are counted, if it is a member.
    public mutating func add(_ view: InstitutionView, match: Standing = .certain) {
        guard let membership = view.membership else { return }
        members.possible += 1
        let isCertain = membership.standing == .certain && match == .certain
        if isCertain { members.certain += 1 }
        for country in view.memberCountries {
            guard let country else {
                unknownCountries += 1
                continue
            }
            possibleCountries.insert(country)
            if isCertain, view.memberCountries.count == 1 { certainCountries.insert(country) }
        }
    }

    public var countries: CountRange {
        CountRange(
            certain: certainCountries.count,
            possible: min(possibleCountries.count + unknownCountries, members.possible))
    }
}
