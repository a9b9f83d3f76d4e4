enum AllianceTables {
    static let alliances = Table(
        "alliances", "The alliance itself; a ledger keeps one.", key: ["id"],
        keys: ["proposed_entry": "entries", "founded_entry": "entries", "dissolved_entry": "entries"],
        [
            Columns.id, Column("name", .text, "The English name, or else the first one."),
            Column("place", .text, "Where it was founded."),
            Column("status", .text, "On the day of the export.", choices: ["proposed", "founded", "dissolved"]),
            Columns.standing,
        ] + Columns.dated("proposed", entry: "proposed_entry") + Columns.dated("founded", entry: "founded_entry")
            + Columns.dated("dissolved", entry: "dissolved_entry")
            + [Column("successor", .text, "What came after it.")])

    private static func listed(_ name: String, _ about: String, _ columns: [Column]) -> Table {
        Table(
            name, about, key: ["entry"], keys: ["alliance": "alliances", "entry": "entries"],
            [Columns.parent("alliance", "Its id.")] + Columns.dated(required: true) + columns)
    }

    static let documents = listed(
        "documents", "Charters, declarations and the like; their titles stand in titles.",
        [
            Column("kind", .text, required: true, "What it is."),
            Column("action", .text, required: true, "What was done with it."),
        ])

    static let organs = listed(
        "organs", "Bodies of the alliance; their titles stand in titles.",
        [
            Column("kind", .text, required: true, "What it is."),
            Column("action", .text, required: true, "What was done with it."),
        ])

    static let totals = listed(
        "totals", "Totals that sources have published: asserted, compared, never computed over.",
        [
            Column("measure", .text, required: true, "What was counted."),
            Column("bound", .text, "How it is meant.", choices: ["exactly", "at-least", "at-most"]),
            Column("institutions", .integer, "How many."), Column("countries", .integer, "How many."),
            Column("people", .integer, "How many."),
        ])

    static let totalCountries = Table(
        Table(
            "total_countries", "Published totals by country.", key: ["entry", "country"],
            [
                Column("entry", .integer, required: true, "The total's."),
                Column("country", .text, required: true, "ISO 3166-1 alpha-2."),
                Column("count", .integer, required: true, "How many."),
            ]), joining: ["entry"], to: "totals", ["entry"])

    static let reportedCountries = Table(
        "reported_countries", "Countries called members without naming an institution.", key: ["entry", "country"],
        keys: ["entry": "entries"],
        Columns.dated(required: true) + [Column("country", .text, required: true, "ISO 3166-1 alpha-2.")])
}
