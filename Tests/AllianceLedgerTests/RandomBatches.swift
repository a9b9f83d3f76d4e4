import Alliances
import EDTF

/// Drafts, legal and illegal, of three institutions and two documents, with what the slow ledger makes of them.
struct RandomBatches {
    var random: SplitMix64
    private var count = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private static let dated = [
        "membership.admitted", "membership.admitted", "membership.suspended", "membership.reinstated",
        "membership.withdrawn", "membership.invited", "institution.described", "institution.identified",
        "institution.merged",
    ]

    mutating func batch(_ ledger: SlowLedger) -> [(String, SlowLedger.Item)] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in one(ledger) }
    }

    private mutating func one(_ ledger: SlowLedger) -> (String, SlowLedger.Item) {
        count += 1
        let size = ledger.items.count
        let note = "No. \(count)"
        if size > 0, Int.random(in: 0..<5, using: &random) == 0 {
            let target = Int.random(in: 0..<size, using: &random)
            let owner = ledger.items[target].subject
            return (
                draft("entry.retracted", "entry/\(target)", reason: note),
                SlowLedger.Item(subject: owner, type: "entry.retracted", retracts: target)
            )
        }
        if size > 0, Int.random(in: 0..<4, using: &random) == 0 {
            let target = Int.random(in: 0..<size, using: &random)
            let old = ledger.items[target]
            if old.retracts == nil {
                let isSame = Int.random(in: 0..<8, using: &random) > 0
                return make(isSame ? old.type : "membership.invited", old.subject, corrects: target, note)
            }
        }
        // A timeline stays short enough for every order to be tried.
        let institution = "institution/i\(Int.random(in: 0..<3, using: &random))"
        if ledger.timeline(institution).count > 7 { return make("evidence.registered", "evidence/e1", note) }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return make("evidence.registered", "evidence/e\(Int.random(in: 0..<2, using: &random))", note)
        case 1, 2: return make("institution.registered", institution, note)
        default: return make(Self.dated.randomElement(using: &random) ?? "", institution, note)
        }
    }

    private mutating func make(
        _ type: String, _ subject: String, corrects: Int? = nil, _ note: String
    ) -> (String, SlowLedger.Item) {
        var item = SlowLedger.Item(subject: subject, type: type, corrects: corrects)
        var effective: String?
        var data = "{}"
        switch type {
        case "institution.registered": data = #"{"identified":false}"#
        case "evidence.registered": data = #"{"title":"A","publisher":"B"}"#
        case "institution.identified": data = #"{"identified":true,"names":{"en":"A"}}"#
        case "institution.described": data = #"{"city":"A"}"#
        case "membership.admitted": data = #"{"category":"member"}"#
        case "institution.merged":
            let into = subject == "institution/i0" ? "i1" : "i0"
            data = #"{"into":"\#(into)"}"#
            item.refersTo.append("institution/" + into)
        default: break
        }
        let mayLackDate = type == "institution.described" || type == "institution.identified"
        if !type.hasSuffix(".registered"), !mayLackDate || Bool.random(using: &random) {
            let window: Window
            (effective, window) = date()
            item.earliest = window.earliest
            item.latest = window.latest
        }
        var evidence: String?
        if subject.hasPrefix("institution/"), Int.random(in: 0..<4, using: &random) == 0 {
            let id = "e\(Int.random(in: 0..<2, using: &random))"
            evidence = id
            item.refersTo.append("evidence/" + id)
        }
        let text = draft(
            type, subject, effective, data: data, evidence: evidence, corrects: corrects.map { "\($0)" }, note: note)
        return (text, item)
    }

    private mutating func date() -> (String, Window) {
        let first: Int32 = 18_262  // 2020-01-01
        let one = first + Int32.random(in: 0..<40, using: &random)
        let two = first + Int32.random(in: 0..<40, using: &random)
        let (low, high) = (min(one, two), max(one, two))
        func text(_ number: Int32) -> String { Day(number: number)?.description ?? "" }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return ("[..\(text(one))]", Window(earliest: Day.first.number, latest: one))
        case 1: return ("[\(text(one))..]", Window(earliest: one, latest: Window.afterAllDays))
        case 2: return ("2020-01", Window(earliest: first, latest: first + 30))
        case 3: return ("[\(text(low))..\(text(high))]", Window(earliest: low, latest: high))
        default: return (text(one), Window(earliest: one, latest: one))
        }
    }
}
