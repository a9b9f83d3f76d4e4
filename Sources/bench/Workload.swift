import ArgumentParser
import CanonicalJSON
import EDTF

/// Writes drafts that a new ledger accepts one after another, always the same ones for the same seed.
struct Workload {
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        /// What an alliance of libraries records: recent subjects and evidence mostly, now and then old ones.
        case mixed
        /// The same, but all cite one document.
        case oneDocument = "one-document"
        /// The same, but only 51 institutions are ever members.
        case fewMembers = "few-members"
        /// One institution described over and over; at most 4,095 entries.
        case oneSubject = "one-subject"
    }

    let kind: Kind
    /// Only what stood in the log before a batch can be corrected.
    let batch: Int
    private var random: SplitMix64
    private var world = World()
    private var position = 0
    private var batchStart = 0
    private var day = Workload.firstDay
    private var admitted = 0

    /// 2018-05-28
    private static let firstDay: Int32 = 17_679
    private static let categories = ["member", "associate", "observer", "honorary"]
    private static let countries = ["CN", "UZ", "KZ", "GE", "IR", "EG", "GR", "MN", "SY", "RU", "TJ", "IQ"]

    init(_ kind: Kind = .mixed, batch: Int, seed: UInt64 = 1) {
        self.kind = kind
        self.batch = batch
        random = SplitMix64(seed: seed)
    }

    mutating func lines(_ count: Int) -> DraftLines {
        var lines = DraftLines(reserving: count)
        for _ in 0..<count { lines.append(next()) }
        return lines
    }

    mutating func next() -> [UInt8] {
        if position % batch == 0 { batchStart = position }
        if position % 64 == 63 { day += 1 }
        defer { position += 1 }
        if position == 0 { return founding() }
        if position == 1 { return evidence() }
        if position < 8 { return institution() }
        if kind == .oneSubject { return description(0) }
        switch random.below(100) {
        case 0..<12: return evidence()
        case 12..<21: return institution()
        case 21..<42: return membership()
        case 42..<49: return renaming()
        case 49..<56: return description(recent(world.institutions.count))
        case 56..<76: return agreement()
        case 76..<88: return conference()
        case 88..<94: return programme()
        case 94..<97: return correction()
        case 97..<99: return dispute()
        default: return total()
        }
    }

    // MARK: - Choosing

    /// Mostly one of the latest 64, often one of the latest 1,024, now and then any.
    private mutating func recent(_ count: Int) -> Int {
        let reach =
            switch random.below(10) {
            case 0..<6: 64
            case 6..<9: 1_024
            default: Int.max
            }
        return count - 1 - random.below(min(reach, count))
    }

    private mutating func citations(_ json: inout JSONWriter) {
        if kind == .oneDocument { return json.member("evidence", "document-0") }
        let shown = random.below(10)
        if shown == 0 { return }
        let first = recent(world.evidenceCount)
        let second = recent(world.evidenceCount)
        if shown < 3, second != first { return json.member("evidence", "document-\(first) document-\(second)") }
        json.member("evidence", "document-\(first)")
    }

    private func text(_ number: Int32) -> String { Day(number: number)?.description ?? "2018" }

    /// Of what depends on no order: a day, sometimes an earlier one, a month or the day before which it happened.
    private mutating func looseDate() -> String {
        switch random.below(20) {
        case 0: "[..\(text(day))]"
        case 1: String(text(day).prefix(7))
        case 2: text(day - Int32(random.below(400)))
        default: text(day)
        }
    }

    // MARK: - Writing

    /// A draft in canonical form; `data` writes the members of its data.
    private mutating func draft(
        _ type: String, _ subject: String, effective: String?, corrects: Int? = nil, reason: String? = nil,
        cites: Bool = true, _ data: (inout JSONWriter, inout SplitMix64) -> Void = { _, _ in }
    ) -> [UInt8] {
        var json = JSONWriter(reserving: 256)
        json.beginObject()
        if let corrects { json.member("corrects", Int64(corrects)) }
        json.key("data")
        json.beginObject()
        data(&json, &random)
        json.endObject()
        if let effective { json.member("effective", effective) }
        if cites { citations(&json) }
        // Facts that recur are told apart, or their ids would be one.
        if effective != nil { json.member("note", "record \(position)") }
        if let reason { json.member("reason", reason) }
        json.member("subject", subject)
        json.member("type", type)
        json.endObject()
        return json.bytes
    }

    private mutating func founding() -> [UInt8] {
        draft("alliance.founded", "alliance/silk-road", effective: "2018-05-28", cites: false) { json, _ in
            json.key("names")
            json.beginObject()
            json.member("en", "Silk Road International Library Alliance")
            json.endObject()
        }
    }

    private mutating func evidence() -> [UInt8] {
        let number = world.evidenceCount
        let published = text(day)
        world.evidenceCount += 1
        return draft("evidence.registered", "evidence/document-\(number)", effective: nil, cites: false) {
            json, random in
            let words = random.chance(60) ? Words.english : random.pick(Words.others)
            json.member("language", words.tag)
            json.member("published", published)
            json.member("publisher", words.library(number % 50, &random))
            json.member("title", words.document(number, &random))
            json.member("url", "https://library.example.org/news/\(number)")
        }
    }

    private mutating func institution() -> [UInt8] {
        let number = world.institutions.count
        world.institutions.append(World.Institution(day: day))
        return draft("institution.registered", "institution/library-\(number)", effective: nil) { json, random in
            let words = random.pick(Words.others)
            json.member("city", Words.english.place(&random))
            json.member("country", random.pick(Workload.countries))
            json.member("identified", true)
            json.member("kind", "library")
            Workload.names("names", words, &json, &random) { $0.library(number, &$1) }
        }
    }

    private static func names(
        _ key: String, _ words: Words, _ json: inout JSONWriter, _ random: inout SplitMix64,
        _ text: (Words, inout SplitMix64) -> String
    ) {
        json.key(key)
        json.beginObject()
        for words in [Words.english, words].sorted(by: { $0.tag < $1.tag }) {
            json.member(words.tag, text(words, &random))
        }
        json.endObject()
    }

    private mutating func membership() -> [UInt8] {
        if kind == .fewMembers {
            guard admitted < min(51, world.institutions.count) else { return renaming() }
            admitted += 1
            return draft("membership.admitted", "institution/library-\(admitted - 1)", effective: text(day)) {
                json, _ in
                json.member("category", "member")
            }
        }
        let number = recent(world.institutions.count)
        let today = max(day, world.institutions[number].day + 1)
        world.institutions[number].day = today
        let subject = "institution/library-\(number)"
        let choice = random.below(10)
        func set(_ membership: World.Institution.Membership) { world.institutions[number].membership = membership }
        world.disputables.append(position)
        switch (world.institutions[number].membership, choice) {
        case (.none, 0..<2): return draft("membership.applied", subject, effective: text(today))
        case (.none, _):
            set(.member)
            return draft("membership.admitted", subject, effective: text(today)) { json, random in
                json.member("category", random.pick(Workload.categories))
            }
        case (.member, 0..<5):
            return draft("membership.category-changed", subject, effective: text(today)) { json, random in
                json.member("category", random.pick(Workload.categories))
            }
        case (.member, 5..<7):
            set(.suspended)
            return draft("membership.suspended", subject, effective: text(today))
        case (.suspended, 0..<7):
            set(.member)
            return draft("membership.reinstated", subject, effective: text(today))
        case (.member, _), (.suspended, _):
            set(.none)
            return draft("membership.withdrawn", subject, effective: text(today))
        }
    }

    private mutating func renaming() -> [UInt8] {
        let number = recent(world.institutions.count)
        world.disputables.append(position)
        return draft("institution.renamed", "institution/library-\(number)", effective: looseDate()) { json, random in
            Workload.names("names", random.pick(Words.others), &json, &random) { $0.library(number, &$1) }
        }
    }

    private mutating func description(_ number: Int) -> [UInt8] {
        world.correctables.append(World.Correctable(position: position, institution: number, day: day))
        return description(number, on: kind == .oneSubject ? text(day) : looseDate())
    }

    private mutating func description(
        _ number: Int, on date: String, corrects: Int? = nil, reason: String? = nil
    ) -> [UInt8] {
        draft(
            "institution.described", "institution/library-\(number)", effective: date, corrects: corrects,
            reason: reason
        ) { json, random in
            json.member("city", Words.english.place(&random))
            json.member("country", random.pick(Workload.countries))
        }
    }

    private mutating func agreement() -> [UInt8] {
        world.disputables.append(position)
        if world.agreements.isEmpty || random.chance(35) {
            let number = world.agreements.count
            var parties = Set<Int>()
            for _ in 0..<2 + random.below(3) { parties.insert(recent(world.institutions.count)) }
            let sorted = parties.sorted()
            world.agreements.append(World.Agreement(parties: sorted, day: day))
            return draft("agreement.signed", "agreement/accord-\(number)", effective: text(day)) { json, random in
                json.member("kind", "memorandum")
                json.key("parties")
                json.beginArray()
                for party in sorted { json.string("library-\(party)") }
                json.endArray()
                Workload.names("titles", random.pick(Words.others), &json, &random) { $0.document(number, &$1) }
            }
        }
        let number = recent(world.agreements.count)
        let today = max(day, world.agreements[number].day + 1)
        world.agreements[number].day = today
        let subject = "agreement/accord-\(number)"
        let newcomer = recent(world.institutions.count)
        if !world.agreements[number].isInForce {
            world.agreements[number].isInForce = true
            return draft("agreement.entered-into-force", subject, effective: text(today))
        }
        if random.chance(30), !world.agreements[number].parties.contains(newcomer) {
            world.agreements[number].parties.append(newcomer)
            return draft("agreement.party-acceded", subject, effective: text(today)) { json, _ in
                json.member("party", "library-\(newcomer)")
            }
        }
        return draft(random.chance(50) ? "agreement.amended" : "agreement.renewed", subject, effective: text(today)) {
            json, random in
            json.member("summary", "Exchange of \(10 + random.below(90)) volumes and of their digital copies.")
        }
    }

    private mutating func conference() -> [UInt8] {
        world.disputables.append(position)
        if world.conferences.isEmpty || random.chance(25) {
            let number = world.conferences.count
            let host = recent(world.institutions.count)
            world.conferences.append(World.Conference(isHeld: random.chance(50), day: day))
            let isHeld = world.conferences[number].isHeld
            let when = isHeld ? "\(text(day))/\(text(day + 2))" : text(day)
            return draft(
                isHeld ? "conference.held" : "conference.announced", "conference/forum-\(number)", effective: when
            ) { json, random in
                json.member("city", Words.english.place(&random))
                json.key("hosts")
                json.beginArray()
                json.string("library-\(host)")
                json.endArray()
                json.member("kind", "forum")
                Workload.names("titles", random.pick(Words.others), &json, &random) { $0.document(number, &$1) }
            }
        }
        let number = recent(world.conferences.count)
        let today = max(day, world.conferences[number].day + 1)
        world.conferences[number].day = today
        let subject = "conference/forum-\(number)"
        guard world.conferences[number].isHeld else {
            world.conferences[number].isHeld = true
            return draft("conference.held", subject, effective: text(today)) { json, random in
                json.member("kind", "forum")
                Workload.names("titles", random.pick(Words.others), &json, &random) { $0.document(number, &$1) }
            }
        }
        return draft("conference.participation-recorded", subject, effective: text(today)) { json, random in
            json.member("countries", Int64(2 + random.below(40)))
            json.member("institutions", Int64(5 + random.below(100)))
            json.member("people", Int64(20 + random.below(900)))
        }
    }

    private mutating func programme() -> [UInt8] {
        world.disputables.append(position)
        if world.programmes.isEmpty || random.chance(25) {
            let number = world.programmes.count
            world.programmes.append(World.Programme(day: day))
            return draft("programme.announced", "programme/project-\(number)", effective: text(day)) { json, random in
                json.member("kind", "digital-library")
                Workload.names("titles", random.pick(Words.others), &json, &random) { $0.document(number, &$1) }
            }
        }
        let number = recent(world.programmes.count)
        let today = max(day, world.programmes[number].day + 1)
        let wasLaunched = world.programmes[number].isLaunched
        world.programmes[number] = World.Programme(isLaunched: true, day: today)
        return draft(
            wasLaunched ? "programme.milestone-recorded" : "programme.launched", "programme/project-\(number)",
            effective: text(today)
        ) { json, random in
            json.member("summary", "\(1 + random.below(90)) thousand pages scanned and described.")
        }
    }

    private mutating func correction() -> [UInt8] {
        guard let first = world.correctables.first, first.position < batchStart else {
            return description(recent(world.institutions.count))
        }
        let end = world.correctables.partitioningIndex { $0.position >= batchStart }
        let index = end - 1 - random.below(min(end, 512))
        let target = world.correctables.remove(at: index)
        if random.chance(20) {
            return draft(
                "entry.retracted", "entry/\(target.position)", effective: nil,
                reason: "the source had another library in mind")
        }
        return description(
            target.institution, on: text(target.day), corrects: target.position,
            reason: "the city was misread in the source")
    }

    private mutating func dispute() -> [UInt8] {
        guard !world.disputables.isEmpty else { return description(recent(world.institutions.count)) }
        let target = world.disputables[recent(world.disputables.count)]
        let number = position
        return draft("entry.disputed", "entry/\(target)", effective: nil) { json, random in
            json.member("claim", "Another report says it was \(1 + random.below(30)) days later (\(number)).")
        }
    }

    private mutating func total() -> [UInt8] {
        guard world.totalsPublished < 100 else { return description(recent(world.institutions.count)) }
        world.totalsPublished += 1
        return draft("alliance.total-published", "alliance/silk-road", effective: text(day)) { json, random in
            json.member("bound", "at-least")
            json.member("institutions", Int64(20 + random.below(400)))
            json.member("measure", "members")
        }
    }
}

extension [World.Correctable] {
    /// Where the elements begin for which it is true; they stand behind all the others.
    fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
