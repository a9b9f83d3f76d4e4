enum ProgrammeTables {
    static let programmes = Table(
        "programmes", "Programmes as of the day of the export.", key: ["id"],
        [
            Columns.id, Column("title", .text, "The English title, or else the first one."),
            Column("kind", .text, "What it is."), Column("url", .text, "Where it is described."),
            Column("scheduled", .date, "For when it was announced."),
            Column(
                "status", .text, "Empty where nothing of it can have been so by then.",
                choices: ["announced", "launched", "concluded"]),
            Columns.standing,
        ])

    static let steps = Table(
        "programme_steps", "What became of a programme; titles stand in titles.", key: ["entry"],
        keys: ["programme": "programmes", "entry": "entries"],
        [
            Columns.parent("programme", "Its id."), Columns.number,
            Column("type", .text, required: true, "What happened."),
        ] + Columns.dated(required: true) + [
            Column("kind", .text, "What it is."), Column("summary", .text, "In words."),
            Column("url", .text, "Where it is described."), Column("scheduled", .date, "For when."),
        ])
}
