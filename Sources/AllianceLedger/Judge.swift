import Alliances
import CanonicalJSON
import EventLog
import LMDB
import Projections
import TransparencyLog

/// Decides about one batch: what is held already, what is wrong, and otherwise all that is to be written. It only reads;
/// nothing is written before the whole batch is found good.
struct Judge {
    /// A subject the batch touches or refers to.
    struct SubjectWork {
        let name: String
        let kind: SubjectKind
        /// Nil if the log does not know it.
        var number: SubjectNumber?
        var shelf = Shelf.none
        /// Whether the log holds an entry of its timeline that is not taken out.
        var wasOpen = false
        var row = Row()
        /// Whether the batch has an entry about it, and `row` is its row.
        var isTouched = false
    }

    struct Candidate {
        let line: Int32
        let id: Alliances.EventID
        let type: EventType
        let subject: Int32
        let takesOut: UInt32?
        let bytes: Range<Int>
        let references: Range<Int32>
    }

    let base: UInt32
    let time: Instant
    let origin: String
    let options: AppendOptions

    private(set) var candidates: [Candidate] = []
    private(set) var subjects: [SubjectWork] = []
    /// Indexes of subjects, by candidate.
    private(set) var references: [Int32] = []
    private(set) var held: [Acceptance.Held] = []
    private(set) var refusals: [Refusal] = []
    /// The accepted entries, one after another.
    private(set) var arena: [UInt8] = []

    /// Numbered as `subjects`.
    private var names = SubjectNames()
    /// Subjects that have not been looked up in the log yet.
    private var unknown: [Int] = []
    private var byID = HashedNumbers()
    private var frame: EntryFrame
    private var hasher = MerkleHasher()
    private var takenOut: [UInt32: Int32] = [:]
    private var retractedSubjects: Set<Int32> = []
    private var waiting: [Waiting] = []
    /// The contents of the drafts that wait.
    private var contents = JSONWriter(reserving: 1 << 10)

    private struct Waiting {
        let line: Int?
        let actor: String?
        let content: Content
        let encoded: EncodedContent
        let id: Alliances.EventID
        /// Unless it names an entry.
        var subject: Int32?
        var references: Range<Int32> = 0..<0
    }

    /// Drafts looked up in the indexes together, which is far cheaper than one by one; so few that they stay in the cache.
    private static let chunk = 512

    init(_ read: borrowing ReadTransaction, origin: String, now: Instant, options: AppendOptions) throws(StoreError) {
        let head = try Head(read)
        try head.expectKnownVocabulary(read.act)
        base = head.size.rawValue
        time = Instant(microseconds: max(now.microseconds, head.lastTime + 1))
        self.origin = origin
        self.options = options
        frame = EntryFrame(source: origin, recorded: time)
    }

    /// - Parameter count: of drafts to come, if it is known.
    mutating func reserve(_ count: Int) {
        candidates.reserveCapacity(count)
        // Address space only: pages are not there before they are written to.
        arena.reserveCapacity(count * 420)
    }

    // MARK: - Taking drafts

    mutating func take(_ submission: Submission, in read: borrowing ReadTransaction) throws(StoreError) {
        switch submission.draft {
        case .failure(let rejection): refuse(submission.line, rejection)
        case .success(var draft):
            let named: [EntryReference] = [draft.content.corrects, draft.content.subject.entry].compactMap { $0 }
            for case .id(let id) in named {
                // What it names may be a draft before it.
                try flush(in: read)
                guard let position = try position(of: id, in: read) else {
                    refuse(
                        submission.line,
                        Rejection(
                            .unknownEntry, "no entry has the id \(id)",
                            advice: "check the id; a draft can name an entry of the log or an earlier line"))
                    return
                }
                if draft.content.corrects == .id(id) { draft.content.corrects = .position(position) }
                if draft.content.subject.entry == .id(id) { draft.content.subject = .entry(position) }
            }
            let encoded = draft.content.write(to: &contents)
            let id = draft.id ?? derivedID(encoded)
            waiting.append(
                Waiting(line: submission.line, actor: draft.actor, content: draft.content, encoded: encoded, id: id))
            if waiting.count == Judge.chunk { try flush(in: read) }
        }
    }

    private mutating func derivedID(_ encoded: EncodedContent) -> Alliances.EventID {
        let bytes = contents.bytes
        return hasher.content(bytes.span.extracting(encoded.range)).eventID
    }

    private func position(of id: Alliances.EventID, in read: borrowing ReadTransaction) throws(StoreError) -> Position?
    {
        if let index = candidate(id) { return Position(base + UInt32(index)) }
        let found = try read.position(of: LogID(id)) { (stored) throws(StoreError) in
            try read.entry(stored).id == id
        }
        return found.map { Position($0.rawValue) }
    }

    private func candidate(_ id: Alliances.EventID) -> Int? {
        byID.find(IndexHash.hash(LogID(id))) { candidates[$0].id == id }
    }

    mutating func flush(in read: borrowing ReadTransaction) throws(StoreError) {
        guard !waiting.isEmpty else { return }
        // Lent out while the rest changes, then put back for the next drafts.
        var drafts: [Waiting] = []
        var contents = JSONWriter(reserving: 0)
        swap(&drafts, &waiting)
        swap(&contents, &self.contents)
        var positions = [LogPosition?](repeating: nil, count: drafts.count)
        if base > 0 {
            positions = try read.positions(of: drafts.map { LogID($0.id) }) { (id, stored) throws(StoreError) in
                LogID(try read.entry(stored).id) == id
            }
        }
        for index in drafts.indices where positions[index] == nil { nameSubjects(&drafts[index]) }
        try lookUpSubjects(in: read)
        for index in drafts.indices {
            if let position = positions[index] {
                try compare(drafts[index], with: position, in: read)
            } else if let earlier = candidate(drafts[index].id) {
                try takeRepeated(drafts[index], earlier: earlier)
            } else {
                try judge(drafts[index], contents: contents.bytes.span, in: read)
            }
        }
        contents.bytes.removeAll(keepingCapacity: true)
        drafts.removeAll(keepingCapacity: true)
        swap(&drafts, &waiting)
        swap(&contents, &self.contents)
    }

    /// A draft whose id the log has.
    private mutating func compare(
        _ draft: Waiting, with position: LogPosition, in read: borrowing ReadTransaction
    ) throws(StoreError) {
        let content = try read.entry(at: position) { (stored) throws(StoreError) in try read.entry(stored).content }
        guard content == draft.content else {
            return refuse(
                draft.line,
                Rejection(
                    .idTaken, "the id \(draft.id) is that of #\(position.rawValue), which says something else",
                    advice: "leave the id out, or give this draft one of its own",
                    entries: [Position(position.rawValue)]))
        }
        let by = try read.superseder(of: position)
        held.append(
            Acceptance.Held(
                line: draft.line, position: Position(position.rawValue), earlierLine: nil,
                takenOutBy: by.map { Position($0.rawValue) }))
    }

    private mutating func takeRepeated(_ draft: Waiting, earlier: Int) throws(StoreError) {
        let (line, id) = (draft.line, draft.id)
        let candidate = candidates[earlier]
        let same: Bool
        do {
            same = try Entry(canonical: arena.span.extracting(candidate.bytes)).content == draft.content
        } catch {
            same = false
        }
        let earlierLine = candidate.line >= 0 ? Int(candidate.line) : nil
        if same {
            held.append(Acceptance.Held(line: line, position: nil, earlierLine: earlierLine, takenOutBy: nil))
        } else {
            refuse(
                line,
                Rejection(
                    .idTaken, "the id \(id) is that of \(earlierLine.map { "line \($0)" } ?? "an earlier draft")",
                    advice: "leave the id out, or give each draft one of its own"))
        }
    }

    private mutating func refuse(_ line: Int?, _ rejection: Rejection) {
        refusals.append(Refusal(line: line, rejection))
    }

    // MARK: - One draft

    private mutating func judge(
        _ draft: Waiting, contents: Span<UInt8>, in read: borrowing ReadTransaction
    ) throws(StoreError) {
        let (line, content) = (draft.line, draft.content)
        let position = base + UInt32(candidates.count)
        var takesOut: UInt32?
        var subject: Int32
        var target: UInt32 = 0
        if case .position(let named) = content.subject.entry {
            target = named.rawValue
            switch try entryTarget(content, named, in: read) {
            case .failure(let rejection): return refuse(line, rejection)
            case .success(let owner): subject = owner
            }
            if content.event.type == .entryRetracted { takesOut = target }
        } else if let own = draft.subject {
            subject = own
        } else {
            subject = try intern(content.subject.name, content.subject.kind, in: read)
        }
        if case .position(let corrected) = content.corrects {
            switch try correctionTarget(content, corrected, in: read) {
            case .some(let rejection): return refuse(line, rejection)
            case nil: takesOut = corrected.rawValue
            }
        }
        if let takesOut {
            if let other = takenOut[takesOut] {
                let otherLine = candidates[Int(other)].line
                return refuse(
                    line,
                    Rejection(
                        .targetTwice, "#\(takesOut) is corrected or retracted twice in one batch",
                        advice: otherLine >= 0 ? "keep one: line \(otherLine) does it too" : "keep one"))
            }
        }
        let start = arena.count
        frame.append(
            draft.encoded, of: contents, id: draft.id, actor: draft.actor ?? options.actor, to: &arena)
        let length = arena.count - start
        guard length <= Entry.maximumLength else {
            arena.removeLast(length)
            return refuse(
                line,
                Rejection(
                    .entryTooLong, "the entry would have \(length) bytes; an entry has at most \(Entry.maximumLength)",
                    advice: "put the long text into a document, register it as evidence with its sha256, and cite it"))
        }
        // Not before it is sure to be a candidate: its index stands for it.
        if let takesOut { takenOut[takesOut] = Int32(candidates.count) }
        try loadRow(subject, in: read)
        let data = contents.extracting(draft.encoded.data)
        if content.event.type == .entryRetracted {
            subjects[Int(subject)].row.stage(retracting: target)
            retractedSubjects.insert(subject)
        } else if content.event.type == .entryDisputed {
            subjects[Int(subject)].row.stage(dispute: position, of: target, content, data: data)
        } else {
            subjects[Int(subject)].row.stage(position, content, data: data)
        }
        byID.insert(IndexHash.hash(LogID(draft.id)), candidates.count)
        candidates.append(
            Candidate(
                line: Int32(line ?? -1), id: draft.id, type: content.event.type, subject: subject, takesOut: takesOut,
                bytes: start..<start + length, references: draft.references))
    }

    /// The subject whose fact a retraction or a dispute is about, if it may be.
    private mutating func entryTarget(
        _ content: Content, _ target: Position, in read: borrowing ReadTransaction
    ) throws(StoreError) -> Result<Int32, Rejection> {
        let isRetraction = content.event.type == .entryRetracted
        if target.rawValue >= base {
            let index = Int(target.rawValue - base)
            guard index < candidates.count else {
                return .failure(unknown(target))
            }
            if isRetraction { return .failure(inSameBatch(target)) }
            guard candidates[index].type.subjectKind != .entry else { return .failure(notAFact(target)) }
            return .success(candidates[index].subject)
        }
        let (type, number) = try read.entry(at: LogPosition(rawValue: target.rawValue)) { (stored) throws(StoreError) in
            (try read.entry(stored).event.type, stored.subject)
        }
        switch (type, isRetraction) {
        case (.entryRetracted, _), (.entryDisputed, false): return .failure(notAFact(target))
        default: break
        }
        if let by = try takenOutBefore(target, in: read) { return .failure(by) }
        let name = try read.subject(number) { (subject) in
            String(decoding: [UInt8](subject.name), as: UTF8.self)
        }
        guard let slash = name.firstIndex(of: "/"),
            let kind = SubjectKind.allCases.first(where: { $0.name == name[..<slash] })
        else { throw StoreError.corrupted(read.act, "subject \(number.rawValue) has no proper name") }
        return .success(try intern(name, kind, in: read))
    }

    private func correctionTarget(
        _ content: Content, _ target: Position, in read: borrowing ReadTransaction
    ) throws(StoreError) -> Rejection? {
        guard target.rawValue < base else {
            return target.rawValue < base + UInt32(candidates.count) ? inSameBatch(target) : unknown(target)
        }
        let old = try read.entry(at: LogPosition(rawValue: target.rawValue)) { (stored) throws(StoreError) in
            try read.entry(stored).content
        }
        if old.subject.kind == .entry { return notAFact(target) }
        if old.subject != content.subject {
            return Rejection(
                .correctsOtherSubject, "\(target) is about \(old.subject), not about \(content.subject)",
                advice: "a correction has the subject of what it corrects; otherwise retract \(target) and record anew",
                entries: [target])
        }
        if old.event.type != content.event.type {
            return Rejection(
                .correctsOtherType, "\(target) is \(old.event.type.name), not \(content.event.type.name)",
                advice: "a correction has the type of what it corrects; otherwise retract \(target) and record anew",
                entries: [target])
        }
        return try takenOutBefore(target, in: read)
    }

    private func takenOutBefore(_ target: Position, in read: borrowing ReadTransaction) throws(StoreError) -> Rejection?
    {
        guard let by = try read.superseder(of: LogPosition(rawValue: target.rawValue)) else { return nil }
        return Rejection(
            .alreadyTakenOut, "\(target) has been corrected or retracted by #\(by.rawValue)",
            advice: "look at alliance log --from \(by.rawValue) --until \(by.rawValue); being taken out is final",
            entries: [Position(by.rawValue)])
    }

    private func unknown(_ target: Position) -> Rejection {
        Rejection(.unknownEntry, "there is no entry \(target)", advice: "the log holds \(base) entries, #0 on")
    }

    private func inSameBatch(_ target: Position) -> Rejection {
        Rejection(
            .targetInSameBatch, "what is corrected or retracted must be in the log before the batch",
            advice: "change the draft itself instead")
    }

    private func notAFact(_ target: Position) -> Rejection {
        Rejection(
            .notCorrectable, "\(target) is a retraction or a dispute",
            advice: "a dispute can be retracted; nothing else of the kind can be corrected, retracted or disputed",
            entries: [target])
    }

    // MARK: - Subjects

    /// Numbers what a draft is about and refers to, in the order a replay meets them.
    private mutating func nameSubjects(_ draft: inout Waiting) {
        let content = draft.content
        if content.subject.kind != .entry {
            let (number, isNew) = names.number(content.subject.name)
            if isNew { addSubject(content.subject.name, content.subject.kind) }
            draft.subject = Int32(number)
        }
        let first = Int32(references.count)
        content.forEachReference { kind, id in
            let (number, isNew) = names.number(kind, id)
            if isNew { addSubject(kind.name + "/" + id, kind) }
            references.append(Int32(number))
        }
        draft.references = first..<Int32(references.count)
    }

    private mutating func addSubject(_ name: String, _ kind: SubjectKind) {
        unknown.append(subjects.count)
        subjects.append(SubjectWork(name: name, kind: kind))
    }

    /// What the log holds of the subjects that are new here: all at once, which is far cheaper than one by one.
    private mutating func lookUpSubjects(in read: borrowing ReadTransaction) throws(StoreError) {
        defer { unknown.removeAll(keepingCapacity: true) }
        guard base > 0, !unknown.isEmpty else { return }
        let numbers = try read.subjects(named: unknown.map { names.name($0) })
        for (index, number) in zip(unknown, numbers) {
            guard let number else { continue }
            let shelf = try read.subject(number) { $0.shelf }
            subjects[index].number = number
            subjects[index].shelf = shelf
            subjects[index].wasOpen = shelf != .none
        }
    }

    private mutating func intern(
        _ name: String, _ kind: SubjectKind, in read: borrowing ReadTransaction
    ) throws(StoreError) -> Int32 {
        let (number, isNew) = names.number(name)
        if isNew {
            addSubject(name, kind)
            try lookUpSubjects(in: read)
        }
        return Int32(number)
    }

    private mutating func loadRow(_ index: Int32, in read: borrowing ReadTransaction) throws(StoreError) {
        guard !subjects[Int(index)].isTouched else { return }
        subjects[Int(index)].isTouched = true
        guard let number = subjects[Int(index)].number else { return }
        let name = subjects[Int(index)].name
        subjects[Int(index)].row = try read.subject(number) { (stored) throws(StoreError) in
            try read.row(stored.row, of: name)
        }
    }

    // MARK: - The whole batch

    /// Gives the entries' bytes away, for writing.
    mutating func takeArena() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &arena)
        return taken
    }

    /// Judges the timelines and the references; call it once, after the last draft.
    mutating func conclude(in read: borrowing ReadTransaction) throws(StoreError) {
        try flush(in: read)
        try judgeTogether(in: read)
        refusals = try Refusal.suggesting(refusals, unknown: unknownSubjects, in: read)
    }

    /// What nothing is recorded of, by the place of the refusal that misses it.
    private var unknownSubjects: [Int: String] = [:]

    private mutating func judgeTogether(in read: borrowing ReadTransaction) throws(StoreError) {
        if let expected = options.expectedSize, !candidates.isEmpty, Int(base) != expected {
            refusals.append(
                Refusal(
                    line: nil,
                    Rejection(
                        .logMovedOn, "the log holds \(base) entries, not \(expected)",
                        advice: "look at what was added: alliance log --from \(expected), then decide again")))
        }
        guard refusals.isEmpty else { return }
        for index in subjects.indices where subjects[index].isTouched {
            if let failure = subjects[index].row.settle() { report(failure, of: index) }
        }
        guard refusals.isEmpty else { return }
        judgeReferences()
        try judgeRetractions(in: read)
        try judgeAlliance(in: read)
    }

    private func line(_ draft: Int) -> Int? { candidates[draft].line >= 0 ? Int(candidates[draft].line) : nil }

    /// Lines by the subject they are about; made when the first refusal needs it.
    private var linesBySubject: [Int32: [Int]]?

    private mutating func lines(of subject: Int) -> [Int] {
        var all = linesBySubject ?? [:]
        if linesBySubject == nil {
            for draft in candidates.indices {
                if let line = line(draft) { all[candidates[draft].subject, default: []].append(line) }
            }
            linesBySubject = all
        }
        return all[Int32(subject)] ?? []
    }

    private mutating func report(_ failure: FoldFailure, of index: Int) {
        let subject = subjects[index]
        func draft(_ position: UInt32) -> Int? { position >= base ? Int(position - base) : nil }
        func entries(_ positions: [UInt32]) -> [Position] { positions.filter { $0 < base }.map { Position($0) } }
        let lines = lines(of: index)
        switch failure {
        case .impossible(let position, let type, let objection, let blocking):
            var rejection = objection.rejection(of: type, subject: subject.name)
            rejection.entries = entries([blocking].compactMap { $0 })
            rejection.drafts = [blocking].compactMap { $0 }.compactMap(draft)
            if let own = draft(position) {
                if subject.number == nil { unknownSubjects[refusals.count] = subject.name }
                refusals.append(Refusal(line: line(own), rejection))
            } else {
                // An older entry would no longer hold: every line that touches its subject may be the cause.
                refusals.append(Refusal(line: nil, lines: lines, entry: Position(position), rejection))
            }
        case .tooManyOpen(let positions):
            let open = positions.compactMap(draft).compactMap { self.line($0) }
            refusals.append(
                Refusal(
                    line: open.first ?? lines.first, lines: open.isEmpty ? lines : open,
                    Rejection(
                        .tooManyOpen,
                        "more than \(Timeline.maximumOpen) entries of \(subject.name) could each come next",
                        advice: "narrow a date", entries: entries(positions))))
        case .tooLong(let count):
            refusals.append(
                Refusal(
                    line: lines.first, lines: lines,
                    Rejection(
                        .timelineTooLong,
                        "\(subject.name) would have \(count) entries; a timeline has at most \(Timeline.maximumCount)",
                        advice: "retract what no longer matters, or record it of several subjects")))
        case .unreadable(let message):
            refusals.append(
                Refusal(
                    line: lines.first,
                    Rejection(.badValue, "the row of \(subject.name): \(message)", advice: "run alliance replay")))
        }
    }

    private func isOpen(_ index: Int32) -> Bool {
        let subject = subjects[Int(index)]
        return subject.isTouched ? !subject.row.isEmpty : subject.wasOpen
    }

    private mutating func judgeReferences() {
        for (draft, candidate) in candidates.enumerated() {
            for place in candidate.references where !isOpen(references[Int(place)]) {
                let index = references[Int(place)]
                let target = subjects[Int(index)]
                if target.wasOpen, retractedSubjects.contains(index) {
                    refusals.append(
                        Refusal(
                            line: line(draft), lines: lines(of: Int(index)),
                            Rejection(
                                .stillReferredTo, "\(target.name) is taken away by the same batch",
                                advice: "leave out the one or the other")))
                    continue
                }
                let verb = target.kind == .evidence || target.kind == .institution ? "registered" : "recorded"
                unknownSubjects[refusals.count] = target.name
                refusals.append(
                    Refusal(
                        line: line(draft),
                        Rejection(
                            .notRegistered, "\(target.name) is not \(verb)",
                            advice: target.kind == .evidence
                                ? "register the document first: alliance evidence register \(target.name.dropFirst(9)) …"
                                : "record it first, or in the same file")))
            }
        }
    }

    /// What is referred to cannot be taken away alone.
    private mutating func judgeRetractions(in read: borrowing ReadTransaction) throws(StoreError) {
        for index in retractedSubjects.sorted() where subjects[Int(index)].row.isEmpty {
            let subject = subjects[Int(index)]
            guard let number = subject.number else { continue }
            var referrers: [Position] = []
            try read.scanReferrers(of: number) { (position) throws(StoreError) in
                if takenOut[position.rawValue] == nil, try read.superseder(of: position) == nil {
                    referrers.append(Position(position.rawValue))
                }
                return referrers.count < 10 ? .next : .stop
            }
            guard !referrers.isEmpty else { continue }
            let lines = lines(of: Int(index))
            refusals.append(
                Refusal(
                    line: lines.first, lines: lines,
                    Rejection(
                        .stillReferredTo,
                        "\(subject.name) is referred to by " + referrers.map(\.description).joined(separator: ", "),
                        advice: "correct or retract these in the same batch", entries: referrers)))
        }
    }

    /// One ledger keeps one alliance.
    private mutating func judgeAlliance(in read: borrowing ReadTransaction) throws(StoreError) {
        let touched = subjects.indices.filter { subjects[$0].kind == .alliance && isOpen(Int32($0)) }
        guard !touched.isEmpty else { return }
        var open = Set(touched.map { subjects[$0].name })
        try read.scanSubjects(on: Shelf(.alliance)) { (number) throws(StoreError) in
            let name = try read.subject(number) { String(decoding: [UInt8]($0.name), as: UTF8.self) }
            if let index = names.find(name), !isOpen(Int32(index)) { return .next }
            open.insert(name)
            return .next
        }
        guard open.count > 1 else { return }
        for index in touched where !subjects[index].wasOpen {
            let lines = lines(of: index)
            refusals.append(
                Refusal(
                    line: lines.first, lines: lines,
                    Rejection(
                        .secondAlliance, "one ledger keeps one alliance: " + open.sorted().joined(separator: ", "),
                        advice: "make a ledger of its own for another alliance")))
        }
    }
}

extension TreeHash {
    /// The id derived from a content that has this hash.
    fileprivate var eventID: Alliances.EventID {
        let (high, low) = firstWords
        return Alliances.EventID(digestHigh: high, digestLow: low)
    }
}

extension LogID {
    init(_ id: Alliances.EventID) { self.init(high: id.high, low: id.low) }
}

extension ReadTransaction {
    /// The entry, decoded.
    func entry(_ stored: StoredEntry) throws(StoreError) -> Entry {
        do {
            return try Entry(canonical: stored.bytes)
        } catch {
            if error.code == .unknownType || error.code == .unknownField {
                throw StoreError(
                    .versionMismatch, act: act,
                    "\(stored.position) was written by a newer program (\(error.sentence)). Use that one.")
            }
            throw StoreError.corrupted(act, "\(stored.position) cannot be read: \(error.sentence)")
        }
    }

    func row(_ bytes: Span<UInt8>, of subject: String) throws(StoreError) -> Row {
        if bytes.isEmpty { return Row() }
        do {
            return try Row(encoded: bytes)
        } catch {
            throw StoreError.corrupted(act, "the row of \(subject): \(error.message)")
        }
    }
}
