/// All that a ledger of some size holds, folded from nothing.
struct ModelBook {
    /// Those that are not taken out by then.
    let entries: [ModelEntry]
    let size: Int
    private(set) var timelines: [String: ModelTimeline] = [:]
    private(set) var failures: [String: ModelTimeline.Failure] = [:]
    private let all: [ModelEntry]

    /// - Parameter judged: the subjects whose timelines are wanted; nil: all.
    init(_ all: [ModelEntry], size: Int, judging judged: Set<String>? = nil) {
        self.size = size
        self.all = all
        entries = all.prefix(size).filter { entry in entry.takenOutBy.map { $0 >= size } ?? true }
        for subject in judged ?? Set(entries.filter { !$0.isAboutEntry }.map(\.subject)) {
            do throws(ModelTimeline.Failure) {
                timelines[subject] = try ModelTimeline(standing(subject))
            } catch {
                failures[subject] = error
            }
        }
    }

    /// The entries of a timeline.
    func standing(_ subject: String) -> [ModelEntry] {
        entries.filter { $0.subject == subject && !$0.isAboutEntry }
    }

    func subjects(_ kind: String) -> [String] { timelines.keys.filter { $0.hasPrefix(kind + "/") }.sorted() }

    func superseder(of position: Int) -> Int? { all[position].takenOutBy.flatMap { $0 < size ? $0 : nil } }

    func referrers(of subject: String) -> [Int] {
        entries.filter { $0.draft.references.contains(subject) }.map(\.position)
    }

    /// The positions of all entries about a subject, retractions and disputes of them included.
    func history(of subject: String) -> [Int] {
        all.prefix(size).filter { owner(of: $0) == subject }.map(\.position)
    }

    private func owner(of entry: ModelEntry) -> String {
        guard entry.isAboutEntry, let target = entry.target else { return entry.subject }
        return owner(of: all[target])
    }

    /// Disputes of facts that stand, with the entry that now tells the fact: a dispute stays through corrections.
    func disputes(of subject: String) -> [(position: Int, fact: Int)] {
        entries.filter { $0.type == "entry.disputed" && owner(of: $0) == subject }.compactMap { dispute in
            guard let target = dispute.target else { return nil }
            let place = all[target].place
            return standing(subject).first { $0.place == place }.map { (dispute.position, $0.position) }
        }
    }

    /// Facts of the projections that rest on no evidence.
    var unsupported: [Int] {
        entries.filter { !$0.isAboutEntry && $0.draft.kind != "evidence" && $0.draft.evidence.isEmpty }.map(\.position)
    }
}
