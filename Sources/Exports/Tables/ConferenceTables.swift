enum ConferenceTables {
    static let conferences = Table(
        "conferences", "Conferences, forums, seminars, courses, as of the day of the export.", key: ["id"],
        keys: ["held_entry": "entries"],
        [
            Columns.id, Column("title", .text, "The English title, or else the first one."),
            Column("kind", .text, "Such as conference."), Column("series", .text, "The series it belongs to."),
            Column("ordinal", .integer, "Its number in the series."),
            Column("mode", .text, "How people met.", choices: ["in-person", "online", "hybrid"]),
            Column("city", .text, "Where."), Column("country", .text, "ISO 3166-1 alpha-2."),
            Column("venue", .text, "Where in the city."), Column("theme", .text, "What it was about."),
            Column("scheduled", .date, "For when it was announced."),
            Column(
                "status", .text, "Empty where nothing of it can have been so by then.",
                choices: ["announced", "held", "cancelled"]),
            Columns.standing,
        ] + Columns.dated("held", entry: "held_entry") + [
            Column("held_until", .day, "The last day on which it can have ended.")
        ])

    static let hosts = Table(
        "conference_hosts", "Who held it.", key: ["conference", "number"],
        keys: ["conference": "conferences", "institution": "institutions"],
        [
            Columns.parent("conference", "Its id."), Column("number", .integer, required: true, "From 1, as listed."),
            Columns.parent("institution", "The host's id."),
        ])

    static let participation = Table(
        "participation", "Who took part, as each source counted it.", key: ["entry"],
        keys: ["conference": "conferences", "entry": "entries"],
        [Columns.parent("conference", "Its id.")] + Columns.dated(required: true) + [
            Column("people", .integer, "How many."), Column("institutions", .integer, "How many."),
            Column("countries", .integer, "How many."),
        ])

    static let participationCountries = Table(
        Table(
            "participation_countries", "Countries that took part, as a source lists them.", key: ["entry", "country"],
            [
                Column("entry", .integer, required: true, "The count's."),
                Column("country", .text, required: true, "ISO 3166-1 alpha-2."),
            ]), joining: ["entry"], to: "participation", ["entry"])

    static let participants = Table(
        Table(
            "participants", "Institutions that took part, as a source lists them.", key: ["entry", "institution"],
            keys: ["institution": "institutions"],
            [
                Column("entry", .integer, required: true, "The count's."), Columns.parent("institution", "Its id."),
            ]), joining: ["entry"], to: "participation", ["entry"])

    static let outcomes = Table(
        "outcomes", "What came of a conference; titles stand in titles.", key: ["entry"],
        keys: ["conference": "conferences", "entry": "entries", "agreement": "agreements"],
        [Columns.parent("conference", "Its id.")] + Columns.dated(required: true) + [
            Column("kind", .text, required: true, "What it is."),
            Column("action", .text, required: true, "What was done with it."),
            Column("agreement", .text, "The agreement it is."),
        ])
}
