import Alliances
import Projections

/// Listings narrowed by a selection. Rows that cannot match are turned away before a view is made of them.
extension Book {
    /// Members that match; the total is of all members.
    public func members(_ selection: Selection) throws(LedgerError) -> Selected<InstitutionView> {
        var match = SelectionMatch(selection)
        match.screenCountries()
        let day = standpoint.asOf
        let days = selection.during ?? DayRange(day)
        var selected = Selected<InstitutionView>()
        try forEachRow(.members) { (id, row) throws(RowError) in
            guard let standing = try row.memberStanding(in: days) else { return }
            selected.addToTotal(standing)
            guard match.canMatch(row) else { return }
            let view =
                selection.during == nil
                ? try InstitutionView(row, id: id, asOf: day)
                : try InstitutionView(row, id: id, asOf: day, during: days)
            if let view, let standing = match.match(view, asOf: day) { selected.add(view, standing) }
        }
        return selected
    }

    public func agreements(_ selection: Selection) throws(LedgerError) -> Selected<AgreementView> {
        let match = SelectionMatch(selection)
        let found = try select(.agreements, match) { (id, row) throws(RowError) in
            try AgreementView(row, id: id, asOf: standpoint.asOf)
        } match: {
            match.match($0, partiesOfCountries: nil)
        }
        guard selection.allowedCountries != nil else { return found }
        // What is left names the parties whose countries matter; each is looked up once.
        var places = Selection()
        places.countries = selection.countries
        places.areas = selection.areas
        var screen = SelectionMatch(places)
        screen.screenCountries()
        var inCountries: [String: Bool] = [:]
        for party in found.items.lazy.flatMap({ $0.view.states.lazy.flatMap(\.parties) })
        where inCountries[party] == nil {
            inCountries[party] = try isInstitution(party, inCountriesOf: &screen)
        }
        let ids = Set(inCountries.lazy.filter(\.value).map(\.key))
        return found.filter { match.match($0, partiesOfCountries: ids) }
    }

    private func isInstitution(
        _ id: String, inCountriesOf screen: inout SelectionMatch
    ) throws(LedgerError) -> Bool {
        guard let slug = try? Slug(id) else { return false }
        let subject = Subject(.institution, slug)
        // Most are turned away before a view is made of them.
        guard let row = try row(of: subject), screen.canMatch(row),
            case .institution(let institution) = try view(of: subject)
        else { return false }
        return screen.matches(country: institution.country)
    }

    public func conferences(_ selection: Selection) throws(LedgerError) -> Selected<ConferenceView> {
        var match = SelectionMatch(selection)
        match.screenCountries()
        return try select(.conferences, match) { (id, row) throws(RowError) in
            try ConferenceView(row, id: id, asOf: standpoint.asOf)
        } match: { [match] in
            match.match($0)
        }
    }

    public func programmes(_ selection: Selection) throws(LedgerError) -> Selected<ProgrammeView> {
        let match = SelectionMatch(selection)
        return try select(.programmes, match) { (id, row) throws(RowError) in
            try ProgrammeView(row, id: id, asOf: standpoint.asOf)
        } match: {
            match.match($0)
        }
    }

    public func evidence(_ selection: Selection) throws(LedgerError) -> Selected<EvidenceView> {
        let match = SelectionMatch(selection)
        return try select(.evidence, match) { (id, row) throws(RowError) in
            try EvidenceView(row, id: id)
        } match: {
            match.match($0)
        }
    }

    private func select<View>(
        _ kind: Kind, _ match: SelectionMatch, _ make: (String, Row) throws(RowError) -> View?,
        match isMatch: (View) -> Standing?
    ) throws(LedgerError) -> Selected<View> {
        var match = match
        var selected = Selected<View>()
        try forEachRow(kind) { (id, row) throws(RowError) in
            guard let standing = row.standing(on: standpoint.asOf) else { return }
            selected.addToTotal(standing)
            guard match.canMatch(row), let view = try make(id, row) else { return }
            if let standing = isMatch(view) { selected.add(view, standing) }
        }
        return selected
    }
}
