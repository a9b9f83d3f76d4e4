import Alliances

extension SelectionMatch {
    /// - Parameter countries: the ids of parties that are of the countries asked for; nil where none is asked for.
    public func match(_ view: AgreementView, partiesOfCountries: Set<String>?) -> Standing? {
        guard matches(kind: view.kind), matches([view.titles]) else { return nil }
        return standing(of: view.states) { state in
            guard !state.status.isEmpty, matches(state: state.status) else { return false }
            if !selection.parties.isEmpty, !state.parties.contains(where: selection.parties.contains) { return false }
            return partiesOfCountries.map { ids in state.parties.contains(where: ids.contains) } ?? true
        }
    }

    public func match(_ view: ConferenceView) -> Standing? {
        let description = view.description
        guard matches(kind: description?.kind), matches(country: description?.country),
            selection.series.isEmpty || description?.series.map(selection.series.contains) ?? false,
            matches([description?.titles], [description?.theme])
        else { return nil }
        return standing(of: view.statuses) { !$0.isEmpty && matches(state: $0) }
    }

    public func match(_ view: ProgrammeView) -> Standing? {
        guard matches(kind: view.kind), matches([view.titles]) else { return nil }
        return standing(of: view.statuses) { !$0.isEmpty && matches(state: $0) }
    }

    public func match(_ view: EvidenceView) -> Standing? {
        matches([], [view.citation.title, view.citation.publisher]) ? .certain : nil
    }
}
