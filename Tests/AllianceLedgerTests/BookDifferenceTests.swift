import Alliances
import CanonicalJSON
import EDTF
import Projections
import Testing

@testable import AllianceLedger

@Suite struct `The difference between two books` {
    private static func book(_ given: Given, _ day: String = "2030-01-01", at position: Int? = nil) throws -> Book {
        try given.ledger.book(
            Question(
                asOf: try #require(Day(day)), knownAt: position.map { .position(Position(UInt32($0))) }))
    }

    private static func between(
        _ given: Given, _ days: (String, String) = ("2030-01-01", "2030-01-01"), known: (Int?, Int?) = (nil, nil)
    ) throws -> BookDifference {
        try BookDifference(book(given, days.0, at: known.0), book(given, days.1, at: known.1))
    }

    private static func fields(_ difference: BookDifference) -> [String: [Int]] {
        var fields: [String: [Int]] = [:]
        for subject in difference.subjects {
            for field in subject.fields {
                fields["\(subject.name) \(field.difference.path)"] = field.entries.map { Int($0.rawValue) }
            }
        }
        return fields
    }

    private static func causes(_ difference: BookDifference) -> [String] {
        difference.subjects.flatMap { subject in
            subject.causes.map { cause in
                let (before, after) = (cause.before?.standing.rawValue ?? "-", cause.after?.standing.rawValue ?? "-")
                return "\(cause.position) \(before) \(after)" + (cause.takenOutBy.map { " by \($0)" } ?? "")
            }
        }
    }

    private static func member() throws -> Given { try Given([registered("nlc")], [admitted("nlc", "2018-05-28")]) }

    // MARK: - What is recorded between

    @Test func `of one book and itself is none`() throws {
        let given = try Self.member()
        try given.when(disputed(1))
        #expect(try Self.between(given).isEmpty)
        #expect(try Self.between(given, known: (1, 1)).isEmpty)
        #expect(try Self.between(given, known: (nil, 2)).isEmpty)
    }

    @Test func `names a correction and what it corrects`() throws {
        let given = try Self.member()
        try given.when(admitted("nlc", "2018-06-01", corrects: "1"))
        let difference = try Self.between(given, known: (1, 2))
        #expect(Self.causes(difference) == ["#1 certain - by #2", "#2 - certain"])
        let fields = Self.fields(difference)
        #expect(fields["institution/nlc since.effective"] == [1, 2])
        #expect(fields["institution/nlc periods[#1].from.effective"] == [1, 2])
        #expect(fields.keys.allSatisfy { $0.contains("since.") || $0.contains("from.") }, "\(fields)")
    }

    @Test func `is none where a correction says the same of what is shown`() throws {
        let given = try Self.member()
        try given.when(admitted("nlc", "2018-05-28", corrects: "1"))
        #expect(try Self.between(given, known: (1, 2)).isEmpty)
    }

    @Test func `is none where a fact is retracted and recorded anew in one batch`() throws {
        let given = try Self.member()
        try given.when(
            retracted(1),
            draft("membership.admitted", "institution/nlc", "2018-05-28", data: #"{"category":"member"}"#, note: "New.")
        )
        #expect(try Self.between(given, known: (1, nil)).isEmpty)
    }

    @Test func `names a retraction`() throws {
        let given = try Self.member()
        try given.when(retracted(1))
        let difference = try Self.between(given, known: (1, 2))
        #expect(Self.causes(difference) == ["#1 certain - by #2"])
        #expect(Self.fields(difference)["institution/nlc standing"] == [1, 2])
        let back = try Self.between(given, known: (2, 1))
        #expect(Self.causes(back) == ["#1 - certain by #2"])
        #expect(Self.fields(back)["institution/nlc standing"] == [1, 2])
    }

    @Test func `tells what appeared and what disappeared`() throws {
        let given = try Given([registered("nlc"), registered("rsl")])
        try given.when(document("d"), retracted(1))
        let difference = try Self.between(given, known: (1, nil))
        #expect(
            difference.subjects.map { "\($0.name) \($0.change)" } == [
                "institution/rsl disappeared", "evidence/d appeared",
            ])
        #expect(Self.fields(difference)["institution/rsl names"] == [1, 3])
        #expect(Self.fields(difference)["evidence/d title"] == [2])
    }

    @Test func `names what was recorded late`() throws {
        let given = try Self.member()
        try given.when(withdrawn("nlc", "2021"))
        let difference = try Self.between(given, ("2022-06-01", "2022-06-01"), known: (1, nil))
        #expect(Self.fields(difference)["institution/nlc standing"] == [2])
        #expect(Self.fields(difference)["institution/nlc periods[#1].end"] == [2])
        #expect(try Self.between(given, ("2020-12-31", "2020-12-31"), known: (1, nil)).isEmpty)
    }

    @Test func `names what narrowed the days of something else`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018")])
        try given.when(suspended("nlc", "2018-06-30"))
        let fields = Self.fields(try Self.between(given, known: (1, nil)))
        #expect(fields["institution/nlc since.latest"] == [1, 2])
        #expect(fields["institution/nlc periods[#1].from.latest"] == [1, 2])
        #expect(fields["institution/nlc state"]?.contains(2) == true)
    }

    @Test func `tells a new rival claim and the end of one`() throws {
        let given = try Self.member()
        try given.when(disputed(1))
        try given.when(retracted(2))
        #expect(Self.fields(try Self.between(given, known: (1, 2))) == ["institution/nlc disputes": [2]])
        #expect(Self.fields(try Self.between(given, known: (2, 3))) == ["institution/nlc disputes": [2, 3]])
    }

    // MARK: - What the days make of it

    @Test func `between two days tells what came true`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "[2018-06-01..2018-12-31]")])
        func causes(_ first: String, _ second: String) throws -> [String] {
            Self.causes(try Self.between(given, (first, second)))
        }
        #expect(try causes("2018-05-31", "2018-06-01") == ["#1 not yet possible"])
        #expect(try causes("2018-06-01", "2018-12-30") == [])
        #expect(try causes("2018-12-30", "2018-12-31") == ["#1 possible certain"])
        #expect(try causes("2018-12-31", "2018-05-31") == ["#1 certain not yet"])
        #expect(
            Self.fields(try Self.between(given, ("2018-12-30", "2018-12-31")))["institution/nlc standing"] == [1])
    }

    @Test func `of a term that has passed names who stated it`() throws {
        let given = try Given([
            signed("m", "2020-01-01"),
            draft("agreement.amended", "agreement/m", "2020-02-01", data: #"{"until":"2023-12-31"}"#),
        ])
        let difference = try Self.between(given, ("2023-12-31", "2024-01-01"))
        #expect(Self.fields(difference) == ["agreement/m termHasPassed": [1]])
        #expect(Self.causes(difference) == [])
    }

    @Test func `of two days and two states of knowledge holds both`() throws {
        let given = try Given([registered("nlc"), admitted("nlc", "2018-05-28"), suspended("nlc", "2020-01-01")])
        try given.when(withdrawn("nlc", "2021-01-01"))
        let difference = try Self.between(given, ("2019-01-01", "2022-01-01"), known: (2, nil))
        #expect(Self.causes(difference) == ["#2 not yet certain", "#3 - certain"])
    }

    // MARK: - Any history

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `names an entry for each field, and leaves out no subject`(seed: UInt64) throws {
        let given = try Given()
        var batches = RandomBatches(seed: seed)
        var slow = SlowLedger()
        for _ in 0..<25 {
            let batch = batches.batch(slow)
            let outcome = try given.when(batch.map(\.0))
            guard outcome.codes.isEmpty else { continue }
            let isAccepted = slow.append(batch.map(\.1))
            #expect(isAccepted, "seed \(seed)")
        }
        let size = try given.size
        guard size > 1 else { return }
        var random = SplitMix64(seed: seed)
        var found = 0
        for round in 0..<40 {
            let note: Comment = "seed \(seed), round \(round)"
            let books = try (0..<2).map { _ in
                let day = Day(number: 18_250 + Int32.random(in: 0..<60, using: &random)) ?? .first
                return try given.ledger.book(
                    Question(
                        asOf: day, knownAt: .position(Position(UInt32.random(in: 0..<UInt32(size), using: &random)))))
            }
            let difference = try BookDifference(books[0], books[1])
            for subject in difference.subjects {
                let own = Set(
                    try given.ledger.positions(about: try Subject(subject.name), until: size).map(\.rawValue))
                #expect(!subject.fields.isEmpty, note)
                for field in subject.fields {
                    found += 1
                    #expect(!field.entries.isEmpty, "\(note): \(subject.name) \(field.difference.path)")
                    #expect(field.entries.allSatisfy { own.contains($0.rawValue) }, note)
                    #expect(field.difference.before != field.difference.after, note)
                }
            }
            #expect(Set(difference.subjects.map(\.name)) == (try Self.differing(books)), note)
            #expect(try BookDifference(books[0], books[0]).isEmpty, note)
            let back = try BookDifference(books[1], books[0])
            #expect(
                back.subjects.map { $0.fields.map(\.difference.path).sorted() }
                    == difference.subjects.map { $0.fields.map(\.difference.path).sorted() }, note)
        }
        #expect(found > 20, "seed \(seed): a history in which nothing differs proves little")
    }

    /// The subjects of which the two books say something else, found by writing out what each says.
    private static func differing(_ books: [Book]) throws -> Set<String> {
        var names: Set<String> = []
        for name in ["institution/i0", "institution/i1", "institution/i2", "evidence/e0", "evidence/e1"] {
            let said = try books.map { book in try book.view(of: Subject(name)).map { plain($0.json) } }
            if said[0] != said[1] { names.insert(name) }
        }
        return names
    }

    private static func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            .object(
                members.filter { !["lineage", "entry", "of"].contains($0.key) }
                    .map { .init(key: $0.key, value: plain($0.value)) })
        case .array(let elements): .array(elements.map(plain))
        case .string, .integer, .bool: value
        }
    }
}
