/// The tables of an export.
package enum Schema {
    /// As `TableName` numbers them.
    package static let tables: [Table] = TableName.allCases.map(table)

    /// Raised when a column changes its meaning or goes away.
    package static let version = 1

    private static func table(_ name: TableName) -> Table {
        switch name {
        case .ledger: LogTables.ledger
        case .entries: LogTables.entries
        case .evidence: LogTables.evidence
        case .citations: LogTables.citations
        case .steps: LogTables.steps
        case .lineage: LogTables.lineage
        case .disputes: LogTables.disputes
        case .titles: LogTables.titles
        case .institutions: InstitutionTables.institutions
        case .institutionNames: InstitutionTables.names
        case .membershipPeriods: InstitutionTables.periods
        case .membershipChanges: InstitutionTables.changes
        case .alliances: AllianceTables.alliances
        case .allianceNames: Columns.titles("alliance_names", of: "alliances", "alliance")
        case .documents: AllianceTables.documents
        case .organs: AllianceTables.organs
        case .totals: AllianceTables.totals
        case .totalCountries: AllianceTables.totalCountries
        case .reportedCountries: AllianceTables.reportedCountries
        case .conferences: ConferenceTables.conferences
        case .conferenceTitles: Columns.titles("conference_titles", of: "conferences", "conference")
        case .conferenceHosts: ConferenceTables.hosts
        case .participation: ConferenceTables.participation
        case .participationCountries: ConferenceTables.participationCountries
        case .participants: ConferenceTables.participants
        case .outcomes: ConferenceTables.outcomes
        case .agreements: AgreementTables.agreements
        case .agreementTitles: Columns.titles("agreement_titles", of: "agreements", "agreement")
        case .agreementParties: AgreementTables.parties
        case .agreementSteps: AgreementTables.steps
        case .programmes: ProgrammeTables.programmes
        case .programmeTitles: Columns.titles("programme_titles", of: "programmes", "programme")
        case .programmeSteps: ProgrammeTables.steps
        }
    }
}
