import Alliances
import EDTF
import Projections
import TransparencyLog

/// A report as one page of HTML that needs nothing else: no script, no picture, font or style from anywhere.
///
/// The same report and language make the same bytes.
package struct ReportPage {
    let report: Report
    let language: ReportLanguage
    /// The call that makes the page again.
    let command: String
    let date: DateWords
    let footnotes = Footnotes()

    package init(_ report: Report, in language: ReportLanguage, command: String) {
        self.report = report
        self.language = language
        self.command = command
        date = DateWords(language)
    }

    package var html: [UInt8] {
        var html = HTMLWriter()
        html.element(.html, .language(language.tag)) { html in
            head(&html)
            html.element(.body) { html in
                header(&html)
                contents(&html)
                html.element(.main) { html in
                    for section in sections { write(section, &html) }
                }
            }
        }
        return html.bytes
    }

    var standpointDay: Day { report.basis.standpoint.asOf }

    var allianceName: Names.Entry? { report.alliance?.names?.choice(language.names) }

    func word(_ word: Word) -> String { word[language] }

    private func head(_ html: inout HTMLWriter) {
        let name = allianceName?.text ?? report.basis.standpoint.origin
        let title = name + word(Words.colon) + word(Words.report) + word(Words.comma) + date(standpointDay)
        let rules = ReportStyle.rules(
            heading: name, day: date(standpointDay), foot: report.basis.standpoint.origin, language)
        // A browser applies these styles and no others, and runs and loads nothing.
        let styles = [rules] + [growthPicture, regionPicture].compactMap { Self.style(in: $0) }
        let hashes = styles.map { "'sha256-\(sha256($0.utf8.span).base64)'" }.joined(separator: " ")
        html.element(.head) { html in
            html.element(.meta, .charset("utf-8"))
            html.element(
                .meta, .httpEquivalent("Content-Security-Policy"),
                .content("default-src 'none'; style-src " + hashes))
            html.element(.meta, .meta("viewport"), .content("width=device-width, initial-scale=1"))
            html.element(.meta, .meta("referrer"), .content("no-referrer"))
            html.element(.title, text: title)
            html.style(rules)
        }
    }

    /// The rules a picture brings with it.
    private static func style(in picture: String) -> String? {
        guard let start = picture.firstRange(of: "<style>"), let end = picture.firstRange(of: "</style>") else {
            return nil
        }
        return String(picture[start.upperBound..<end.lowerBound])
    }

    private func header(_ html: inout HTMLWriter) {
        html.element(.header) { html in
            html.element(.p, .kind("kind"), text: word(Words.report))
            html.element(.h1) { html in
                if let name = allianceName {
                    html.name(name.text, language: name.tag)
                } else {
                    html.text(report.basis.standpoint.origin)
                }
            }
            let others = (report.alliance?.names?.entries ?? []).filter { $0.text != allianceName?.text }
            if !others.isEmpty {
                html.element(.p, .kind("names")) { html in
                    for (place, name) in others.enumerated() {
                        if place > 0 { html.text(" · ") }
                        html.name(name.text, language: name.tag)
                    }
                }
            }
            html.element(.p, .kind("asof"), text: Words.asOf[language](date(standpointDay)))
            if let since = report.since {
                html.element(.p, text: Words.period[language](date(since), date(standpointDay)))
            }
            if report.alliance == nil { html.element(.p, text: word(Words.noAlliance)) }
        }
    }

    private func contents(_ html: inout HTMLWriter) {
        html.element(.nav, .label(word(Words.contents))) { html in
            html.element(.ol) { html in
                for section in sections {
                    html.element(.li) { html in
                        html.element(.a, .fragment(section.rawValue), text: word(section.heading))
                    }
                }
            }
        }
    }

    private var sections: [ReportSection] {
        ReportSection.allCases.filter { section in
            switch section {
            case .changes: report.since != nil
            case .body: report.alliance != nil
            case .unidentified: !report.unknown.isEmpty
            default: true
            }
        }
    }

    private func write(_ section: ReportSection, _ html: inout HTMLWriter) {
        html.element(.section, .id(section.rawValue)) { html in
            html.element(.h2, text: word(section.heading))
            switch section {
            case .figures: figures(&html)
            case .growth: growth(&html)
            case .body: body(&html)
            case .changes: changes(&html)
            case .regions: regions(&html)
            case .members: members(&html)
            case .unidentified: unidentified(&html)
            case .agreements: agreements(&html)
            case .conferences: conferences(&html)
            case .programmes: programmes(&html)
            case .reconciliation: reconciliation(&html)
            case .disputes: disputes(&html)
            case .unsupported: unsupported(&html)
            case .documents: documents(&html)
            case .verification: verification(&html)
            }
        }
    }
}
