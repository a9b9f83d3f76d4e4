import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import Projections

struct Conferences: BookView {
    static let configuration = CommandConfiguration(
        named: "conferences", "Conferences, forums, seminars and courses: when, where and of which series.",
        example: """
            alliance conferences
            alliance conferences --as-of 2025-05-30 --format json
            """)

    @OptionGroup var question: QuestionOptions
    @OptionGroup var format: FormatOption

    func run(_ console: Console) throws -> Answer { try answer(from: question.book(console).book, console) }

    func answer(from book: Book, _ console: Console) throws -> Answer {
        let conferences = try book.conferences().sorted { a, b in
            let days = (a.held?.window.latest ?? .max, b.held?.window.latest ?? .max)
            return days.0 != days.1 ? days.0 < days.1 : a.id < b.id
        }
        switch format.format {
        case .table:
            var table = ViewTable(
                [
                    .init("days"), .init("no.", alignment: .right), .init("title", shrinksFirst: true),
                    .init("place", from: 140),
                    .init("status", from: 100), .init("id"),
                ], whenEmpty: "No conference is known by this day.")
            for conference in conferences {
                table.append([
                    conference.days, conference.description?.ordinal.map(String.init) ?? "",
                    (conference.description?.titles).shown(question.language), conference.placeText,
                    conference.statusText, conference.id,
                ])
            }
            console.write(
                table, notes: conferences.contains { $0.held?.isDerived ?? false } ? [Dated.legend] : [],
                book.standpoint)
        case .json: console.write(book.standpoint, ["conferences": .array(conferences.map(\.json))])
        case .csv:
            console.write(
                header: [
                    "id", "title", "kind", "series", "ordinal", "days", "status", "standing", "mode", "city", "country",
                    "venue", "hosts", "theme", "scheduled",
                ],
                rows: conferences.map { conference in
                    let description = conference.description
                    return [
                        conference.id, description?.titles.preferred([question.language]) ?? "",
                        description?.kind ?? "", description?.series ?? "", description?.ordinal.map(String.init) ?? "",
                        conference.held?.text ?? "", conference.status, conference.standing.rawValue,
                        description?.mode?.rawValue ?? "", description?.city ?? "", description?.country ?? "",
                        description?.venue ?? "", (description?.hosts ?? []).joined(separator: " "),
                        description?.theme ?? "", conference.scheduled?.description ?? "",
                    ]
                })
        }
        return .yes
    }
}

extension ConferenceView {
    /// The days it lasted, else those it was planned for.
    var days: String { held?.shown ?? scheduled.map { "planned \($0)" } ?? "—" }

    var statusText: String { standing == .possible ? "possibly \(status)" : status }

    var placeText: String {
        let place = [description?.city, description?.country].compactMap { $0 }.joined(separator: ", ")
        guard let mode = description?.mode, mode != .inPerson else { return place }
        return place.isEmpty ? mode.rawValue : "\(place) (\(mode.rawValue))"
    }
}
