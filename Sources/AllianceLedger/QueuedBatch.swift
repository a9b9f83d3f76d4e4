/// What is to be accepted or rejected together, held until its turn comes.
struct QueuedBatch: Sendable {
    let submissions: [Submission]
    let options: AppendOptions
    /// Called once, on the thread that appends.
    let answer: @Sendable (Result<Verdict, LedgerError>) -> Void
}
