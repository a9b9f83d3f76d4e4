import Alliances
import EventLog
import LMDB
import Projections
import TransparencyLog

extension Ledger {
    /// Appends all of the submissions or none: one transaction, durable when this returns. `sign` comes after.
    ///
    /// - Parameter submissions: taken one after another, so that a file of a million lines is never held as drafts.
    public func append(
        _ submissions: some Sequence<Submission>, _ options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Verdict {
        let now = clock()
        return try writing("appending entries") { (write) throws(StoreError) -> Outcome<Verdict> in
            var judge = try Judge(write.reading, origin: origin, now: now, options: options)
            judge.reserve(submissions.underestimatedCount)
            for submission in submissions { try judge.take(submission, in: write.reading) }
            try judge.conclude(in: write.reading)
            if !judge.refusals.isEmpty { return .abort(.rejected(judge.refusals)) }
            let acceptance = judge.acceptance()
            if judge.candidates.isEmpty { return .abort(.accepted(acceptance)) }
            try judge.write(in: &write)
            return .commit(.accepted(acceptance))
        }
    }

    /// What `append` would answer, without writing.
    public func dryRun(
        _ submissions: some Sequence<Submission>, _ options: AppendOptions = AppendOptions()
    ) throws(LedgerError) -> Verdict {
        let now = clock()
        return try reading("trying entries") { (read) throws(StoreError) -> Verdict in
            var judge = try Judge(read, origin: origin, now: now, options: options)
            for submission in submissions { try judge.take(submission, in: read) }
            try judge.conclude(in: read)
            return judge.refusals.isEmpty ? .accepted(judge.acceptance()) : .rejected(judge.refusals)
        }
    }
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
