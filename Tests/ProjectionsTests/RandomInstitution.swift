import Alliances
import EDTF
import Testing

@testable import Projections

/// Stories of an institution in January 2020, most dates of them imprecise.
struct RandomInstitution {
    static let days: ClosedRange<Int32> = 18_262...18_269

    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A row of at most `count` dated steps: what does not go together with the rest is left out.
    mutating func row(_ count: Int) throws -> Row {
        let entries = try entries(count)
        return try Story("institution/x", entries).row
    }

    /// Such that one timeline can hold them all, though not every part of it may stand alone.
    mutating func entries(_ count: Int) throws -> [(String, String, String)] {
        var kept: [(String, String, String)] = [
            ("institution.registered", "", Bool.random(using: &random) ? #"{"identified":false}"# : country)
        ]
        for _ in 0..<count {
            let tried = kept + [entry()]
            if (try? Story("institution/x", tried)) != nil { kept = tried }
        }
        return kept
    }

    private let country = #"{"identified":false,"country":"CN"}"#

    private mutating func entry() -> (String, String, String) {
        let category = ["member", "observer", "associate"].randomElement(using: &random) ?? ""
        let kinds = [
            ("membership.admitted", #"{"category":"\#(category)"}"#),
            ("membership.admitted", #"{"category":"member"}"#),
            ("membership.category-changed", #"{"category":"\#(category)"}"#), ("membership.withdrawn", "{}"),
            ("membership.suspended", "{}"), ("membership.reinstated", "{}"), ("institution.closed", "{}"),
            ("institution.described", #"{"country":"KZ"}"#), ("institution.described", #"{"country":"CN"}"#),
            ("institution.described", #"{"city":"A"}"#),
        ]
        let (type, data) = kinds.randomElement(using: &random) ?? kinds[0]
        return (type, date(), data)
    }

    private mutating func date() -> String {
        let one = Int32.random(in: Self.days, using: &random)
        let two = Int32.random(in: Self.days, using: &random)
        func text(_ number: Int32) -> String { Day(number: number)?.description ?? "" }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "[..\(text(one))]"
        case 1: return "[\(text(one))..]"
        case 2...5: return one == two ? text(one) : "[\(text(min(one, two)))..\(text(max(one, two)))]"
        default: return text(one)
        }
    }
}
