import Alliances

/// Small timelines of one subject: half are a story that holds together with its dates blurred and its places shuffled,
/// half are any steps at all.
struct RandomTimeline {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func items(_ count: Int, days: ClosedRange<Int32> = 0...9) -> [Timeline.Item] {
        let types = RandomTimeline.kinds.randomElement(using: &random) ?? []
        let isStory = Bool.random(using: &random)
        var steps: [LifeStep] = []
        var state = LifeState.none
        var tries = 0
        while steps.count < count {
            let step = step(types)
            tries += 1
            if isStory, tries < 200 {
                guard case .success(let next) = state.after(step) else { continue }
                state = next
            }
            steps.append(step)
        }
        var day = days.lowerBound
        let places = (0..<UInt32(count)).shuffled(using: &random)
        return steps.enumerated().map { index, step in
            day = min(days.upperBound, day + Int32.random(in: 0...2, using: &random))
            let when = isStory ? day : Int32.random(in: days, using: &random)
            return Timeline.Item(place: places[index], window: window(around: when, in: days), step: step)
        }.shuffled(using: &random)
    }

    private mutating func step(_ types: [EventType]) -> LifeStep {
        let type = types.randomElement(using: &random) ?? .evidenceRegistered
        let party = Bool.random(using: &random) ? "a" : "b"
        switch type {
        case .institutionRegistered: return LifeStep(type: type, identified: Bool.random(using: &random))
        case .agreementSigned:
            let parties = [nil, ["a"], ["a", "b"]].randomElement(using: &random) ?? nil
            return LifeStep(type: type, parties: parties)
        case .agreementPartyAcceded, .agreementPartyWithdrew: return LifeStep(type: type, party: party)
        default: return LifeStep(type: type)
        }
    }

    private mutating func window(around day: Int32, in days: ClosedRange<Int32>) -> Window {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .always
        case 1: return Window(earliest: day, latest: Window.afterAllDays)
        case 2: return Window(earliest: days.lowerBound - 1_000, latest: day)
        case 3...6:
            let blur = Int32.random(in: 0...6, using: &random)
            return Window(earliest: day - blur, latest: day + Int32.random(in: 0...6, using: &random))
        default: return Window(earliest: day, latest: day)
        }
    }

    static let kinds: [[EventType]] = SubjectKind.allCases.filter { $0 != .entry }.map { kind in
        EventType.allCases.filter { $0.subjectKind == kind }
    }
}
