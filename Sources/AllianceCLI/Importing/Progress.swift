/// How far a long import is, on a terminal.
final class Progress {
    private let output: Output
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var next: ContinuousClock.Instant
    private var isShown = false

    init(_ output: Output) {
        self.output = output
        start = clock.now
        // What takes less needs no comfort.
        next = start + .seconds(1)
    }

    func note(drafts: Int) {
        // The clock is not asked for every draft of a million.
        guard output.isTerminal, drafts & 1023 == 0 else { return }
        let now = clock.now
        guard now >= next else { return }
        next = now + .milliseconds(200)
        isShown = true
        output.raw("\r\(drafts) drafts read after \((now - start).components.seconds) s".utf8)
        output.flush()
    }

    /// Takes the line away.
    func end() {
        guard isShown else { return }
        isShown = false
        output.raw("\r\u{1b}[K".utf8)
        output.flush()
    }
}
