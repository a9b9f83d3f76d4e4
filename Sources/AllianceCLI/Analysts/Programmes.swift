import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Programmes: BookView {
    static let configuration = CommandConfiguration(
        named: "programmes", "Programmes: what was announced, launched and concluded.",
        example: """
            alliance programmes
            alliance programmes --as-of 2021-12-31
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let programmes = try book.programmes().sorted { a, b in
            let days = (a.steps.first?.when.window.latest ?? .max, b.steps.first?.when.window.latest ?? .max)
            return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
        }
        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("first"), .init("title", shrinksFirst: true), .init("kind", from: 140), .init("status"),
                    .init("milestones", alignment: .right, from: 110), .init("id"),
                ], whenEmpty: "No programme is known by this day.")
            for programme in programmes {
                table.append([
                    (programme.steps.first?.when).shown, programme.titles.shown(question.language),
                    programme.kind ?? "", programme.statusText, String(programme.milestoneCount), programme.id,
                ])
            }
            console.write(
                table, notes: programmes.contains { $0.steps.first?.when.isDerived ?? false } ? [Dated.legend] : [],
                book.standpoint)
        case .json: console.write(book.standpoint, ["programmes": .array(programmes.map(\.json))])
        case .csv:
            console.write(
                header: ["id", "title", "kind", "status", "standing", "first", "milestones", "url", "scheduled"],
                rows: programmes.map { programme in
                    [
                        programme.id, programme.titles?.preferred([question.language]) ?? "", programme.kind ?? "",
                        programme.status, programme.standing.rawValue, programme.steps.first?.when.text ?? "",
                        String(programme.milestoneCount), programme.url ?? "", programme.scheduled?.description ?? "",
                    ]
                })
        }
        return .yes
    }
}

extension ProgrammeView {
    var milestoneCount: Int { steps.count { $0.what == .programmeMilestoneRecorded } }

    /// One of which nothing but a milestone is known has no status.
    var statusText: String {
        if status.isEmpty { return "(not known)" }
        return standing == .possible ? "possibly \(status)" : status
    }
}
