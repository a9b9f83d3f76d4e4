/// The tables, in the order in which they refer back to each other.
package enum TableName: Int, CaseIterable, Sendable {
    case ledger
    case entries
    case evidence
    case citations
    case institutions
    case institutionNames
    case membershipPeriods
    case membershipChanges
    case alliances
    case allianceNames
    case documents
    case organs
    case totals
    case totalCountries
    case reportedCountries
    case conferences
    case conferenceTitles
    case conferenceHosts
    case participation
    case participationCountries
    case participants
    case agreements
    case agreementTitles
    case agreementParties
    case agreementSteps
    case outcomes
    case programmes
    case programmeTitles
    case programmeSteps
    case titles
    case disputes
    case steps
    case lineage
}
