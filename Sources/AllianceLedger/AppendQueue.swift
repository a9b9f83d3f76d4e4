import Dispatch
import Synchronization

/// Appends what many threads and tasks hand in at once: what comes in while one commit is made durable is committed
/// together by the next, since a commit costs two syncs, whatever it holds.
///
/// Each batch gets an answer of its own, as `Ledger.append` would give it; what is wrong with one changes nothing for
/// the others. Answers are given in the order of positions, and never before the entries are durable.
///
/// The head is signed after the commits, at most once a second.
public final class AppendQueue: Sendable {
    private struct State {
        var waiting: [QueuedBatch] = []
        /// Whether the worker has been told to commit what waits.
        var isCalled = false
        var isSigningPlanned = false
        var signed: DispatchTime?
        var isFinished = false
        /// Batches answered by the last commit: who handed them in may be about to hand in the next.
        var expected = 0
        /// Of the last commit, in nanoseconds.
        var duration: UInt64 = 0
        var isGathering = false

        mutating func takeSome(_ most: Int) -> [QueuedBatch] {
            var sum = 0
            let count = waiting.firstIndex { batch in
                defer { sum += batch.submissions.count }
                return sum > 0 && sum + batch.submissions.count > most
            }
            defer { waiting.removeFirst(count ?? waiting.count) }
            return Array(waiting.prefix(count ?? waiting.count))
        }
    }

    /// Submissions committed together, so that none waits long for its neighbours; a larger batch goes alone.
    private static let together = 10_000
    private static let signingInterval = DispatchTimeInterval.seconds(1)

    private let ledger: Ledger
    private let unsigned: @Sendable (LedgerError) -> Void
    private let state = Mutex(State())
    /// Signalled when as many have come back as the last commit answered.
    private let isGathered = DispatchSemaphore(value: 0)
    /// Its blocks run one after another: the commits and, between them, the signing.
    private let worker = DispatchQueue(label: "alliance.append")

    /// - Parameters:
    ///   - ledger: opened for writing. It stays open until `finish` has returned.
    ///   - unsigned: told why the head could not be signed, on the thread that appends. What was appended stays; the
    ///     next commit leads to another attempt.
    public init(_ ledger: Ledger, unsigned: @escaping @Sendable (LedgerError) -> Void = { _ in }) {
        self.ledger = ledger
        self.unsigned = unsigned
    }

    /// Hands in a batch and returns at once.
    ///
    /// - Parameter answer: called once, on the thread that appends: it must not wait for anything.
    public func submit(
        _ submissions: [Submission], _ options: AppendOptions = AppendOptions(),
        answer: @escaping @Sendable (Result<Verdict, LedgerError>) -> Void
    ) {
        let isFirst = state.withLock { state in
            precondition(!state.isFinished, "A queue is used after it was finished.")
            state.waiting.append(QueuedBatch(submissions: submissions, options: options, answer: answer))
            if state.isGathering, state.waiting.count >= state.expected {
                state.isGathering = false
                isGathered.signal()
            }
            defer { state.isCalled = true }
            return !state.isCalled
        }
        if isFirst { worker.async { self.commit() } }
    }

    /// Hands in a batch and waits for the answer. Not for tasks, whose threads are few: they use `submit`.
    public func append(
        _ submissions: [Submission], _ options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Verdict {
        let awaited = AwaitedVerdict()
        submit(submissions, options, answer: awaited.put)
        return try awaited.take().get()
    }

    /// Waits until all that was handed in is answered, and signs the head. Nothing may be handed in afterwards. Not to
    /// be called by an answer.
    public func finish() throws(LedgerError) {
        state.withLock { $0.isFinished = true }
        try worker.sync { () -> Result<Void, LedgerError> in
            while commitSome() {}
            do throws(LedgerError) {
                try ledger.sign()
                return .success(())
            } catch {
                return .failure(error)
            }
        }.get()
    }

    // MARK: - On the worker

    /// One commit; the next is a block of its own, so that the signing gets its turn.
    private func commit() {
        if commitSome() { worker.async { self.commit() } }
    }

    /// - Returns: whether more waits.
    private func commitSome() -> Bool {
        gather()
        let batches = state.withLock { state in
            let batches = state.takeSome(AppendQueue.together)
            state.expected = batches.count
            return batches
        }
        if !batches.isEmpty {
            let start = DispatchTime.now().uptimeNanoseconds
            let answers = ledger.append(together: batches)
            let duration = DispatchTime.now().uptimeNanoseconds - start
            state.withLock { $0.duration = duration }
            for (batch, answer) in zip(batches, answers) { batch.answer(answer) }
            if answers.contains(where: \.hasAppended) { planSigning() }
        }
        return state.withLock { state in
            state.isCalled = !state.waiting.isEmpty
            return state.isCalled
        }
    }

    /// Whoever was answered just now needs a moment to hand in more. Without it the first of them would be committed
    /// nearly alone, and the others would wait for that: two commits for what one can do.
    private func gather() {
        let most = state.withLock { state -> DispatchTimeInterval? in
            state.isGathering = state.waiting.count < state.expected && !state.isFinished
            return state.isGathering ? .nanoseconds(Int(state.duration / 4)) : nil
        }
        guard let most else { return }
        _ = isGathered.wait(timeout: .now() + most)
        state.withLock { $0.isGathering = false }
    }

    private func planSigning() {
        let time = state.withLock { state -> DispatchTime? in
            guard !state.isSigningPlanned, !state.isFinished else { return nil }
            state.isSigningPlanned = true
            return state.signed.map { $0 + AppendQueue.signingInterval } ?? .now()
        }
        guard let time else { return }
        // Not held: whoever lets go of an unfinished queue may open the ledger again at once, and that signs.
        worker.asyncAfter(deadline: time) { [weak self] in self?.sign() }
    }

    private func sign() {
        let isFinished = state.withLock { state in
            state.isSigningPlanned = false
            state.signed = .now()
            return state.isFinished
        }
        // Then the ledger may be closed.
        if isFinished { return }
        do throws(LedgerError) {
            try ledger.sign()
        } catch {
            unsigned(error)
        }
    }
}

extension Result<Verdict, LedgerError> {
    fileprivate var hasAppended: Bool {
        guard case .success(.accepted(let acceptance)) = self else { return false }
        return acceptance.size > acceptance.sizeBefore
    }
}
