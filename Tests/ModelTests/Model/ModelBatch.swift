/// A batch while it is judged: the entries of the log and those of the drafts taken so far.
struct ModelBatch {
    private(set) var entries: [ModelEntry]
    private(set) var held: [ReferenceModel.Held] = []
    private(set) var refused: [Int: Set<String>] = [:]
    var codes: Set<String> = []
    let time: Int
    /// The size before.
    private let base: Int
    /// By position, the line.
    private var lines: [Int: Int] = [:]

    init(_ entries: [ModelEntry], time: Int) {
        self.entries = entries
        self.time = time
        base = entries.count
    }

    mutating func take(_ draft: ModelDraft, line: Int) {
        let faults = ModelDoor.faults(draft)
        if !faults.isEmpty {
            refused[line] = faults
            return
        }
        var target: Int?
        if let reference = draft.corrects ?? draft.target {
            target = position(reference)
            guard target != nil else {
                // What a refused draft would have been called is not known.
                refused[line] = ["unknownEntry", "targetInSameBatch"]
                return
            }
        }
        let content = self.content(draft, target)
        let identity = draft.id ?? content
        if let same = entries.first(where: { $0.identity == identity }) {
            if same.content != content {
                refused[line] = ["idTaken"]
            } else if same.position < base {
                held.append(.init(line: line, position: same.position, takenOutBy: takenOutBefore(same)))
            } else {
                held.append(.init(line: line, earlierLine: lines[same.position]))
            }
            return
        }
        var targetFaults = target.map { faultsOfTarget(draft, $0) } ?? []
        // What a refused draft would have become is not there to be named.
        if let target, lines[target].map({ refused[$0] != nil }) ?? false {
            targetFaults.insert("unknownEntry")
        }
        if !targetFaults.isEmpty { refused[line] = targetFaults }
        lines[entries.count] = line
        let isDispute = draft.type == "entry.disputed"
        if let target, !isDispute, targetFaults.isEmpty { entries[target].takenOutBy = entries.count }
        entries.append(
            ModelEntry(
                position: entries.count, draft: draft, identity: identity, content: content, time: time,
                place: draft.corrects != nil ? target.map { entries[$0].place } ?? 0 : entries.count, target: target))
    }

    private func takenOutBefore(_ entry: ModelEntry) -> Int? { entry.takenOutBy.flatMap { $0 < base ? $0 : nil } }

    private func position(_ reference: ModelDraft.Reference) -> Int? {
        switch reference {
        case .position(let position): position < base ? position : nil
        case .id(let id): entries.firstIndex { $0.identity == id }
        }
    }

    private func content(_ draft: ModelDraft, _ target: Int?) -> String {
        let subject = draft.target == nil ? draft.subject : "entry/\(target ?? 0)"
        let corrects = draft.corrects == nil ? nil : target.map { ModelDraft.Reference.position($0) }
        return ModelValue.map(draft.fields(subject: subject, corrects: corrects)).json
    }

    private func faultsOfTarget(_ draft: ModelDraft, _ target: Int) -> Set<String> {
        var found: Set<String> = []
        let old = entries[target]
        if draft.type == "entry.disputed" {
            if old.isAboutEntry { found.insert("notCorrectable") }
            // A batch is judged as a whole: what it takes out itself may be disputed in it, in whatever order.
            if let out = old.takenOutBy, out < base { found.insert("alreadyTakenOut") }
            return found
        }
        if target >= base { found.insert("targetInSameBatch") }
        if let out = old.takenOutBy { found.insert(out < base ? "alreadyTakenOut" : "targetTwice") }
        if draft.corrects != nil {
            if old.isAboutEntry { found.insert("notCorrectable") }
            if old.type != draft.type { found.insert("correctsOtherType") }
            if old.subject != draft.subject { found.insert("correctsOtherSubject") }
        } else if old.type == "entry.retracted" {
            found.insert("notCorrectable")
        }
        return found
    }

    /// Timelines and references, where no draft is wrong by itself.
    mutating func conclude() {
        let before = ModelBook(entries, size: base, judging: [])
        // The timelines of others stay as they are.
        let touched = entries[base...].flatMap { [$0] + ($0.takesOut.map { [entries[$0]] } ?? []) }
        let subjects = Set(touched.filter { !$0.isAboutEntry }.map(\.subject))
        let after = ModelBook(entries, size: entries.count, judging: subjects)
        let stood = Set(before.entries.filter { !$0.isAboutEntry }.map(\.subject))
        let stand = Set(after.entries.filter { !$0.isAboutEntry }.map(\.subject))
        for failure in after.failures.values {
            switch failure {
            case .tooManyOpen: codes.insert("tooManyOpen")
            case .impossible(let code?): codes.formUnion(code.split(separator: "|").map(String.init))
            case .impossible(nil): codes.formUnion(ModelBatch.timelineCodes)
            }
        }
        for entry in entries where entry.takenOutBy == nil {
            for subject in entry.draft.references where !stand.contains(subject) {
                if entry.position >= base { codes.insert("notRegistered") }
                if stood.contains(subject) { codes.insert("stillReferredTo") }
            }
        }
        let alliances = Set(entries.filter { $0.draft.kind == "alliance" }.map(\.subject))
        if alliances.count > 1 { codes.insert("secondAlliance") }
    }

    private static let timelineCodes: Set<String> = [
        "alreadyRegistered", "alreadyIdentified", "alreadyMember", "notMember", "notSuspended", "alreadySuspended",
        "institutionClosed", "notOpened", "alreadyOpened", "notAnnounced", "alreadySigned", "notSigned",
        "agreementEnded", "alreadyParty", "notParty", "notHeld", "alreadyHeld", "conferenceCancelled", "notLaunched",
        "alreadyLaunched", "programmeConcluded", "alreadyFounded", "notFounded", "allianceDissolved", "notRegistered",
    ]
}
