import Alliances
import EDTF
import Projections

/// What several sections are made of.
extension ReportPage {
    func number(_ number: Int) -> String { language.number(number) }

    func none(_ html: inout HTMLWriter) { html.element(.p, .kind("none"), text: word(Words.none)) }

    func note(_ html: inout HTMLWriter, _ note: Word) { html.element(.p, .kind("note"), text: word(note)) }

    /// A table that a narrow screen can scroll by itself, with a heading that print repeats on each page.
    ///
    /// - Parameter columns: those that hold numbers are told by `true`.
    func table(
        _ html: inout HTMLWriter, _ columns: [(Word, isNumber: Bool)], _ kind: String = "plain",
        rows: (inout HTMLWriter) -> Void
    ) {
        html.element(.div, .kind("scroll")) { html in
            html.element(.table, .kind(kind)) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for (heading, isNumber) in columns {
                            html.element(
                                .th, .scope("col"), .kind(isNumber ? "n" : "t"), text: word(heading))
                        }
                    }
                }
                html.element(.tbody) { html in rows(&html) }
            }
        }
    }

    func cell(_ html: inout HTMLWriter, _ text: String, _ kind: String = "t") {
        html.element(.td, .kind(kind), text: text)
    }

    func numberCells(_ html: inout HTMLWriter, _ count: CountRange) {
        cell(html: &html, count.certain)
        cell(html: &html, count.possible)
    }

    private func cell(html: inout HTMLWriter, _ number: Int) { cell(&html, self.number(number), "n") }

    /// In the reader's language where it is recorded, what there is to mark, and the original beside it.
    func name(
        _ html: inout HTMLWriter, _ names: Names?, country: String? = nil, otherwise: Word = Words.noName,
        marks: (inout HTMLWriter) -> Void = { _ in }
    ) {
        let choice = NameChoice(names, country: country, language)
        if let shown = choice?.shown {
            html.name(shown.text, language: shown.tag)
        } else {
            html.text(word(otherwise))
        }
        marks(&html)
        for original in choice?.originals ?? [] {
            html.element(.small, .kind("original")) { html in html.name(original.text, language: original.tag) }
        }
    }

    func title(_ html: inout HTMLWriter, _ titles: Names?) {
        name(&html, titles, otherwise: Words.noTitle)
    }

    /// An institution, an agreement or a conference that is referred to.
    func reference(_ html: inout HTMLWriter, _ names: Names?, id: String) {
        if let entry = names?.choice(language.names) {
            html.name(entry.text, language: entry.tag)
        } else {
            html.element(.code, text: id)
        }
    }

    func list(_ html: inout HTMLWriter, of ids: [String]) {
        for (place, id) in ids.enumerated() {
            if place > 0 { html.text(word(Words.listComma)) }
            reference(&html, report.names[id], id: id)
        }
    }

    func country(_ code: String?) -> String {
        code.map { word(Terms.country($0)) } ?? word(Words.countryUnknown)
    }

    /// A day or what is known of it, whether it is derived, and on what it rests.
    func dated(_ html: inout HTMLWriter, _ dated: Dated) {
        html.text(days(dated))
        sources(&html, dated.evidence)
    }

    func days(_ dated: Dated) -> String {
        (dated.effective.map { date($0) } ?? word(Words.fromBeginning)) + (dated.isDerived ? "*" : "")
    }

    func sources(_ html: inout HTMLWriter, _ ids: [String]) {
        guard !ids.isEmpty else { return }
        html.element(.sup) { html in
            html.text("[")
            for (place, number) in ids.map(footnotes.number).sorted().enumerated() {
                if place > 0 { html.text(", ") }
                html.element(.a, .fragment("source-\(number)"), text: String(number))
            }
            html.text("]")
        }
    }

    /// One number where nothing is left open.
    func range(_ count: CountRange) -> String {
        count.certain == count.possible
            ? number(count.certain) : Words.range[language](number(count.certain), number(count.possible))
    }

    /// So many of a sum that is certain, and at most so many.
    func counted(_ count: CountRange) -> String {
        count.certain == count.possible
            ? number(count.certain)
            : number(count.certain) + word(Words.comma) + Words.upTo[language](number(count.possible))
    }

    func badge(_ html: inout HTMLWriter, _ text: String, _ kind: String = "badge") {
        html.text(" ")
        html.element(.span, .kind(kind), text: text)
    }
}
