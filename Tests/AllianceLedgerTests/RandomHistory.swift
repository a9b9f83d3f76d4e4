import Alliances
import Foundation
import Synchronization
import Testing

@testable import AllianceLedger

/// Offers a ledger whatever could happen to institutions, in no order and with dates of every form.
struct RandomHistory {
    private struct Held {
        let position: Int
        let type: String
        let subject: String
    }

    private var generator: SplitMix64
    private let institutions: Int
    private var held: [Held] = []
    private(set) var offered = 0
    private(set) var accepted = 0
    private(set) var refusals: [String: Int] = [:]
    private(set) var takenOut = 0

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        institutions = Int.random(in: 30...60, using: &generator)
    }

    /// - Parameter clock: moved on between batches, or not.
    mutating func offer(_ batches: Int, to ledger: Ledger, clock: Clock) throws {
        try offer((0..<institutions * 5 / 6).map { registration($0) }, to: ledger)
        for _ in 0..<batches {
            clock.advance(microseconds: Int64.random(in: 0...2_000_000, using: &generator))
            let count = chance(3, in: 4) ? 1 : Int.random(in: 2...5, using: &generator)
            try offer((0..<count).map { _ in draft() }, to: ledger)
        }
    }

    private mutating func offer(_ drafts: [[String: Any]], to ledger: Ledger) throws {
        offered += drafts.count
        let submissions = try drafts.enumerated().map { index, draft in
            let bytes = Array(try JSONSerialization.data(withJSONObject: draft))
            do throws(Rejection) {
                return Submission(line: index + 1, .success(try Draft(json: bytes.span)))
            } catch {
                return Submission(line: index + 1, .failure(error))
            }
        }
        switch try ledger.append(submissions) {
        case .rejected(let all): for refusal in all { refusals[refusal.rejection.code.rawValue, default: 0] += 1 }
        case .accepted(let acceptance):
            accepted += acceptance.entries.count
            for entry in acceptance.entries {
                let draft = drafts[(entry.line ?? 1) - 1]
                let subject = draft["subject"] as? String ?? ""
                if draft["corrects"] != nil || entry.type == .entryRetracted { takenOut += 1 }
                held.append(Held(position: Int(entry.position.rawValue), type: entry.type.name, subject: subject))
            }
        }
    }

    // MARK: - Drafts

    private static let weights: [(type: String, weight: Int)] = [
        ("membership.admitted", 26), ("membership.category-changed", 8), ("membership.suspended", 8),
        ("membership.reinstated", 6), ("membership.withdrawal-notified", 3), ("membership.withdrawn", 4),
        ("membership.excluded", 2), ("membership.expired", 2), ("membership.invited", 2), ("membership.applied", 2),
        ("institution.registered", 8), ("institution.described", 10), ("institution.renamed", 4),
        ("institution.closed", 2), ("institution.merged", 2), ("institution.identified", 3), ("entry", 13),
    ]

    private mutating func draft() -> [String: Any] {
        var rest = Int.random(in: 0..<Self.weights.reduce(0) { $0 + $1.weight }, using: &generator)
        for (type, weight) in Self.weights {
            rest -= weight
            guard rest < 0 else { continue }
            if type == "entry" { return aboutAnEntry() }
            // Some have much longer stories than others.
            let one = Int.random(in: 0..<institutions, using: &generator)
            let other = Int.random(in: 0...one, using: &generator)
            return event(type, "institution/" + name(Int.random(in: 0...other, using: &generator)))
        }
        return aboutAnEntry()
    }

    private mutating func aboutAnEntry() -> [String: Any] {
        guard let target = held.randomElement(using: &generator) else { return registration(0) }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0..<3:
            var draft = event(target.type, target.subject)
            if target.subject.hasPrefix("entry/") { draft["data"] = ["claim": "It was otherwise"] }
            draft["corrects"] = target.position
            draft["reason"] = "It was read wrongly"
            return draft
        case 3, 4:
            return [
                "type": "entry.retracted", "subject": "entry/\(target.position)",
                "reason": "It never happened, says letter \(Int.random(in: 0..<1_000_000, using: &generator))",
            ]
        default:
            return [
                "type": "entry.disputed", "subject": "entry/\(target.position)",
                "data": ["claim": "Another source has another year: \(number(2000...2030))"],
            ]
        }
    }

    private func name(_ number: Int) -> String { "library-\(number)" }

    private mutating func registration(_ number: Int) -> [String: Any] {
        ["type": "institution.registered", "subject": "institution/" + name(number), "data": description(true)]
    }

    private mutating func event(_ type: String, _ subject: String) -> [String: Any] {
        var draft: [String: Any] = ["type": type, "subject": subject]
        let categories = ["member", "member", "associate", "observer", "honorary"]
        switch type {
        case "institution.registered": draft["data"] = description(true)
        case "institution.identified": draft["data"] = description(false)
        case "institution.described": draft["data"] = ["country": country(), "city": "City \(number(1...9))"]
        case "institution.renamed":
            draft["data"] = ["names": ["en": "Library « \(number(1...99)) » of \u{1d11e} é"]]
        case "institution.merged":
            draft["data"] = ["into": name(Int.random(in: 0..<institutions, using: &generator))]
        case "membership.admitted", "membership.category-changed":
            draft["data"] = ["category": categories.randomElement(using: &generator) ?? "member"]
        default: break
        }
        let isUndated = type == "institution.registered" || subject.hasPrefix("entry/")
        let mayBeUndated = type == "institution.described" || type == "institution.identified"
        if !isUndated, !(mayBeUndated && chance(1, in: 3)) { draft["effective"] = date(of: type) }
        return draft
    }

    private mutating func description(_ mayBeUnidentified: Bool) -> [String: Any] {
        if mayBeUnidentified, chance(1, in: 5) {
            return chance(1, in: 2) ? ["identified": false] : ["identified": false, "country": country()]
        }
        var data: [String: Any] = ["identified": true, "names": ["en": "Library \(number(1...999))"]]
        if chance(2, in: 3) { data["country"] = country() }
        return data
    }

    private mutating func country() -> String {
        ["CN", "FR", "KZ", "MX", "EG", "AM", "CY", "IR", "RU", "ZA", "CU", "SK"].randomElement(using: &generator)
            ?? "CN"
    }

    // MARK: - Dates

    private mutating func date(of type: String) -> String {
        // Admissions rather earlier, ends rather later, so that enough of them go together.
        let years: ClosedRange<Int> =
            switch type {
            case "membership.invited", "membership.applied": 2010...2020
            case "membership.admitted": chance(3, in: 4) ? 2015...2019 : 2010...2026
            case "membership.suspended", "membership.category-changed": 2016...2024
            default: 2017...2026
            }
        let form = Int.random(in: 0..<16, using: &generator)
        let text =
            switch form {
            case 0..<5: day(years)
            case 5: "\(number(years))"
            case 6: month(years)
            case 7: "\(number(years))-\(number(21...24))"
            case 8: "\(number(years) / 10)X"
            case 9: "\(number(years))-XX"
            case 10: month(years) + "-XX"
            case 11: "\(number(years))-XX-XX"
            case 12: "[..\(day(years))]"
            case 13: chance(1, in: 2) ? "[\(day(years))..]" : "20XX"
            case 14: oneOf(day(years), day(years))
            default: "[\(number(years))..\(number(2026...2028))]"
            }
        let hasDoubt = !text.hasPrefix("[") && chance(1, in: 5)
        return hasDoubt ? text + (["?", "~", "%"].randomElement(using: &generator) ?? "") : text
    }

    private func oneOf(_ one: String, _ other: String) -> String {
        one < other ? "[\(one)..\(other)]" : "[\(other)..\(one)]"
    }

    private mutating func month(_ years: ClosedRange<Int>) -> String {
        "\(number(years))-" + String(format: "%02d", number(1...12))
    }

    /// Often one at which something wider begins or ends: that is where mistakes show.
    mutating func day(_ years: ClosedRange<Int>) -> String {
        if chance(1, in: 2) {
            let edges = ["-01-01", "-01-31", "-02-28", "-06-30", "-12-31"]
            return "\(number(years))" + (edges.randomElement(using: &generator) ?? "-01-01")
        }
        let date = month(years)
        let last = date.hasSuffix("-02") ? (number(0...3) == 0 ? 28 : 27) : 30
        return date + String(format: "-%02d", number(1...last))
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func chance(_ part: Int, in whole: Int) -> Bool { Int.random(in: 0..<whole, using: &generator) < part }

    mutating func position(below size: Int) -> Int { Int.random(in: 0..<size, using: &generator) }
}

/// A clock that stands still until it is moved.
final class Clock: Sendable {
    private let microseconds = Mutex<Int64>(1_700_000_000_000_000)

    var now: Instant { Instant(microseconds: microseconds.withLock { $0 }) }

    func advance(microseconds step: Int64) { microseconds.withLock { $0 += step } }
}
