/// What was exported, the entries, and how the rest follows from them.
enum LogTables {
    static let ledger = Table(
        "ledger", "On what the export rests; one row.", key: ["origin"],
        [
            Column("origin", .text, required: true, "Names the log: it heads its checkpoints."),
            Column("size", .integer, required: true, "How many entries the export rests on."),
            Column(
                "root", .text, required: true, "Merkle root of these entries (RFC 6962), base64 as in a checkpoint."),
            Column("as_of", .day, required: true, "The world at the end of this day."),
            Column("known_at", .integer, "Position of the last entry that counts."),
            Column("recorded", .instant, "When that was recorded."),
            Column("schema_version", .integer, required: true, "Of these tables."),
            Column("program", .text, required: true, "The program and its version."),
        ])

    static let entries = Table(
        "entries", "The log: every entry, in the order recorded, taken out or not.", key: ["position"],
        keys: ["corrects": "entries", "taken_out_by": "entries"],
        indexes: [["subject_kind", "subject_id"], ["type"]],
        [
            Column("position", .integer, required: true, "Zero-based place in the log."),
            Column("id", .text, required: true, "UUID."),
            Column("type", .text, required: true, "What happened."),
        ] + Columns.subject + [
            Column("time", .instant, required: true, "When the ledger recorded it; entries of one batch share it."),
            Column("effective", .date, "When it was so in the world."),
            Column("earliest", .day, "The first day its own date allows."),
            Column("latest", .day, "The last day its own date allows; of a span, the last on which it can have begun."),
            Column("actor", .text, required: true, "Who recorded it: an office, never a person."),
            Column(
                "basis", .text, "Whether the evidence states it or it is derived from it.",
                choices: ["stated", "derived"]),
            Column("evidence", .text, "Ids of the evidence, separated by spaces."),
            Column("corrects", .integer, "The entry it replaces."),
            Column("taken_out_by", .integer, "The entry that corrects or retracts it."),
            Column("reason", .text, "Why it corrects or retracts."),
            Column("note", .text, "What else was noted."),
            Column("data", .json, required: true, "The rest of what it says, as stored."),
        ])

    static let evidence = Table(
        "evidence", "Documents that entries cite.", key: ["id"], keys: ["entry": "entries"],
        [
            Columns.id, Column("title", .text, required: true, "Of the document."),
            Column("publisher", .text, required: true, "Who published it."),
            Column("published", .date, "When."),
            Column("language", .text, "BCP 47 tag."),
            Column("url", .text, "Where it was read."),
            Column("sha256", .text, "Of the copy that was read, hexadecimal."),
            Column("entry", .integer, required: true, "Position of the entry that registers it."),
        ])

    static let citations = Table(
        "citations", "Which evidence the entries cite that are not taken out.", key: ["entry", "number"],
        keys: ["entry": "entries", "evidence": "evidence"], indexes: [["evidence"]],
        [
            Column("entry", .integer, required: true, "Position of the entry."),
            Column("number", .integer, required: true, "From 1, the most important first."),
            Columns.parent("evidence", "Id of the document."),
        ])

    static let steps = Table(
        "steps", "Every step of every timeline, whatever the day: what the other tables are made of.",
        key: ["entry"], keys: ["entry": "entries"], indexes: [["subject_kind", "subject_id", "number"]],
        Columns.subject + [
            Columns.number,
            Column("entry", .integer, required: true, "Position of the entry that says it."),
            Column("place", .integer, required: true, "Its position, or that of the first entry it corrects."),
            Column("type", .text, required: true, "What happened."),
            Column("derived", .flag, required: true, "Derived from the evidence, not stated by it."),
            Column("earliest", .day, "The first day the whole timeline allows."),
            Column("latest", .day, "The last day the whole timeline allows."),
        ])

    static let lineage = Table(
        "lineage", "Which entry set which value.", key: ["subject_kind", "subject_id", "field"],
        keys: ["entry": "entries"],
        Columns.subject + [
            Column("field", .text, required: true, "The value's name."),
            Column("entry", .integer, required: true, "Position of the entry that set it."),
        ])

    static let disputes = Table(
        "disputes", "Rival claims to what is recorded.", key: ["entry"],
        keys: ["entry": "entries", "disputed": "entries"],
        [Column("entry", .integer, required: true, "Position of the entry that disputes.")] + Columns.subject + [
            Column("disputed", .integer, required: true, "Position of the entry that states the disputed fact."),
            Column("claim", .text, required: true, "What is claimed instead."),
        ])

    static let titles = Table(
        "titles", "Titles of documents, organs, outcomes and milestones, by the entry that records them.",
        key: ["entry", "language"], keys: ["entry": "entries"],
        [
            Column("entry", .integer, required: true, "Position of the entry."), Columns.language,
            Column("text", .text, required: true, "As recorded."),
        ])
}
