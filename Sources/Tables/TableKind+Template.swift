extension TableKind {
    /// A header, what each column holds, and examples: rows that begin with `#` are passed over by an import, so that no
    /// example is recorded by mistake.
    public var template: (header: [String], rows: [[String]]) {
        let guide = fields.enumerated().map { place, field in (place == 0 ? "# " : "") + field.guide(in: self) }
        let rows = examples.map { example in
            fields.enumerated().map { place, field in (place == 0 ? "#" : "") + (example[field] ?? "") }
        }
        return (fields.map { $0.isText ? $0.rawValue + "[en]" : $0.rawValue }, [guide] + rows)
    }

    private var examples: [[TableField: String]] {
        switch self {
        case .members:
            [
                [
                    .id: "example-library", .name: "Example National Library", .identified: "yes",
                    .kind: "national-library", .city: "Exampleton", .country: "CN", .category: "member",
                    .founding: "yes", .since: "2018-05-28", .state: "member",
                ],
                [
                    .id: "example-left", .name: "A library that left again", .country: "Mongolia",
                    .category: "observer", .since: "2019-05", .state: "left", .left: "[2021..2022]",
                    .leaving: "withdrawn",
                ],
                [
                    .id: "unidentified-2018-a", .identified: "no", .category: "member", .since: "[..2018-05-28]",
                    .note: "known from a published count only",
                ],
            ]
        case .institutions:
            [
                [
                    .id: "example-library", .name: "Example National Library", .identified: "yes",
                    .kind: "national-library", .city: "Exampleton", .country: "CN",
                ]
            ]
        case .agreements:
            [
                [
                    .id: "example-memorandum-2023", .title: "Memorandum of example", .kind: "memorandum",
                    .status: "in force", .date: "2023-09-12", .inForce: "2023-10-01", .until: "2028-09-30",
                ],
                [
                    .id: "example-plan-2027", .title: "An agreement that is only announced", .kind: "agreement",
                    .status: "announced", .date: "2026-05", .scheduled: "2027",
                ],
            ]
        case .conferences:
            [
                [
                    .id: "example-forum-2025", .title: "Example forum", .kind: "forum", .series: "example-forum",
                    .ordinal: "3", .status: "held", .days: "2025-05-26/2025-05-30", .mode: "in-person",
                    .city: "Exampleton", .country: "CN",
                ]
            ]
        case .evidence:
            [
                [
                    .id: "example-news-20180528", .title: "An alliance is founded", .publisher: "Example News",
                    .published: "2018-05-28", .language: "en", .url: "https://example.org/20180528",
                ]
            ]
        }
    }
}
