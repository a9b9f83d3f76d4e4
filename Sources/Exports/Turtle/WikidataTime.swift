import EDTF

/// A date as Wikidata's data model holds it: a moment and how much of it counts.
struct WikidataTime {
    /// Of the first day, as xsd:dateTime.
    let moment: String
    /// 11 day, 10 month, 9 year, 8 decade (wikibase:timePrecision).
    let precision: Int

    /// - Returns: nil for what these precisions cannot hold: ranges, seasons, centuries (Wikidata's begin in year 1 of
    ///   them), dates that are uncertain or approximate
    init?(_ date: EDTFDate) {
        guard !date.isInterval, !date.isOneOf, !date.isUncertain, !date.isApproximate, let day = date.earliest else {
            return nil
        }
        switch date.precision {
        case .day: precision = 11
        case .month: precision = 10
        case .year: precision = 9
        case .decade: precision = 8
        case .season, .century: return nil
        }
        moment = "\(day)T00:00:00Z"
    }
}
