import Alliances
import CanonicalJSON
import EventLog
import Projections

/// The state of a ledger made from entries alone, one after another: the fold a replay compares with what is stored, and
/// by which a past state of knowledge is asked. It looks at nothing but the entries it is given.
///
/// Memory is bounded by the rows, and by eight bytes an entry and four a reference for owners and what refers to what.
struct Recomputation {
    private struct Subject {
        let kind: SubjectKind
        var isTouched = false
        var isReferred = false
        /// 1 + the last position about it.
        var last: UInt32 = 0
        var count: UInt32 = 0
        /// How many entries that are not taken out refer to it.
        var references: UInt32 = 0
    }

    /// A rule that an accepted entry breaks: the log was not written by this program, or was altered.
    struct Violation {
        let position: UInt32
        let message: String
    }

    private var subjects: [Subject] = []
    /// Numbered as `subjects`, and so are `rows`.
    private var names = SubjectNames()
    private var rows: RowArena
    /// The subject each entry is about: of a retraction or a dispute, that of the entry it names.
    private(set) var owners: [UInt32] = []
    /// 1 + the position before the newest entry about its subject, 0 for none.
    private(set) var lastBefore: UInt32 = 0
    private(set) var supersessions: [UInt32: UInt32] = [:]
    /// The subjects that entries refer to, one entry's after another's; each entry's end where the next ones begin.
    private var targets: [UInt32] = []
    private var targetEnds: [UInt32] = []
    private(set) var violations: [Violation] = []
    private(set) var violationCount = 0
    /// Disputes and retractions, which corrections and disputes may not name.
    private var entryEvents: [UInt32: EventType] = [:]
    private var openAlliances: Set<UInt32> = []

    private var batchStart: UInt32 = 0
    private var touched: [UInt32] = []
    private var referred: [UInt32] = []

    var count: UInt32 { UInt32(owners.count) }

    /// Told of each reference: the target's number and the position.
    typealias OnReference = (UInt32, UInt32) -> Void

    init(expecting entries: Int = 0) {
        // Address space only, unless a million are really there.
        owners.reserveCapacity(min(entries, 1 << 24))
        targetEnds.reserveCapacity(min(entries, 1 << 24))
        rows = RowArena(expecting: entries)
    }

    private mutating func intern(_ name: Gists.Name, _ bytes: Span<UInt8>) -> UInt32 {
        let (number, isNew) = names.number(bytes.extracting(name.bytes), hash: name.hash)
        if isNew { addSubject(name.kind) }
        return UInt32(number)
    }

    private mutating func addSubject(_ kind: SubjectKind) {
        subjects.append(Subject(kind: kind))
        rows.addRow()
    }

    // MARK: - What is known of a subject

    var subjectCount: Int { subjects.count }
    func name(_ subject: Int) -> String { String(decoding: names.name(subject), as: UTF8.self) }
    func withName<Answer>(_ subject: Int, _ body: (Span<UInt8>) -> Answer) -> Answer { names.lend(subject, to: body) }
    func kind(_ subject: Int) -> SubjectKind { subjects[subject].kind }
    func entryCount(_ subject: Int) -> UInt32 { subjects[subject].count }
    /// 1 + the last position about it, 0 for none.
    func last(_ subject: Int) -> UInt32 { subjects[subject].last }
    func references(_ subject: Int) -> UInt32 { subjects[subject].references }
    func isEmpty(_ subject: Int) -> Bool { rows.isEmpty(subject) }
    func row(_ subject: Int) -> Row { rows.row(subject) }
    func encodeRow(_ subject: Int, into bytes: inout [UInt8]) { rows.encode(subject, into: &bytes) }

    func shelf(_ subject: Int) -> Shelf {
        Shelf.of(
            subjects[subject].kind, isEmpty: rows.isEmpty(subject), hasMembership: rows.hasMembership(subject))
    }

    /// The part of its name after the kind.
    func id(_ subject: Int) -> String {
        withName(subject) { name in
            String(decoding: [UInt8](name.extracting((kind(subject).name.utf8.count + 1)..<name.count)), as: UTF8.self)
        }
    }

    func subject(named name: String) -> UInt32? { names.find(name).map { UInt32($0) } }

    private mutating func violate(_ position: UInt32, _ message: String) {
        violationCount += 1
        if violations.count < 20 { violations.append(Violation(position: position, message: message)) }
    }

    /// Adds the next entry. Call `endBatch` between entries of different times.
    ///
    /// - Parameter onReference: told of each subject it refers to, by number
    mutating func add(_ item: Gists.Item, of gists: Gists, onReference: OnReference = { _, _ in }) {
        let position = count
        let bytes = gists.bytes.span
        let payload = bytes.extracting(item.payload)
        defer { targetEnds.append(UInt32(targets.count)) }
        let owner: UInt32
        if let target = item.entry {
            guard target < position else {
                violate(position, "it names #\(target), which is not before it")
                owners.append(intern(item.subject, bytes))
                return
            }
            owner = owners[Int(target)]
            judgeEntryTarget(item.gist.type, target, position)
        } else {
            owner = intern(item.subject, bytes)
        }
        owners.append(owner)
        let number = Int(owner)
        lastBefore = subjects[number].last
        subjects[number].last = position + 1
        subjects[number].count += 1
        if !subjects[number].isTouched {
            subjects[number].isTouched = true
            touched.append(owner)
        }
        if let target = item.gist.corrects {
            judgeCorrection(item.gist.type, target, position, owner)
            takeOut(target, by: position)
        }
        switch (item.gist.type, item.entry) {
        case (.entryRetracted, let target?):
            takeOut(target, by: position)
            rows.stage(retracting: target, in: number)
            entryEvents[position] = .entryRetracted
        case (.entryDisputed, let target?):
            rows.stage(dispute: position, of: target, payload: payload, in: number)
            entryEvents[position] = .entryDisputed
        default: rows.stage(position, item.gist, payload: payload, in: number)
        }
        for place in item.references {
            let target = intern(gists.references[place], bytes)
            subjects[Int(target)].references += 1
            if !subjects[Int(target)].isReferred {
                subjects[Int(target)].isReferred = true
                referred.append(target)
            }
            targets.append(target)
            onReference(target, position)
        }
    }

    private mutating func judgeEntryTarget(_ type: EventType, _ target: UInt32, _ position: UInt32) {
        let isRetraction = type == .entryRetracted
        if isRetraction, target >= batchStart { violate(position, "it retracts #\(target) of its own batch") }
        switch entryEvents[target] {
        case .entryRetracted: violate(position, "it names the retraction #\(target)")
        case .entryDisputed where !isRetraction: violate(position, "it disputes the dispute #\(target)")
        default: break
        }
        if let by = supersessions[target], by < batchStart || isRetraction {
            violate(position, "it names #\(target), which #\(by) has taken out")
        }
    }

    private mutating func judgeCorrection(_ type: EventType, _ target: UInt32, _ position: UInt32, _ owner: UInt32) {
        guard target < batchStart else {
            return violate(position, "it corrects #\(target), which is not before its batch")
        }
        if owners[Int(target)] != owner || entryEvents[target] != nil {
            violate(position, "it corrects #\(target), which is about something else")
        }
        if let by = supersessions[target] {
            violate(position, "it corrects #\(target), which #\(by) has taken out")
        } else if let old = rows.type(at: target, in: Int(owner)), old != type {
            violate(position, "it corrects #\(target), which is of another type")
        }
    }

    private mutating func takeOut(_ target: UInt32, by position: UInt32) {
        guard supersessions[target] == nil, target < position else { return }
        supersessions[target] = position
        let start = target == 0 ? 0 : Int(targetEnds[Int(target) - 1])
        for number in targets[start..<Int(targetEnds[Int(target)])] { subjects[Int(number)].references -= 1 }
    }

    /// Judges the batch that ends here as the ledger did when it accepted it.
    mutating func endBatch() {
        for number in touched {
            let place = Int(number)
            if let failure = rows.settle(place) {
                violate(count - 1, "with its batch, the timeline of \(name(place)) cannot be: \(failure)")
            }
            subjects[place].isTouched = false
            if rows.isEmpty(place) {
                openAlliances.remove(number)
                if subjects[place].references > 0 {
                    violate(count - 1, "its batch takes away \(name(place)), to which others refer")
                }
            } else if subjects[place].kind == .alliance {
                openAlliances.insert(number)
                if openAlliances.count > 1 { violate(count - 1, "its batch opens a second alliance") }
            }
        }
        for number in referred {
            subjects[Int(number)].isReferred = false
            guard rows.isEmpty(Int(number)) else { continue }
            violate(count - 1, "its batch refers to \(name(Int(number))), which no entry opens")
        }
        touched.removeAll(keepingCapacity: true)
        referred.removeAll(keepingCapacity: true)
        batchStart = count
    }
}
