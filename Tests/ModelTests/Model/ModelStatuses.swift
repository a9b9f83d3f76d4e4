/// Status and parties of an agreement in one world.
struct ModelAgreement: Hashable {
    var status: String
    var parties: Set<String>
}

extension ModelBook {
    /// The statuses that can hold on a day, an empty one where nothing of it is so yet.
    func statuses(_ subject: String, on day: Int) -> Set<String>? {
        lives(subject, on: day).map { lives in Set(lives.map { $0.status == "none" ? "" : $0.status }) }
    }

    func agreements(_ subject: String, on day: Int) -> Set<ModelAgreement>? {
        guard let timeline = timelines[subject], let worlds = timeline.worlds(on: day) else { return nil }
        return Set(
            worlds.map { world in
                var life = ModelLife()
                var parties: Set<String> = []
                for step in world.map({ timeline.steps[$0] }) {
                    _ = life.take(step.type, step.data)
                    // Signed without a word of parties: those announced are not said to have signed.
                    let isOpening = step.type == "agreement.announced" || step.type == "agreement.signed"
                    if isOpening { parties = Set(step.data["parties"]?.list ?? []) }
                    if step.type == "agreement.party-acceded" { parties.insert(step.data["party"]?.text ?? "") }
                    if step.type == "agreement.party-withdrew" { parties.remove(step.data["party"]?.text ?? "") }
                }
                return ModelAgreement(status: life.status == "none" ? "" : life.status, parties: parties)
            })
    }

    private func lives(_ subject: String, on day: Int) -> [ModelLife]? {
        guard let timeline = timelines[subject], let worlds = timeline.worlds(on: day) else { return nil }
        return worlds.map { world in
            var life = ModelLife()
            for step in world.map({ timeline.steps[$0] }) { _ = life.take(step.type, step.data) }
            return life
        }
    }

    /// A published total beside what the records say (design §6).
    func verdict(_ total: ModelEntry) -> (derived: ModelCount?, text: String)? {
        guard total.data["measure"]?.text == "members", let said = total.data["institutions"]?.number else {
            return (nil, "not compared")
        }
        // The days it can be of, by the timeline of the alliance.
        guard let timeline = timelines[total.subject],
            let step = timeline.steps.firstIndex(where: { $0.position == total.position }),
            let range = range(timeline.windows[step].earliest, timeline.windows[step].latest)
        else { return nil }
        let off: Int
        let isExactly: Bool
        switch total.data["bound"]?.text {
        case "at-least":
            isExactly = range.certain >= said
            off = max(said - range.possible, 0)
        case "at-most":
            isExactly = range.possible <= said
            off = min(said - range.certain, 0)
        default:
            isExactly = range.certain == said && range.possible == said
            off = said > range.possible ? said - range.possible : min(said - range.certain, 0)
        }
        if off != 0 { return (range, "differs by \(off > 0 ? "+" : "−")\(abs(off))") }
        return (range, isExactly ? "exactly" : "within")
    }
}
