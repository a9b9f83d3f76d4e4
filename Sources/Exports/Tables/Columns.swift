/// Columns that many tables have.
enum Columns {
    /// The entry that says it, and when it was so: as recorded, and the first and last day the timeline leaves open.
    static func dated(_ name: String = "effective", entry: String = "entry", required: Bool = false) -> [Column] {
        [
            Column(entry, .integer, required: required, "Position of the entry that says so."),
            Column(name, .date, "When it was so, as recorded; empty for what holds from the beginning."),
            Column(
                bound(name, "earliest"), .day, "The first day the whole timeline allows: from here on it is possible."),
            Column(bound(name, "latest"), .day, "The last day the whole timeline allows: from here on it is certain."),
        ]
    }

    private static func bound(_ name: String, _ end: String) -> String {
        name == "effective" ? end : name + "_" + end
    }

    static let id = Column("id", .text, required: true, "The id by which the ledger knows it.")

    static func parent(_ name: String, _ about: String) -> Column { Column(name, .text, required: true, about) }

    static let number = Column("number", .integer, required: true, "From 1, in the order of the timeline.")

    static let standing = Column(
        "standing", .text, "Whether it is so in all states that can hold on the day of the export, or only in some.",
        choices: ["certain", "possible"])

    static let language = Column("language", .text, required: true, "BCP 47 tag.")

    static let subject = [
        Column("subject_kind", .text, required: true, "What kind of thing it is about."),
        Column("subject_id", .text, required: true, "Its id, or the position of an entry."),
    ]

    static func titles(_ name: String, of table: String, _ parent: String) -> Table {
        Table(
            name, "What each of the \(table) is called, by language.", key: [parent, "language"],
            keys: [parent: table],
            [
                Columns.parent(parent, "Its id."), language, Column("text", .text, required: true, "As recorded."),
            ])
    }
}
