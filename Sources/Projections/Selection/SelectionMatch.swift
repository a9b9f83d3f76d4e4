import Alliances

/// A selection made ready to be asked about many rows and views, one after another.
public struct SelectionMatch: Sendable {
    public let selection: Selection
    let countries: Set<String>?
    private var screens: [RowScreen]

    public init(_ selection: Selection) {
        self.selection = selection
        countries = selection.allowedCountries
        screens = []
        if !selection.kinds.isEmpty { screens.append(RowScreen(field: "kind", selection.kinds)) }
        if !selection.series.isEmpty { screens.append(RowScreen(field: "series", selection.series)) }
        if selection.isFounding { screens.append(RowScreen(bytes: #""founding":true"#)) }
        if !selection.parties.isEmpty { screens.append(RowScreen(anyOf: selection.parties.map { "\"\($0)\"" })) }
        if !selection.texts.isEmpty { screens.append(RowScreen(texts: selection.texts)) }
    }

    /// Also turns away rows that name none of the countries; not for agreements, whose parties have them.
    public mutating func screenCountries() {
        if let countries { screens.insert(RowScreen(field: "country", Array(countries)), at: 0) }
    }

    /// False only where no view of the row can match: costs far less than making one.
    public mutating func canMatch(_ row: Row) -> Bool {
        for place in screens.indices where !screens[place].passes(row) { return false }
        return true
    }
}

extension SelectionMatch {
    func matches(kind: String?) -> Bool {
        selection.kinds.isEmpty || kind.map(selection.kinds.contains) ?? false
    }

    public func matches(country: String?) -> Bool {
        guard let countries else { return true }
        return country.map(countries.contains) ?? false
    }

    func matches(state: String) -> Bool { selection.states.isEmpty || selection.states.contains(state) }

    func matches(_ names: [Names?], _ others: [String?] = []) -> Bool {
        if selection.texts.isEmpty { return true }
        return names.contains { $0?.entries.contains { matches(text: $0.text) } ?? false }
            || others.contains { $0.map(matches(text:)) ?? false }
    }

    private func matches(text: String) -> Bool {
        let folded = FoldedText(text)
        return selection.texts.contains(where: folded.contains)
    }

    /// - Returns: nil where none of them matches.
    func standing<State>(of states: [State], _ matches: (State) -> Bool) -> Standing? {
        let count = states.count(where: matches)
        return count == 0 ? nil : count == states.count ? .certain : .possible
    }
}
