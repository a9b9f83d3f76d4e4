import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Overview: Command {
    static let configuration = CommandConfiguration(
        named: "overview", "The alliance on one screen.",
        example: """
            alliance overview
            alliance overview --as-of 2021-09-02
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    private struct Facts {
        var alliance: AllianceView?
        var count = MemberCount()
        var unidentified = 0
        var growth: Growth
        var agreements: [(String, Int)] = []
        var conferences: [(String, Int)] = []
        var programmes: [(String, Int)] = []
        var evidence = 0
        var disputes = 0
        var unsupported = 0
        var checkpoint: [Substring]
    }

    func run(_ console: Console) throws -> Answer {
        let (ledger, book) = try question.book(console)
        let facts = try facts(ledger, book)
        switch format.format {
        case .table: tell(facts, book.standpoint, console)
        case .json:
            console.write(
                book.standpoint,
                [
                    "alliance": facts.alliance?.json,
                    "count": facts.count.members.json,
                    "countries": facts.count.countries.json,
                    "unidentified": .integer(Int64(facts.unidentified)),
                    "agreements": Self.json(facts.agreements),
                    "conferences": Self.json(facts.conferences),
                    "programmes": Self.json(facts.programmes),
                    "evidence": .integer(Int64(facts.evidence)),
                    "disputes": .integer(Int64(facts.disputes)),
                    "unsupported": .integer(Int64(facts.unsupported)),
                ])
        case .csv:
            var rows = [
                ["members certain", String(facts.count.members.certain)],
                ["members possible", String(facts.count.members.possible)],
                ["members unidentified", String(facts.unidentified)],
                ["countries certain", String(facts.count.countries.certain)],
                ["countries possible", String(facts.count.countries.possible)],
            ]
            for (name, counts) in [
                ("agreements", facts.agreements), ("conferences", facts.conferences), ("programmes", facts.programmes),
            ] {
                for (status, count) in counts { rows.append(["\(name) \(status)", String(count)]) }
            }
            rows += [
                ["evidence", String(facts.evidence)], ["disputes", String(facts.disputes)],
                ["unsupported", String(facts.unsupported)],
            ]
            console.write(header: ["measure", "value"], rows: rows)
        }
        return .yes
    }

    private func facts(_ ledger: Ledger, _ book: Book) throws -> Facts {
        var growth = Growth.Tally()
        var facts = Facts(
            growth: Growth(growth),
            checkpoint: (try ledger.checkpoint()).map { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
                ?? [])
        let day = book.standpoint.asOf
        var statuses: [Book.Kind: [String: Int]] = [:]
        // Each row is read once, whatever is counted of it.
        for kind in [Book.Kind.alliance, .institutions, .agreements, .conferences, .programmes, .evidence] {
            var tally: [String: Int] = [:]
            try book.forEachRow(kind) { (id, row) throws(RowError) in
                facts.disputes += row.disputes.count
                switch kind {
                case .alliance:
                    if facts.alliance == nil { facts.alliance = try AllianceView(row, id: id, asOf: day) }
                case .institutions, .members:
                    guard row.hasMembership else { break }
                    try growth.add(row)
                    guard let view = try InstitutionView(row, id: id, asOf: day) else { break }
                    facts.count.add(view)
                    if view.membership != nil, !view.isIdentified { facts.unidentified += 1 }
                case .agreements:
                    if let view = try AgreementView(row, id: id, asOf: day) { tally[view.status, default: 0] += 1 }
                case .conferences:
                    if let view = try ConferenceView(row, id: id, asOf: day) { tally[view.status, default: 0] += 1 }
                case .programmes:
                    if let view = try ProgrammeView(row, id: id, asOf: day) { tally[view.status, default: 0] += 1 }
                case .evidence:
                    facts.evidence += 1
                    // A document rests on itself.
                    return
                }
                for step in row.steps where row.isUnsupported(step) { facts.unsupported += 1 }
            }
            statuses[kind] = tally
        }
        facts.growth = Growth(growth)
        facts.agreements = Self.ordered(statuses[.agreements])
        facts.conferences = Self.ordered(statuses[.conferences])
        facts.programmes = Self.ordered(statuses[.programmes])
        return facts
    }

    /// How many of each, most first.
    private static func ordered(_ counts: [String: Int]?) -> [(String, Int)] {
        (counts ?? [:]).sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .map { ($0.key.isEmpty ? "of no known status" : $0.key, $0.value) }
    }

    private static func json(_ tally: [(String, Int)]) -> JSONValue {
        .array(
            tally.map { status, count in
                .object([
                    .init(key: "count", value: .integer(Int64(count))),
                    .init(key: "status", value: .string(status)),
                ])
            })
    }

    private func tell(_ facts: Facts, _ standpoint: Standpoint, _ console: Console) {
        var fields = Fields()
        if let alliance = facts.alliance {
            console.write(alliance.names.shown(question.language))
            for name in alliance.names?.entries ?? [] where name.text != alliance.names?.preferred([question.language])
            {
                console.write("\(name.text) (\(name.tag))")
            }
            console.output.line()
            fields.add("status", alliance.statusText, alliance.lineage["status"])
        } else {
            console.write("No alliance is recorded by this day.")
            console.output.line()
        }
        let members = facts.count.members
        let countries = facts.count.countries
        fields.add(
            "members",
            "\(members.certain) certain, \(members.possible) possible"
                + (facts.unidentified == 0 ? "" : ", \(facts.unidentified) of them not identified"))
        fields.add("countries", "\(countries.certain) certain, \(countries.possible) possible")
        let points = facts.growth.points.filter { $0.day <= standpoint.asOf }
        if let first = points.first, let last = points.last {
            fields.add("growth", "\(first.members.shown) from \(first.day), \(last.members.shown) from \(last.day)")
        }
        fields.add("agreements", Self.text(facts.agreements))
        fields.add("conferences", Self.text(facts.conferences))
        fields.add("programmes", Self.text(facts.programmes))
        fields.add("evidence", facts.evidence == 1 ? "1 document" : "\(facts.evidence) documents")
        fields.add("disputes", facts.disputes == 1 ? "1 rival claim" : "\(facts.disputes) rival claims")
        fields.add(
            "no evidence",
            (facts.unsupported == 1 ? "1 entry rests" : "\(facts.unsupported) entries rest") + " on none"
                + (facts.unsupported == 0 ? "" : ": alliance evidence --unsupported"))
        if facts.checkpoint.count >= 3 {
            fields.add("checkpoint", "size \(facts.checkpoint[1]), root \(facts.checkpoint[2])")
        } else {
            fields.add("checkpoint", "none has been signed")
        }
        console.output.lines(fields.lines(width: console.output.width))
        console.end(standpoint)
    }

    private static func text(_ tally: [(String, Int)]) -> String {
        let total = tally.reduce(0) { $0 + $1.1 }
        guard total > 0 else { return "none" }
        return "\(total): " + tally.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    }
}

extension CountRange {
    /// One number where nothing is left open.
    fileprivate var shown: String { certain == possible ? String(certain) : description }
}

extension AllianceView {
    var statusText: String {
        let day = [dissolved?.when, founded, proposed].compactMap { $0 }.first
        return (standing == .possible ? "possibly " : "") + status + (day.map { " \($0.shown)" } ?? "")
            + (place.map { ", \($0)" } ?? "")
    }
}
