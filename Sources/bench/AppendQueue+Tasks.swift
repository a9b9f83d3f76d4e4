import AllianceLedger

extension AppendQueue {
    /// As `append`, for tasks: none of their threads waits.
    ///
    /// - Parameter acknowledged: called before anything is answered that stands after it in the log.
    func appending(
        _ submissions: [Submission], acknowledged: @escaping @Sendable (Verdict) -> Void = { _ in }
    ) async throws -> Verdict {
        try await withCheckedContinuation { continuation in
            submit(submissions) { result in
                if case .success(let verdict) = result { acknowledged(verdict) }
                continuation.resume(returning: result)
            }
        }.get()
    }
}
