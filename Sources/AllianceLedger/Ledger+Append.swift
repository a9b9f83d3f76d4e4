import Alliances
import EventLog
import LMDB
import Projections
import TransparencyLog

extension Ledger {
    private static let appending = "appending entries"

    /// Appends all of the submissions or none: one transaction, durable when this returns. `sign` comes after.
    ///
    /// - Parameter submissions: taken one after another, so that a file of a million lines is never held as drafts.
    public func append(
        _ submissions: some Sequence<Submission>, _ options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Verdict {
        try writing(Ledger.appending) { (write) throws(StoreError) -> Outcome<Verdict> in
            var judge = try judge(submissions, options, in: write.reading)
            let verdict = judge.verdict
            guard judge.hasSomethingToWrite else { return .abort(verdict) }
            try judge.write(in: &write)
            return .commit(verdict)
        }
    }

    /// Appends several batches, made durable together by one commit. Each is accepted or rejected by itself, on the
    /// state after those before it, and has an instant of its own.
    ///
    /// - Returns: the answers, in the order of the batches. What fails in one batch is answered to that one; what fails
    ///   in a commit, to all that it would have made durable, of which nothing is kept.
    func append(together batches: [QueuedBatch]) -> [Result<Verdict, LedgerError>] {
        var answers: [Result<Verdict, LedgerError>] = []
        var end = batches.count
        while answers.count < batches.count {
            let first = answers.count
            var current: Int?
            do {
                answers += try commit(batches[first..<end], reaching: &current)
                end = batches.count
            } catch {
                if let current, current > first {
                    // LMDB goes on with no transaction in which anything failed: those before it are repeated alone.
                    end = current
                } else {
                    let failed = current == nil ? end : first + 1
                    answers += batches[first..<failed].map { _ in .failure(error) }
                    end = batches.count
                }
            }
        }
        return answers
    }

    /// - Parameter current: the batch that is judged or written; nil before and after them.
    private func commit(
        _ batches: ArraySlice<QueuedBatch>, reaching current: inout Int?
    ) throws(LedgerError) -> [Result<Verdict, LedgerError>] {
        try writing(Ledger.appending) { (write) throws(StoreError) -> Outcome<[Result<Verdict, LedgerError>]> in
            var answers: [Result<Verdict, LedgerError>] = []
            var isWritten = false
            for index in batches.indices {
                current = index
                var judge = try judge(batches[index].submissions, batches[index].options, in: write.reading)
                answers.append(.success(judge.verdict))
                guard judge.hasSomethingToWrite else { continue }
                try judge.write(in: &write)
                isWritten = true
            }
            current = nil
            return isWritten ? .commit(answers) : .abort(answers)
        }
    }

    /// What `append` would answer, without writing.
    public func dryRun(
        _ submissions: some Sequence<Submission>, _ options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Verdict {
        try reading("trying entries") { (read) throws(StoreError) in
            try judge(submissions, options, in: read).verdict
        }
    }

    private func judge(
        _ submissions: some Sequence<Submission>, _ options: AppendOptions, in read: borrowing ReadTransaction
    ) throws(StoreError) -> Judge {
        // The clock is asked here, not before the wait for the writer's lock: who asked meanwhile what was known by now
        // gets the same answer later.
        var judge = try Judge(read, origin: origin, now: clock(), options: options)
        judge.reserve(submissions.underestimatedCount)
        for submission in submissions { try judge.take(submission, in: read) }
        try judge.conclude(in: read)
        return judge
    }
}

extension Judge {
    var verdict: Verdict { refusals.isEmpty ? .accepted(acceptance()) : .rejected(refusals) }

    var hasSomethingToWrite: Bool { refusals.isEmpty && !candidates.isEmpty }
}

extension Judge {
    /// How many accepted entries are described one by one; a larger batch is told by its numbers.
    private static let detailed = 10_000

    func acceptance() -> Acceptance {
        var entries: [Acceptance.Accepted] = []
        for (index, candidate) in candidates.enumerated().prefix(Judge.detailed) {
            let position = base + UInt32(index)
            var placement: Acceptance.Placement?
            let subject = subjects[Int(candidate.subject)]
            let steps = subject.row.steps
            if let step = steps.firstIndex(where: { $0.position == position }) {
                placement = Acceptance.Placement(step: step + 1, of: steps.count, window: steps[step].window)
            }
            entries.append(
                Acceptance.Accepted(
                    position: Position(position), line: candidate.line >= 0 ? Int(candidate.line) : nil,
                    id: candidate.id, type: candidate.type, subject: subject.name, placement: placement,
                    bytes: Array(arena[candidate.bytes])))
        }
        return Acceptance(
            sizeBefore: Int(base), size: Int(base) + candidates.count, recorded: candidates.isEmpty ? nil : time,
            entries: entries, held: held)
    }

    /// Of names and rows to be written, in bytes.
    private var recordsBound: Int {
        subjects.indices.reduce(0) { sum, index in
            sum + (subjects[index].number == nil ? subjects[index].name.utf8.count : 0)
                + (subjects[index].isTouched ? subjects[index].row.encodedBound : 0)
        }
    }

    /// Writes what was found good: entries, indexes, rows, tree and head.
    mutating func write(in write: inout WriteTransaction) throws(StoreError) {
        let head = try Head(write.reading)
        var tree = try write.reading.treeAppender(head)
        var hasher = MerkleHasher()
        let arena = takeArena()
        let bytes = arena.span
        for candidate in candidates {
            try tree.append(hasher.leaf(entry: bytes.extracting(candidate.bytes))) {
                (address, tile) throws(StoreError) in try write.put(address, tile)
            }
        }
        try tree.finish { (address, tile) throws(StoreError) in try write.put(address, tile) }

        var batch = Batch(arena: arena)
        batch.reserveCapacity(entries: candidates.count, bytes: 0)
        batch.reserveCapacity(subjects: subjects.count, bytes: recordsBound)
        var slots: [Batch.Slot] = []
        slots.reserveCapacity(subjects.count)
        var rowBytes: [UInt8] = []
        for index in subjects.indices {
            let isTouched = subjects[index].isTouched
            let oldShelf = subjects[index].shelf
            let shelf = isTouched ? Shelf.of(subjects[index].kind, subjects[index].row) : oldShelf
            let slot: Batch.Slot
            if let number = subjects[index].number {
                slot = batch.subject(number)
                if shelf != oldShelf { batch.move(slot, to: shelf) }
            } else {
                slot = batch.newSubject(subjects[index].name.utf8Span.span, on: shelf)
            }
            if isTouched {
                rowBytes.removeAll(keepingCapacity: true)
                subjects[index].row.encode(into: &rowBytes)
                batch.setRow(slot, rowBytes.span)
            }
            slots.append(slot)
        }
        var targets: [Batch.Slot] = []
        for candidate in candidates {
            targets.removeAll(keepingCapacity: true)
            for place in candidate.references { targets.append(slots[Int(references[Int(place)])]) }
            batch.append(
                LogID(candidate.id), about: slots[Int(candidate.subject)], at: candidate.bytes,
                references: targets.span, takesOut: candidate.takesOut.map { LogPosition(rawValue: $0) })
        }
        let appended = try write.append(batch)
        guard appended.sizeBefore.rawValue == base else {
            throw StoreError.corrupted(write.reading.act, "the log and its head disagree about the size")
        }
        try write.putMeta(
            Head.name,
            Head(
                lastTime: time.microseconds, vocabulary: EventType.vocabulary, range: tree.compactRange
            ).bytes.span)
    }
}

extension ReadTransaction {
    func treeAppender(_ head: Head) throws(StoreError) -> TreeAppender {
        var tiles: [Tile] = []
        for address in TileLayout(size: head.range.size).partialTiles { tiles.append(try tile(address)) }
        do {
            return try TreeAppender(head.range, partialTiles: tiles)
        } catch {
            throw StoreError.corrupted(act, "\(error)")
        }
    }
}

extension WriteTransaction {
    mutating func put(_ address: TileAddress, _ bytes: Span<UInt8>) throws(StoreError) {
        guard case .level(let level) = address.kind else { return }
        try putTile(level: UInt8(level), number: UInt32(address.number), bytes)
    }
}
