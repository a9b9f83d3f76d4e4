import AllianceLedger
import Alliances
import Projections

extension BookComparison {
    mutating func compareAgreements() throws {
        let views = try real.agreements()
        for subject in model.subjects("agreement") {
            guard let states = model.agreements(subject, on: day) else {
                passOver()
                continue
            }
            let view = views.first { "agreement/" + $0.id == subject }
            let told = Set((view?.states ?? []).map { ModelAgreement(status: $0.status, parties: Set($0.parties)) })
            // Of what cannot be so at all there is no view.
            let nothing: Set = [ModelAgreement(status: "", parties: [])]
            same("\(subject) states", told.isEmpty ? nothing : told, states)
            let statuses = Set(view.map { [$0.status] + $0.possibleStatuses } ?? [])
            same(
                "\(subject) statuses", statuses,
                view == nil ? [] : Set(states.map { $0.status.isEmpty ? "none" : $0.status }))
        }
    }

    mutating func compareStatuses() throws {
        let conferences = try real.conferences()
        for subject in model.subjects("conference") {
            let view = conferences.first { "conference/" + $0.id == subject }
            compare(subject, view.map { ($0.status, $0.standing, $0.statuses) })
            compareSteps(
                subject, view?.participation.map { Int($0.source.position) }, "conference.participation-recorded")
            compareSteps(subject, view?.outcomes.map { Int($0.when.position) }, "conference.outcome-recorded")
        }
        let programmes = try real.programmes()
        for subject in model.subjects("programme") {
            let view = programmes.first { "programme/" + $0.id == subject }
            compare(subject, view.map { ($0.status, $0.standing, $0.statuses) })
            compareSteps(subject, view?.steps.map { Int($0.when.position) }, "programme.")
        }
    }

    private mutating func compare(_ subject: String, _ view: (shown: String, standing: Standing, all: [String])?) {
        guard let statuses = model.statuses(subject, on: day) else { return passOver() }
        same("\(subject) statuses", Set(view?.all ?? [""]), statuses)
        if let view {
            same("\(subject) status is one of them", statuses.contains(view.shown), true)
            same("\(subject) standing", view.standing.rawValue, statuses.count > 1 ? "possible" : "certain")
        }
    }

    /// Entries that can have been so by the day, in order.
    mutating func compareSteps(_ subject: String, _ told: [Int]?, _ type: String) {
        guard let timeline = model.timelines[subject] else { return }
        let taken = timeline.taken(by: day)
        let steps = (taken.certain + taken.open).map { timeline.steps[$0] }.filter { $0.type.hasPrefix(type) }
        same("\(type) of \(subject)", (told ?? []).sorted(), steps.map(\.position).sorted())
    }

    mutating func compareAlliance() throws {
        let view = try real.alliance()
        let reconciled = try real.reconciliation()
        for subject in model.subjects("alliance") {
            guard let statuses = model.statuses(subject, on: day) else { return passOver() }
            same("alliance can be", view != nil, statuses != [""])
            guard let view else { continue }
            same("alliance status is one of \(statuses)", statuses.contains(view.status), true)
            same("alliance standing", view.standing.rawValue, statuses.count > 1 ? "possible" : "certain")
            compareSteps(subject, view.totals.map { Int($0.source.position) }, "alliance.total-published")
            compareSteps(subject, view.documents.map { Int($0.when.position) }, "alliance.document-recorded")
            compareSteps(subject, view.organs.map { Int($0.when.position) }, "alliance.organ-recorded")
            compareSteps(
                subject, view.memberCountries.map { Int($0.source.position) }, "alliance.member-countries-reported")
        }
        for line in reconciled {
            guard let total = model.entries.first(where: { $0.position == Int(line.source.position) }),
                let verdict = model.verdict(total)
            else {
                passOver()
                continue
            }
            same("derived beside #\(total.position)", line.derived.map { ModelCount($0) }, verdict.derived)
            same("verdict on #\(total.position)", line.verdictText, verdict.text)
        }
    }
}
