import AllianceLedger
import Alliances
import CanonicalJSON
import EDTF
import Projections
import TransparencyLog

/// All that a certificate of membership holds, of one signed checkpoint.
struct MembershipCertificate {
    let institution: InstitutionView
    let alliance: AllianceView?
    let standpoint: Standpoint
    let key: VerifierKey
    /// The signed note, as every proof has it.
    let checkpoint: [UInt8]
    let state: Checkpoint
    /// What is recorded of the institution and not taken out, in the order of its timeline; then the rival claims.
    let entries: [RecordedEntry]
    let documents: [EvidenceView]
    /// Of all entries, of those that they correct and of those that register the documents, ascending.
    let receipts: [EntryReceipt]

    init(_ ledger: Ledger, of subject: Subject, asOf: Day) throws {
        let key = try ledger.keys().current
        guard let bytes = try ledger.checkpoint() else { throw Self.unsigned }
        let note: SignedNote
        do {
            note = try SignedNote(bytes: bytes)
            state = try Checkpoint(text: note.text)
        } catch {
            throw Failure(
                Message("the checkpoint cannot be trusted: \(error)", remedy: "run alliance verify"), .answerIsNo)
        }
        guard state.size > 0, let last = UInt32(exactly: state.size - 1) else { throw Self.unsigned }
        self.key = key
        checkpoint = bytes
        let book = try ledger.book(Question(asOf: asOf, knownAt: .position(Position(last))))
        standpoint = book.standpoint
        alliance = try book.alliance()
        guard let row = try book.row(of: subject), case .institution(let view)? = try book.view(of: subject) else {
            throw try SubjectArgument.nothing(subject, ledger, book)
        }
        guard !view.periods.isEmpty else {
            throw Failure(
                Message(
                    "\(subject) was no member by \(asOf), and no admission is recorded that can have been by then",
                    remedy: "ask with another --as-of; alliance history \(subject) tells what is recorded"),
                .answerIsNo)
        }
        institution = view
        entries = try ledger.entries(
            at: row.steps.map { Position($0.position) } + row.disputes.map { Position($0.position) },
            until: standpoint.size)
        var documents: [EvidenceView] = []
        var seen: Set<String> = []
        for id in entries.flatMap(\.entry.content.evidence) where seen.insert(id).inserted {
            guard case .evidence(let document)? = try book.view(of: try Subject("evidence/" + id)) else { continue }
            documents.append(document)
        }
        self.documents = documents
        // An entry takes the place of the first one it corrects: without these nobody could fold the rest again.
        var corrected: [Position] = []
        var next = entries.compactMap(\.corrected)
        while !next.isEmpty {
            corrected += next
            next = try ledger.entries(at: next, until: standpoint.size).compactMap(\.corrected)
        }
        let positions = Set(entries.map(\.position) + corrected + documents.map { Position($0.position) }).sorted()
        receipts = try positions.map { position in
            guard let receipt = try ledger.receipt(of: position),
                (try? InclusionProofFile(bytes: receipt.proof))?.checkpoint == bytes
            else {
                throw Failure(
                    Message("entries were appended while the certificate was being made", remedy: "repeat"),
                    .systemFailed)
            }
            return receipt
        }
    }

    private static let unsigned = Failure(
        Message(
            "no entry is covered by a signed checkpoint yet", remedy: "the next command that writes signs the head"),
        .answerIsNo)

    /// For programs: what the page says, and which entries to look for.
    var json: JSONValue {
        .object(sorting: [
            .init(key: "origin", value: .string(standpoint.origin)),
            .init(key: "size", value: .integer(Int64(standpoint.size))),
            .init(key: "root", value: .string(state.root.base64)),
            .init(key: "asOf", value: .string(standpoint.asOf.description)),
            .init(key: "subject", value: .string("institution/" + institution.id)),
            .init(key: "institution", value: institution.json),
            .init(key: "entries", value: .array(receipts.map { .integer(Int64($0.position.rawValue)) })),
        ])
    }
}

extension RecordedEntry {
    fileprivate var corrected: Position? {
        guard case .position(let position) = entry.content.corrects else { return nil }
        return position
    }
}
