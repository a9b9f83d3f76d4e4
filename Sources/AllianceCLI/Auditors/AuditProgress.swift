import AllianceLedger

/// How far a long work over a log is, on a terminal.
final class AuditProgress {
    private let output: Output
    private let verb: String
    private let clock = ContinuousClock()
    private var next: ContinuousClock.Instant
    private var isShown = false

    init(_ output: Output, verb: String) {
        self.output = output
        self.verb = verb
        // What takes less needs no comfort.
        next = clock.now + .seconds(1)
    }

    func note(_ done: UInt64, of size: UInt64) {
        guard output.isTerminal else { return }
        let now = clock.now
        guard now >= next else { return }
        next = now + .milliseconds(200)
        isShown = true
        output.raw("\r\(verb) \(done) of \(size) entries".utf8)
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
