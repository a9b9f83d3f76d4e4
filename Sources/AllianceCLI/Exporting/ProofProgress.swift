/// How far the proof of a copy is, on a terminal.
final class ProofProgress {
    private let output: Output
    private var isShown = false

    init(_ output: Output) { self.output = output }

    func note(_ done: Int) {
        // What is read in one go needs no comfort.
        guard output.isTerminal, isShown || done >= 65_536 else { return }
        isShown = true
        output.raw("\rverified \(done) entries of the copy".utf8)
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
