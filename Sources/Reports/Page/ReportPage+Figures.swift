import Alliances
import Charts
import EDTF
import Projections

extension ReportPage {
    func figures(_ html: inout HTMLWriter) {
        html.element(.div, .kind("tiles")) { html in
            tile(
                &html, report.members, Words.memberCount,
                report.unidentified.possible == 0
                    ? [] : [Words.unidentifiedPart[language](counted(report.unidentified))])
            tile(&html, report.countries, Words.countryCount)
            tile(&html, report.agreements.count, Words.agreementCount, statuses(report.agreements.map(\.status)))
            tile(&html, report.conferences.count, Words.conferenceCount, statuses(report.conferences.map(\.status)))
            tile(&html, report.programmes.count, Words.programmeCount, statuses(report.programmes.map(\.status)))
        }
        let isOpen = [report.members, report.countries].contains { $0.certain != $0.possible }
        if report.members.possible > 0 { note(&html, isOpen ? Words.pairsExplained : Words.pairsAgree) }
    }

    private func tile(_ html: inout HTMLWriter, _ count: CountRange, _ unit: Counted, _ more: [String] = []) {
        let atMost = count.certain == count.possible ? [] : [Words.upTo[language](number(count.possible))]
        tile(&html, count.certain, unit, atMost + more)
    }

    private func tile(_ html: inout HTMLWriter, _ count: Int, _ unit: Counted, _ more: [String]) {
        html.element(.div, .kind("tile")) { html in
            html.element(.p, .kind("figure"), text: number(count))
            html.element(.p, .kind("unit"), text: unit.unit(count, language))
            for line in more { html.element(.p, .kind("more"), text: line) }
        }
    }

    /// How many have each status, most first.
    private func statuses(_ statuses: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for status in statuses { counts[status, default: 0] += 1 }
        return counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .map { word(Terms.status($0.key)) + word(Words.colon) + number($0.value) }
    }

    func growth(_ html: inout HTMLWriter) {
        guard let first = report.growth.points.first, first.day <= standpointDay else {
            html.element(.p, text: word(Words.noMembers))
            return
        }
        html.element(.figure) { html in
            html.picture(svg: growthPicture)
            html.element(.figcaption, .kind("note"), text: word(Words.growthExplained))
        }
        table(
            &html, [(Words.endOfYear, false), (Words.certain, true), (Words.atMost, true)], "narrow"
        ) { html in
            for year in first.day.year...max(first.day.year, standpointDay.year) {
                guard let end = Day(year: year, month: 12, day: 31) else { continue }
                let day = min(end, standpointDay)
                html.element(.tr) { html in
                    html.element(.th, .scope("row"), text: day == end ? date.point(.year(year), .genitive) : date(day))
                    numberCells(&html, report.growth.count(on: day))
                }
            }
        }
    }

    var growthPicture: String { growthChart.svg(id: "growth-chart", width: 800, language: language.ofCharts) }

    private var growthChart: StepChart {
        let marks = report.reconciliation.compactMap { item -> StepChart.Mark? in
            guard item.total.measure == .members, let count = item.total.institutions,
                item.source.window.isPossible(by: standpointDay)
            else { return nil }
            // What is of some day in a range is shown at the end of it: then it was certainly published.
            let day = min(item.source.window.latest, standpointDay.number)
            let publisher = item.source.evidence.first.flatMap { report.documents[$0]?.publisher } ?? ""
            return StepChart.Mark(
                day: Int(day), count: count, label: bounded(item.total, number(count)), source: publisher)
        }
        return StepChart(
            title: word(Words.growthChart),
            steps: report.growth.points.filter { $0.day <= standpointDay }.map {
                .init(day: Int($0.day.number), certain: $0.members.certain, possible: $0.members.possible)
            },
            marks: marks.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(
                \.element),
            until: Int(standpointDay.number))
    }

    func body(_ html: inout HTMLWriter) {
        guard let alliance = report.alliance else { return }
        html.element(.ul, .kind("plain")) { html in
            for (event, when) in [
                ("proposed", alliance.proposed), ("founded", alliance.founded),
                ("dissolved", alliance.dissolved?.when),
            ] {
                guard let when else { continue }
                html.element(.li) { html in
                    html.text(word(Terms.status(event)) + word(Words.colon))
                    dated(&html, when)
                    if event == "founded", let place = alliance.place { html.text(word(Words.comma) + place) }
                }
            }
            for (document, when) in alliance.documents {
                item(&html, document.titles, document.kind.rawValue, document.action.rawValue, when)
            }
            for (organ, when) in alliance.organs {
                item(&html, organ.titles, organ.kind.rawValue, organ.action.rawValue, when)
            }
        }
    }

    /// A document, an organ or an outcome: what it is called, what it is, what was done with it, and when.
    func item(_ html: inout HTMLWriter, _ titles: Names, _ kind: String, _ action: String?, _ when: Dated) {
        html.element(.li) { html in
            title(&html, titles)
            let words = [kind, action].compactMap { $0.map { word(Terms.free($0)) } }
            html.text(" — " + words.joined(separator: word(Words.comma)) + word(Words.comma))
            dated(&html, when)
        }
    }
}
