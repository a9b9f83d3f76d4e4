import Alliances

/// The end of a timeline that stands in plain order: all that an entry after its last one is judged by.
struct RowTip: Sendable {
    private var state = LifeState.none
    /// The first day of the last step as its own date gives it.
    private var earliest = Int32.min
    /// 1 + the place of the last step.
    private var nextPlace: UInt32 = 0
    /// The largest first and last days of any step, as the timeline narrows them.
    private var ends = Window(earliest: Int32.min, latest: Int32.min)

    /// Of an empty timeline.
    init() {}

    /// - Returns: nil unless the steps stand in plain order and the life cycle takes them so.
    init?(_ steps: [Row.Step], life: (Row.Step) -> LifeStep?) {
        for step in steps {
            guard follows(step.given, step.place), let life = life(step),
                case .success(let next) = state.after(life)
            else { return nil }
            include(next, step.given, step.place, narrowed: step.window)
        }
    }

    /// The tip after one more step; nil if that step has to stand before another, cannot be taken, or narrows the days
    /// of others or its own: then an order is found for all.
    func taking(_ gist: Gist, place: UInt32) -> RowTip? {
        let window = gist.window
        guard follows(window, place), window.earliest >= ends.earliest, window.latest >= ends.latest,
            case .success(let next) = state.after(gist.life)
        else { return nil }
        var tip = self
        tip.include(next, window, place, narrowed: window)
        return tip
    }

    private func follows(_ window: Window, _ place: UInt32) -> Bool {
        window.earliest > earliest || window.earliest == earliest && place >= nextPlace
    }

    private mutating func include(_ next: LifeState, _ given: Window, _ place: UInt32, narrowed: Window) {
        state = next
        earliest = given.earliest
        nextPlace = place + 1
        ends.earliest = max(ends.earliest, narrowed.earliest)
        ends.latest = max(ends.latest, narrowed.latest)
    }
}
