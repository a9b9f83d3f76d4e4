import EDTF

/// Dates as a language writes them, and what is imprecise in words.
package struct DateWords: Sendable {
    let language: ReportLanguage

    package init(_ language: ReportLanguage) { self.language = language }

    package func callAsFunction(_ day: Day) -> String { point(.day(day)) }

    package func callAsFunction(_ date: EDTFDate) -> String {
        let text =
            switch date.spoken {
            case .single(let point): self.point(point)
            case .interval(let start, let end): interval(start, end)
            case .oneOf(.open, let last): Words.notLaterThan[language](point(last, .genitive))
            case .oneOf(let first, .open): Words.notBefore[language](point(first, .genitive))
            case .oneOf(let first, let last): between(first, last)
            }
        let marks = [
            date.isUncertain ? Words.uncertain[language] : nil, date.isApproximate ? Words.approximate[language] : nil,
        ].compactMap(\.self)
        switch (marks.isEmpty, language) {
        case (true, _): return text
        case (false, .chinese): return text + "（" + marks.joined(separator: "，") + "）"
        case (false, .english), (false, .russian): return text + " (" + marks.joined(separator: ", ") + ")"
        }
    }

    func point(_ point: DatePoint, _ form: RussianCase = .nominative) -> String {
        switch language {
        case .english: EnglishDates.point(point)
        case .chinese: ChineseDates.point(point)
        case .russian: RussianDates.point(point, form)
        }
    }

    private func between(_ first: DatePoint, _ last: DatePoint) -> String {
        switch language {
        case .english: EnglishDates.between(first, last)
        case .chinese: ChineseDates.between(first, last)
        case .russian: RussianDates.between(first, last)
        }
    }

    private func interval(_ start: DatePoint, _ end: DatePoint) -> String {
        switch (start, end) {
        case (.open, let end), (.unknown, let end): Words.until[language](point(end, .genitive))
        case (let start, .open): Words.from[language](point(start, .genitive))
        case (let start, .unknown): Words.fromWithoutEnd[language](point(start, .genitive))
        default:
            switch language {
            case .english: EnglishDates.span(start, end)
            case .chinese: ChineseDates.span(start, end)
            case .russian: RussianDates.span(start, end)
            }
        }
    }
}
