import Alliances
import CanonicalJSON
import EventLog
import Projections

/// The state of a ledger made from entries alone, one after another: the fold a replay compares with what is stored, and
/// by which a past state of knowledge is asked. It looks at nothing but the entries it is given.
///
/// Memory is bounded by the rows, and by eight bytes an entry and four a reference for owners and what refers to what.
struct Recomputation {
    struct Subject {
        let name: String
        let kind: SubjectKind
        var row = Row()
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

    private(set) var subjects: [Subject] = []
    /// Numbered as `subjects`.
    private var names = SubjectNames()
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
    private var isTouched: [Bool] = []
    private var referred: [UInt32] = []
    private var isReferred: [Bool] = []

    var count: UInt32 { UInt32(owners.count) }

    /// Told of each reference: the target's number and the position.
    typealias OnReference = (UInt32, UInt32) -> Void

    init(expecting entries: Int = 0) {
        owners.reserveCapacity(entries)
        targetEnds.reserveCapacity(entries)
    }

    private mutating func intern(_ name: String, _ kind: SubjectKind) -> UInt32 {
        let (number, isNew) = names.number(name)
        if isNew { addSubject(name, kind) }
        return UInt32(number)
    }

    private mutating func addSubject(_ name: String, _ kind: SubjectKind) {
        subjects.append(Subject(name: name, kind: kind))
        isTouched.append(false)
        isReferred.append(false)
    }

    func subject(named name: String) -> UInt32? { names.find(name).map { UInt32($0) } }

    private mutating func violate(_ position: UInt32, _ message: String) {
        violationCount += 1
        if violations.count < 20 { violations.append(Violation(position: position, message: message)) }
    }

    /// Adds the next entry. Call `endBatch` between entries of different times.
    mutating func add(_ content: Content, data: Span<UInt8>, onReference: OnReference) {
        let position = count
        defer { targetEnds.append(UInt32(targets.count)) }
        var owner: UInt32
        if case .position(let target) = content.subject.entry {
            guard target.rawValue < position else {
                violate(position, "it names #\(target.rawValue), which is not before it")
                owners.append(intern(content.subject.name, .entry))
                return
            }
            owner = owners[Int(target.rawValue)]
            judgeEntryTarget(content, target.rawValue, position)
        } else {
            owner = intern(content.subject.name, content.subject.kind)
        }
        owners.append(owner)
        let number = Int(owner)
        lastBefore = subjects[number].last
        subjects[number].last = position + 1
        subjects[number].count += 1
        if !isTouched[number] {
            isTouched[number] = true
            touched.append(owner)
        }
        if case .position(let target) = content.corrects {
            judgeCorrection(content, target.rawValue, position, owner)
            takeOut(target.rawValue, by: position)
        }
        switch content.event.type {
        case .entryRetracted:
            if case .position(let target) = content.subject.entry {
                takeOut(target.rawValue, by: position)
                subjects[number].row.stage(retracting: target.rawValue)
                entryEvents[position] = .entryRetracted
            }
        case .entryDisputed:
            if case .position(let target) = content.subject.entry {
                subjects[number].row.stage(dispute: position, of: target.rawValue, content, data: data)
                entryEvents[position] = .entryDisputed
            }
        default: subjects[number].row.stage(position, content, data: data)
        }
        content.forEachReference { kind, id in
            let (target, isNew) = names.number(kind, id)
            if isNew { addSubject(kind.name + "/" + id, kind) }
            subjects[target].references += 1
            if !isReferred[target] {
                isReferred[target] = true
                referred.append(UInt32(target))
            }
            targets.append(UInt32(target))
            onReference(UInt32(target), position)
        }
    }

    private mutating func judgeEntryTarget(_ content: Content, _ target: UInt32, _ position: UInt32) {
        let isRetraction = content.event.type == .entryRetracted
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

    private mutating func judgeCorrection(_ content: Content, _ target: UInt32, _ position: UInt32, _ owner: UInt32) {
        guard target < batchStart else {
            return violate(position, "it corrects #\(target), which is not before its batch")
        }
        if owners[Int(target)] != owner || entryEvents[target] != nil {
            violate(position, "it corrects #\(target), which is about something else")
        }
        if let by = supersessions[target] {
            violate(position, "it corrects #\(target), which #\(by) has taken out")
        } else if let step = subjects[Int(owner)].row.step(at: target), step.type != content.event.type {
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
            if let failure = subjects[place].row.settle() {
                violate(count - 1, "with its batch, the timeline of \(subjects[place].name) cannot be: \(failure)")
            }
            isTouched[place] = false
            if subjects[place].row.isEmpty {
                openAlliances.remove(number)
                if subjects[place].references > 0 {
                    violate(count - 1, "its batch takes away \(subjects[place].name), to which others refer")
                }
            } else if subjects[place].kind == .alliance {
                openAlliances.insert(number)
                if openAlliances.count > 1 { violate(count - 1, "its batch opens a second alliance") }
            }
        }
        for number in referred {
            isReferred[Int(number)] = false
            guard subjects[Int(number)].row.isEmpty else { continue }
            violate(count - 1, "its batch refers to \(subjects[Int(number)].name), which no entry opens")
        }
        touched.removeAll(keepingCapacity: true)
        referred.removeAll(keepingCapacity: true)
        batchStart = count
    }
}
