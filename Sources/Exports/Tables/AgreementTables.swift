enum AgreementTables {
    static let agreements = Table(
        "agreements", "Agreements as of the day of the export; the status is never more than was recorded.",
        key: ["id"], keys: ["conference": "conferences"],
        [
            Columns.id, Column("title", .text, "The English title, or else the first one."),
            Column("kind", .text, "Such as memorandum."),
            Column(
                "status", .text, "Empty where nothing of it can have been so by then.",
                choices: ["announced", "signed", "in force", "expired", "terminated"]),
            Column("possible_statuses", .json, "Statuses that can hold on that day beside it."),
            Column("parties_known", .flag, required: true, "Whether its parties are known."),
            Column("conference", .text, "Where it was signed."), Column("place", .text, "Where it was signed."),
            Column("scheduled", .date, "For when the signing was announced."),
            Column("term", .date, "Until when it was agreed; nothing ends on that day by itself."),
            Column("term_has_passed", .flag, required: true, "Whether that day lies before the day of the export."),
        ])

    static let parties = Table(
        "agreement_parties", "Who is party to an agreement, and from when to when.", key: ["agreement", "number"],
        keys: [
            "agreement": "agreements", "institution": "institutions", "since_entry": "entries",
            "until_entry": "entries",
        ], indexes: [["institution"]],
        [
            Columns.parent("agreement", "Its id."), Column("number", .integer, required: true, "From 1, as listed."),
            Columns.parent("institution", "The party's id."),
        ] + Columns.dated("since", entry: "since_entry") + Columns.dated("until", entry: "until_entry"))

    static let steps = Table(
        "agreement_steps", "What became of an agreement.", key: ["entry"],
        keys: ["agreement": "agreements", "entry": "entries"],
        [
            Columns.parent("agreement", "Its id."), Columns.number,
            Column("type", .text, required: true, "What happened."),
        ] + Columns.dated(required: true) + [Column("summary", .text, "In words.")])
}
