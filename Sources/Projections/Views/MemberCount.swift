import Alliances
import EDTF

/// Members and countries at the end of a day, as pairs of certain and possible (design §5).
///
/// Countries certain: distinct known countries of certain members. Countries possible: those of possible members, and
/// one for each possible member whose country is not known.
public struct MemberCount: Sendable {
    public private(set) var members = CountRange()
    private var certainCountries: Set<String> = []
    private var possibleCountries: Set<String> = []
    private var unknownCountries = 0

    public init() {}

    public mutating func add(_ view: InstitutionView) {
        guard let membership = view.membership else { return }
        members.possible += 1
        if membership.standing == .certain { members.certain += 1 }
        if let country = view.country {
            possibleCountries.insert(country)
            if membership.standing == .certain { certainCountries.insert(country) }
        } else {
            unknownCountries += 1
        }
    }

    public var countries: CountRange {
        CountRange(certain: certainCountries.count, possible: possibleCountries.count + unknownCountries)
    }
}
