import Alliances
import Charts
import Projections

extension ReportPage {
    func changes(_ html: inout HTMLWriter) {
        for (heading, movements) in [(Words.joined, report.joined), (Words.left, report.left)] {
            let certain = movements.count { $0.standing == .certain }
            let count = CountRange(certain: certain, possible: movements.count)
            html.element(.h3, text: word(heading) + word(Words.colon) + counted(count))
            if movements.isEmpty { continue }
            table(&html, [(Words.name, false), (Words.country, false), (Words.when, false)]) { html in
                for group in grouped(movements) { row(&html, group.movement, group.count) }
            }
        }
        if (report.joined + report.left).contains(where: { $0.standing == .possible }) {
            note(&html, Words.changesExplained)
        }
    }

    /// Those of whom nothing is known and who differ in nothing stand in one row.
    private func grouped(_ movements: [Movement]) -> [(movement: Movement, count: Int)] {
        var groups: [(movement: Movement, count: Int)] = []
        for movement in movements {
            if !movement.isIdentified, let last = groups.last?.movement, !last.isIdentified,
                last.country == movement.country, last.when.text == movement.when.text, last.how == movement.how,
                last.when.isDerived == movement.when.isDerived, last.standing == movement.standing
            {
                groups[groups.count - 1].count += 1
            } else {
                groups.append((movement, 1))
            }
        }
        return groups
    }

    private func row(_ html: inout HTMLWriter, _ movement: Movement, _ count: Int) {
        html.element(.tr) { html in
            html.element(.td) { html in
                if movement.isIdentified {
                    name(&html, movement.names, country: movement.country) { html in marks(&html, movement) }
                } else {
                    html.text(Words.memberCount(count, language) + " " + word(Words.notIdentified))
                    marks(&html, movement)
                }
            }
            cell(&html, country(movement.country))
            html.element(.td) { html in dated(&html, movement.when) }
        }
    }

    var regionPicture: String {
        let bars = report.regions.map { region in
            BarChart.Bar(
                word(Terms.region(region.region)), certain: region.members.certain, possible: region.members.possible)
        }
        let open = report.withoutCountry
        let chart = BarChart(
            title: word(Words.regionChart),
            bars: bars
                + (open.possible == 0
                    ? [] : [.init(word(Words.countryUnknown), certain: open.certain, possible: open.possible)]))
        return chart.svg(id: "region-chart", width: 800, language: language.ofCharts)
    }

    func regions(_ html: inout HTMLWriter) {
        guard report.members.possible > 0 else {
            html.element(.p, text: word(Words.noMembers))
            return
        }
        html.element(.figure) { html in
            html.picture(svg: regionPicture)
        }
        table(
            &html, [(Words.region, false), (Words.certain, true), (Words.atMost, true)], "regions narrow"
        ) { html in
            for region in report.regions {
                html.element(.tr, .kind("group")) { html in
                    html.element(.th, .scope("rowgroup"), text: word(Terms.region(region.region)))
                    numberCells(&html, region.members)
                }
                for country in region.countries {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row"), .kind("inner"), text: word(Terms.country(country.code)))
                        numberCells(&html, country.members)
                    }
                }
            }
            if report.withoutCountry.possible > 0 {
                html.element(.tr, .kind("group")) { html in
                    html.element(.th, .scope("row"), text: word(Words.countryUnknown))
                    numberCells(&html, report.withoutCountry)
                }
            }
            html.element(.tr, .kind("group total")) { html in
                html.element(.th, .scope("row"), text: word(Words.total))
                numberCells(&html, report.members)
            }
        }
    }

    func members(_ html: inout HTMLWriter) {
        guard !report.identified.isEmpty else {
            none(&html)
            return
        }
        table(&html, [(Words.name, false), (Words.country, false), (Words.memberSince, false)], "members") { html in
            for member in report.identified {
                html.element(.tr) { html in
                    html.element(.td) { html in
                        name(&html, member.names, country: member.country) { html in
                            marks(&html, member.membership)
                        }
                    }
                    html.element(.td) { html in
                        html.text(country(member.country))
                        if let city = member.city { html.element(.small, .kind("original"), text: city) }
                    }
                    html.element(.td) { html in dated(&html, member.membership.since) }
                }
            }
        }
        note(&html, Words.derived)
    }

    private func marks(_ html: inout HTMLWriter, _ movement: Movement) {
        if movement.how != .membershipAdmitted { badge(&html, word(Terms.event(movement.how))) }
        if movement.standing == .possible { badge(&html, word(Words.possible), "badge open") }
    }

    private func marks(_ html: inout HTMLWriter, _ membership: InstitutionView.Membership) {
        if membership.isFounding { badge(&html, word(Words.founder)) }
        if membership.category != .member { badge(&html, word(Terms.category(membership.category))) }
        if membership.isSuspended { badge(&html, word(Words.suspended), "badge open") }
        if membership.standing == .possible { badge(&html, word(Words.possible), "badge open") }
    }

    func unidentified(_ html: inout HTMLWriter) {
        note(&html, Words.unidentifiedExplained)
        table(
            &html, [(Words.number, true), (Words.country, false), (Words.memberSince, false)]
        ) { html in
            for group in report.unknown {
                html.element(.tr) { html in
                    cell(&html, number(group.count), "n")
                    html.element(.td) { html in
                        html.text(country(group.country))
                        marks(&html, group.membership)
                    }
                    html.element(.td) { html in dated(&html, group.membership.since) }
                }
            }
        }
    }
}
