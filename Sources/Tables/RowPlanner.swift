import Alliances
import CSV
import CanonicalJSON

/// Makes drafts of one row: the same row always makes the same drafts, whose ids follow from what they say.
struct RowPlanner {
    var cells: CellReader
    private var planned: [PlannedDraft] = []
    private let kind: TableKind

    private init(_ record: Record, _ layout: TableLayout) {
        cells = CellReader(record, layout)
        kind = layout.kind
    }

    static func plan(_ record: Record, _ layout: TableLayout) -> TableRow {
        guard record.count == layout.width else {
            let more = record.count > layout.width
            return .refused(
                line: record.line,
                [
                    Rejection(
                        .malformedTable,
                        "the row has \(record.count) cells, the header has \(layout.width)",
                        advice: more
                            ? "put a cell that holds the delimiter in quotes, or take away what is too much"
                            : "add the cells that are missing, empty ones too",
                        column: more ? "\(layout.width + 1)" : layout.headers[record.count])
                ])
        }
        var planner = RowPlanner(record, layout)
        guard let id = planner.id(), let subject = try? Subject(layout.kind.subjectKind.name + "/" + id) else {
            planner.fill(id: "x")
            return .refused(line: record.line, planner.cells.problems)
        }
        let key = planner.fill(id: id)
        guard planner.cells.problems.isEmpty else { return .refused(line: record.line, planner.cells.problems) }
        return .planned(PlannedRow(line: record.line, subject: subject, drafts: planner.planned, key: key))
    }

    private mutating func id() -> String? {
        if let cell = cells.cell(.id) {
            let prefix = kind.subjectKind.name + "/"
            do {
                return try Slug(cell.text.hasPrefix(prefix) ? String(cell.text.dropFirst(prefix.count)) : cell.text)
                    .text
            } catch {
                cells.refuse(error, .badValue, cell)
                return nil
            }
        }
        guard !cells.problems.contains(where: { $0.code == .formulaInCell && $0.column == "id" }) else { return nil }
        let named = cells.layout.columns.contains { $0?.field == .id }
        let texts = cells.texts(kind == .members || kind == .institutions ? .name : .title)
        let text = (texts.first { $0.language == "en" } ?? texts.first)?.text ?? ""
        let suggestion = Slug.suggestion(for: text)
        cells.refuse(
            .missingField, named ? "the row has no id" : "the table has no column id",
            "ids are permanent and neutral, so they are yours to give"
                + (suggestion.isEmpty ? ": a-z 0-9 and hyphens" : "; for example " + suggestion),
            column: named ? "id" : nil)
        return nil
    }

    /// - Returns: the key of the row.
    @discardableResult
    private mutating func fill(id: String) -> String {
        switch kind {
        case .institutions:
            register(id, ownsSource: true)
            return id
        case .members: return member(id)
        case .agreements:
            agreement(id)
            return id
        case .conferences:
            conference(id)
            return id
        case .evidence:
            var data = DraftMembers()
            data.text("title", required(.title) { cells in cells.text(.title) })
            data.text("publisher", required(.publisher) { cells in cells.text(.publisher) })
            data.text("published", cells.date(.published))
            data.text("language", cells.text(.language))
            data.text("url", cells.cell(.url)?.text)
            data.text("sha256", cells.text(.sha256))
            add(.evidenceRegistered, id, nil, data, source: .noteOnly)
            return id
        }
    }

    // MARK: - Kinds

    private mutating func register(_ id: String, ownsSource: Bool) {
        var data = DraftMembers()
        let names = cells.texts(.name)
        let hasNameCell = !cells.cells(.name).isEmpty
        let identified = cells.truth(.identified) ?? true
        if identified, !hasNameCell {
            cells.refuse(
                .missingField, "an identified institution has a name",
                "give it, or say identified: no if it is known from a published count only", column: "name")
        }
        data.texts("names", names)
        data.set("identified", .bool(identified))
        data.text("kind", cells.slug(.kind))
        data.text("city", cells.text(.city))
        data.text("country", cells.country(.country))
        var registers = DraftMembers()
        registers.text("isil", cells.identifier(.isil) { text throws(InvalidValue) in try ISIL(text).text })
        registers.text("isni", cells.identifier(.isni) { text throws(InvalidValue) in try ISNI(text).text })
        registers.text("ror", cells.identifier(.ror) { text throws(InvalidValue) in try ROR(text).text })
        registers.text("viaf", cells.identifier(.viaf) { text throws(InvalidValue) in try VIAF(text).text })
        registers.text(
            "wikidata", cells.identifier(.wikidata) { text throws(InvalidValue) in try WikidataItem(text).text })
        if !registers.members.isEmpty { data.set("identifiers", registers.json) }
        add(.institutionRegistered, id, nil, data, source: ownsSource ? .own : .evidenceOnly)
    }

    private mutating func member(_ id: String) -> String {
        register(id, ownsSource: false)
        var admission = DraftMembers()
        let categories = MemberCategory.allCases.map(\.rawValue)
        admission.text("category", required(.category) { cells in cells.choice(.category, categories) })
        if cells.truth(.founding) == true { admission.set("founding", .bool(true)) }
        let since = required(.since) { cells in cells.date(.since) }
        add(.membershipAdmitted, id, since, admission, source: .own)

        let state = cells.choice(.state, ["member", "suspended", "left"])
        let suspended = cells.date(.suspended)
        if let suspended { add(.membershipSuspended, id, suspended, DraftMembers(), source: .evidenceOnly) }
        let left = cells.date(.left)
        let leaving = cells.choice(.leaving, ["withdrawn", "excluded", "expired"])
        let hasLeft = cells.cell(.left) != nil
        if state == "suspended", cells.cell(.suspended) == nil {
            cells.refuse(
                .missingField, "the row says suspended, but not since when", "give the date in a column “suspended”",
                column: cells.cell(.state)?.column)
        }
        if state == "left" || leaving != nil, !hasLeft {
            cells.refuse(
                .missingField, "the row says that membership ended, but not when",
                "give the date in a column “left”; [..2025-05-27] if no day is known",
                column: (cells.cell(.leaving) ?? cells.cell(.state))?.column)
        }
        if hasLeft, cells.cell(.leaving) == nil {
            cells.refuse(
                .missingField, "the row says when membership ended, but not how",
                "give withdrawn, excluded or expired in a column “leaving”, or for all rows: --set leaving=withdrawn",
                column: cells.cell(.left)?.column)
        }
        if state == "member", hasLeft {
            cells.refuse(
                .badValue, "the row says member, and when it ceased to be one", "write left, or empty the date",
                column: cells.cell(.state)?.column)
        }
        if let left, let leaving {
            let type: EventType =
                leaving == "withdrawn"
                ? .membershipWithdrawn : leaving == "excluded" ? .membershipExcluded : .membershipExpired
            add(type, id, left, DraftMembers(), source: .evidenceOnly)
        }
        return id + " since " + (since ?? "")
    }

    private mutating func agreement(_ id: String) {
        var data = DraftMembers()
        data.texts("titles", titles())
        data.text("kind", required(.kind) { cells in cells.slug(.kind) })
        data.list("parties", cells.slugs(.parties))
        data.text("conference", cells.slug(.conference))
        data.text("place", cells.text(.place))
        let status = cells.choice(.status, ["announced", "signed", "in force"]) ?? "signed"
        let date = required(.date) { cells in cells.date(.date) }
        let inForce = cells.date(.inForce)
        let scheduled = cells.date(.scheduled)
        if status == "announced" { data.text("scheduled", scheduled) }
        add(status == "announced" ? .agreementAnnounced : .agreementSigned, id, date, data, source: .own)
        if status == "in force", cells.cell(.inForce) == nil {
            cells.refuse(
                .missingField, "the row says in force, but not since when", "give the date in a column “in-force”",
                column: cells.cell(.status)?.column)
        }
        let until = cells.date(.until)
        if let inForce {
            var term = DraftMembers()
            term.text("until", until)
            add(.agreementEnteredIntoForce, id, inForce, term, source: .evidenceOnly)
        } else if let cell = cells.cell(.until), cells.cell(.inForce) == nil {
            cells.refuse(
                .badValue, "a term begins when the agreement comes into force, for which the row has no date",
                "give it in a column “in-force”, or empty this cell", column: cell.column)
        }
    }

    private mutating func conference(_ id: String) {
        var data = DraftMembers()
        data.texts("titles", titles())
        data.text("kind", required(.kind) { cells in cells.slug(.kind) })
        data.text("series", cells.slug(.series))
        data.set("ordinal", cells.number(.ordinal).map { .integer($0) })
        data.text("mode", cells.choice(.mode, ConferenceDescription.Mode.allCases.map(\.rawValue)))
        data.text("city", cells.text(.city))
        data.text("country", cells.country(.country))
        data.text("venue", cells.text(.venue))
        data.list("hosts", cells.slugs(.hosts))
        data.text("theme", cells.text(.theme))
        let status = cells.choice(.status, ["held", "announced"]) ?? "held"
        let scheduled = cells.date(.scheduled)
        if status == "announced" { data.text("scheduled", scheduled) }
        let days = required(.days) { cells in cells.date(.days) }
        add(status == "held" ? .conferenceHeld : .conferenceAnnounced, id, days, data, source: .own)
    }

    // MARK: - Parts

    private mutating func titles() -> [(language: String, text: String)] {
        let titles = cells.texts(.title)
        if titles.isEmpty, cells.cells(.title).isEmpty {
            cells.refuse(.missingField, "the row has no title", "give it in one language at least", column: "title")
        }
        return titles
    }

    private mutating func required<Value>(
        _ field: TableField, _ read: (inout CellReader) -> Value?
    ) -> Value? {
        let before = cells.problems.count
        if let value = read(&cells) { return value }
        if cells.problems.count == before {
            let place = cells.layout.columns.firstIndex { $0?.field == field }
            cells.refuse(
                .missingField, "the cell is empty", "it holds \(field.guide(in: kind))",
                column: place.map { cells.layout.headers[$0] } ?? field.rawValue)
        }
        return nil
    }

    private enum Source { case own, evidenceOnly, noteOnly }

    private mutating func add(
        _ type: EventType, _ id: String, _ effective: String?, _ data: DraftMembers, source: Source
    ) {
        var draft = DraftMembers()
        draft.text("type", type.name)
        draft.text("subject", kind.subjectKind.name + "/" + id)
        draft.text("effective", effective)
        if source != .noteOnly { draft.text("evidence", cells.evidence()) }
        if source == .own {
            // `stated` is meant where it is absent.
            let basis = cells.choice(.basis, ["stated", "derived"])
            if basis == "derived" {
                draft.text("basis", basis)
                if cells.cell(.note) == nil {
                    cells.refuse(
                        .missingField, "what is derived needs a note that says how",
                        "give it in a column “note”, or for all rows: --set note=TEXT",
                        column: cells.cell(.basis)?.column)
                }
            }
        }
        if source != .evidenceOnly { draft.text("note", cells.multiline(.note)) }
        if !data.members.isEmpty { draft.set("data", data.json) }
        guard cells.problems.isEmpty else { return }
        let json = draft.json
        let bytes = json.canonicalBytes()
        do throws(Rejection) {
            planned.append(
                PlannedDraft(
                    draft: try Draft(json: bytes.span), json: json, ownsSource: source != .evidenceOnly))
        } catch {
            var rejection = error
            rejection.column = column(named: error)
            cells.add(rejection)
        }
    }

    /// The column of the field that a rejection names.
    private func column(named rejection: Rejection) -> String? {
        let names: [(String, TableField)] = [
            ("“effective”", kind == .members ? .since : kind == .agreements ? .date : .days),
            ("“names”", .name), ("“titles”", .title),
        ]
        let fields = names + kind.fields.map { ("“\($0.rawValue)”", $0) }
        var place = fields.first { rejection.sentence.contains($0.0) }?.1
        if place == nil, rejection.code == .spanNotMoment || rejection.code == .badDate {
            place = kind == .members ? .since : kind == .agreements ? .date : .days
        }
        return place.flatMap { field in
            cells.layout.columns.firstIndex { $0?.field == field }.map { cells.layout.headers[$0] }
        }
    }
}

extension CellReader {
    mutating func add(_ rejection: Rejection) { gather(rejection) }

    mutating func evidence() -> String? { slugs(.evidence)?.joined(separator: " ") }
}
