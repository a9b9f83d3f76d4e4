import Alliances
import EDTF
import Projections

@testable import AllianceLedger

/// All that can be asked of a ledger as of a day, beside what the model makes of it.
struct BookComparison {
    let ledger: Ledger
    let real: Book
    let model: ModelBook
    let day: Int
    private(set) var differences: [String] = []
    /// How many answers were compared.
    private(set) var queries = 0
    /// Those with more open dates than all worlds can be tried of.
    private(set) var passedOver = 0

    init(_ ledger: Ledger, _ real: Book, _ model: ModelBook, day: Int) throws {
        self.ledger = ledger
        self.real = real
        self.model = model
        self.day = day
        try compareTimelines()
        try compareMembers()
        try compareGrowth()
        try compareAgreements()
        try compareStatuses()
        try compareAlliance()
        try compareLog()
    }

    mutating func same<Value: Equatable>(_ what: @autoclosure () -> String, _ real: Value, _ model: Value) {
        queries += 1
        if real != model { differences.append("\(what()): \(real), model \(model)") }
    }

    mutating func passOver() { passedOver += 1 }
}

extension BookComparison {
    private mutating func compareTimelines() throws {
        for (subject, timeline) in model.timelines.sorted(by: { $0.key < $1.key }) {
            let row = try real.row(of: try Subject(subject))
            same("order of \(subject)", row?.steps.map { Int($0.position) } ?? [], timeline.steps.map(\.position))
            same(
                "windows of \(subject)", row?.steps.map { ModelWindow($0.window) } ?? [], timeline.windows)
            same("places of \(subject)", row?.steps.map { Int($0.place) } ?? [], timeline.steps.map(\.place))
            let disputes = row?.disputes.map { "\($0.position)" } ?? []
            same(
                "disputes of \(subject)", disputes.sorted(),
                model.disputes(of: subject).map { "\($0.position)" }.sorted())
            let history = try ledger.positions(about: try Subject(subject), until: model.size).map { Int($0.rawValue) }
            same("history of \(subject)", history, model.history(of: subject))
            let referrers = try ledger.referrers(of: try Subject(subject), until: model.size).found
            same("referrers of \(subject)", referrers.map { Int($0.rawValue) }, model.referrers(of: subject))
        }
    }

    private mutating func compareLog() throws {
        for position in 0..<model.size {
            let out = try real.superseder(of: Position(UInt32(position))).map { Int($0.rawValue) }
            same("superseder of #\(position)", out, model.superseder(of: position))
        }
        let positions = (0..<model.size).map { Position(UInt32($0)) }
        let told = try ledger.entries(at: positions, until: model.size).map { $0.takenOutBy.map { Int($0.rawValue) } }
        same("entries", told, (0..<model.size).map { model.superseder(of: $0) })
        same("unsupported", try real.unsupported().map { Int($0.position.rawValue) }, model.unsupported)
        same("evidence", Set(try real.evidence().map { "evidence/" + $0.id }), Set(model.subjects("evidence")))
        for subject in model.subjects("evidence") {
            same(
                "citations of \(subject)", try real.citations(of: String(subject.dropFirst(9))),
                model.referrers(of: subject).count)
        }
    }
}

extension ModelWindow {
    init(_ window: Window) {
        let earliest = window.earliest == Window.beforeAllDays ? ModelWindow.beginning : Int(window.earliest)
        let latest =
            switch window.latest {
            case Window.beforeAllDays: ModelWindow.beginning
            case Window.afterAllDays: ModelWindow.never
            default: Int(window.latest)
            }
        self.init(earliest, latest)
    }
}
