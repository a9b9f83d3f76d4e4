import AllianceLedger

/// How a replay ended.
enum ReplayOutcome {
    case finished(ReplayReport)
    /// What stopped it: from there on nothing can be said.
    case broken(String)
}

extension Console {
    /// Replays with progress on a terminal. A store that contradicts itself is a finding, not a failure of the program.
    func replay(
        _ ledger: Ledger, _ scope: ReplayScope = .everything, until: Int?, narrator: Narrator? = nil
    ) throws(LedgerError) -> ReplayOutcome {
        var narrate: ((Narration) -> Void)?
        if let narrator { narrate = { narrator.take($0) } }
        var isShown = false
        defer {
            narrator?.flush()
            if isShown { endProgress() }
        }
        do throws(LedgerError) {
            let report = try ledger.replay(
                scope, until: until,
                progress: { done in
                    narrator?.flush()
                    // What is read in one go needs no comfort.
                    guard self.errors.isTerminal, isShown || done >= 65_536 else { return }
                    isShown = true
                    self.showProgress(done)
                }, narrate: narrate)
            return .finished(report)
        } catch {
            guard case .store(let store) = error, store.kind == .corrupted else { throw error }
            return .broken(store.message)
        }
    }

    private func showProgress(_ done: Int) {
        errors.raw("\rreplayed \(done) entries".utf8)
        errors.flush()
    }

    private func endProgress() {
        errors.raw("\r\u{1B}[K".utf8)
        errors.flush()
    }
}
