enum InstitutionTables {
    static let institutions = Table(
        "institutions", "Libraries and others, members or not, as of the day of the export.", key: ["id"],
        keys: ["merged_into": "institutions", "ended_entry": "entries", "since_entry": "entries"],
        indexes: [["country"]],
        [
            Columns.id,
            Column("name", .text, "The English name, or else the first one."),
            Column("identified", .flag, required: true, "False for a member known only from a published count."),
            Column("kind", .text, "Such as national-library."),
            Column("city", .text, "Where it is."),
            Column("country", .text, "ISO 3166-1 alpha-2."),
            Column("isil", .text, "ISO 15511."),
            Column("ror", .text, "Research Organization Registry."),
            Column("isni", .text, "ISO 27729."),
            Column("viaf", .text, "Virtual International Authority File."),
            Column("wikidata", .text, "Item."),
            Column(
                "membership", .text, "Whether it is a member on the day of the export; empty where it is none.",
                choices: ["certain", "possible"]),
            Column(
                "category", .text, "Of its membership on that day; observers are no members.",
                choices: ["member", "associate", "observer", "honorary"]),
            Column("suspended", .flag, "Whether that is suspended; a suspended member is counted."),
            Column("founding", .flag, "Whether it was among the founders."),
        ] + Columns.dated("since", entry: "since_entry") + [
            Column(
                "ended_how", .text, "How the institution itself ended.",
                choices: ["institution.merged", "institution.closed"]),
            Column("merged_into", .text, "The institution it became part of."),
        ] + Columns.dated("ended", entry: "ended_entry"))

    static let names = Table(
        "institution_names", "What an institution is and was called, by language.",
        key: ["institution", "number", "language"],
        keys: ["institution": "institutions", "until_entry": "entries"],
        [
            Columns.parent("institution", "Its id."),
            Column("number", .integer, required: true, "From 1, the oldest names first."), Columns.language,
            Column("text", .text, required: true, "As recorded."),
            Column("current", .flag, required: true, "Whether it is called so on the day of the export."),
        ] + Columns.dated("until", entry: "until_entry"))

    static let periods = Table(
        "membership_periods", "Times of membership, observers' included, from an admission to what ended it.",
        key: ["institution", "number"],
        keys: ["institution": "institutions", "from_entry": "entries", "until_entry": "entries"],
        [
            Columns.parent("institution", "Its id."), Columns.number,
            Column(
                "category", .text, required: true, "At admission.",
                choices: ["member", "associate", "observer", "honorary"]),
            Column("founding", .flag, required: true, "Admitted as a founder."),
        ] + Columns.dated("from", entry: "from_entry", required: true) + [
            Column("ended_how", .text, "The type of the entry that ended it; empty while it lasts.")
        ] + Columns.dated("until", entry: "until_entry"))

    static let changes = Table(
        Table(
            "membership_changes", "What happened within a time of membership.",
            key: ["institution", "period", "number"], keys: ["entry": "entries"],
            [
                Columns.parent("institution", "Its id."),
                Column("period", .integer, required: true, "Number of the time of membership."), Columns.number,
                Column("type", .text, required: true, "What happened."),
                Column(
                    "category", .text, "The category from then on, where it changed.",
                    choices: ["member", "associate", "observer", "honorary"]),
            ] + Columns.dated(required: true)), joining: ["institution", "period"], to: "membership_periods",
        ["institution", "number"])
}
