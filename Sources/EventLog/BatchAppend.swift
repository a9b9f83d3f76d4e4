import LMDB

/// The steps of one append and what they share.
struct BatchAppend {
    /// What is known of a slot while entries are appended.
    private struct State {
        /// 1 + position, 0 = none.
        var last: UInt32 = 0
        var count: UInt32 = 0
        var oldShelf = Shelf.none
        var isTouched = false
    }

    let before: Size
    let subjectsBefore: Int
    /// By slot.
    private(set) var numbers: [SubjectNumber] = []
    private var states: [State] = []
    /// Slots of known subjects that are rewritten, by their numbers.
    private var known: [Int] = []

    init(before: Size, subjectsBefore: Int, _ batch: borrowing Batch) {
        self.before = before
        self.subjectsBefore = subjectsBefore
        numbers.reserveCapacity(batch.subjects.count)
        states = [State](repeating: State(), count: batch.subjects.count)
        var next = UInt32(subjectsBefore)
        for subject in batch.subjects {
            if let number = subject.number {
                precondition(number.rawValue < subjectsBefore, "A batch names a subject the log does not have.")
                numbers.append(number)
            } else {
                numbers.append(SubjectNumber(rawValue: next))
                next += 1
            }
        }
        for entry in batch.entries { states[Int(entry.subject)].isTouched = true }
        for (slot, subject) in batch.subjects.enumerated() where subject.number != nil {
            if states[slot].isTouched || subject.row != nil || subject.shelf != nil { known.append(slot) }
        }
        let numbers = numbers
        known.sort { numbers[$0] < numbers[$1] }
        for (left, right) in zip(known, known.dropFirst()) {
            precondition(numbers[left] != numbers[right], "A batch names a subject twice.")
        }
    }

    mutating func readSubjects(_ batch: borrowing Batch, in read: borrowing ReadTransaction) throws(StoreError) {
        for slot in known {
            states[slot] = try read.subject(numbers[slot]) { (subject) in
                State(
                    last: subject.last.map { $0.rawValue + 1 } ?? 0, count: UInt32(subject.entryCount),
                    oldShelf: subject.shelf, isTouched: true)
            }
        }
    }

    mutating func writeEntries(_ batch: borrowing Batch, in write: inout WriteTransaction) throws(StoreError) {
        let arena = batch.arena.span
        var position = before.rawValue
        var header: [UInt8] = []
        for entry in batch.entries {
            let slot = Int(entry.subject)
            header.removeAll(keepingCapacity: true)
            header.append(bigEndian: numbers[slot].rawValue)
            header.append(bigEndian: states[slot].last)
            header.append(0)
            try write.append(
                LogTables.entries, LogPosition(rawValue: position), header.span,
                arena.extracting(entry.start..<entry.start + Int(entry.length)))
            position += 1
            states[slot].last = position
            states[slot].count += 1
        }
    }

    func writeIDs(_ batch: borrowing Batch, in write: inout WriteTransaction) throws(StoreError) {
        var hashes: [UInt64] = []
        hashes.reserveCapacity(batch.count)
        for entry in batch.entries { hashes.append(IndexHash.hash(entry.id)) }
        try LogTables.ids.append(hashes.span, after: Int(before.rawValue), in: &write)
    }

    func writeNames(_ batch: borrowing Batch, in write: inout WriteTransaction) throws(StoreError) {
        let records = batch.records.span
        var hashes: [UInt64] = []
        for subject in batch.subjects where subject.number == nil {
            hashes.append(IndexHash.hash(records.extracting(subject.name)))
        }
        try LogTables.names.append(hashes.span, after: subjectsBefore, in: &write)
    }

    func writeSubjects(_ batch: borrowing Batch, in write: inout WriteTransaction) throws(StoreError) {
        let records = batch.records.span
        var head: [UInt8] = []
        var kept: [UInt8] = []
        for slot in known {
            let subject = batch.subjects[slot]
            let number = numbers[slot]
            let state = states[slot]
            let shelf = subject.shelf ?? state.oldShelf
            try write.reading.subject(number) { (stored) in
                head.startSubject(last: state.last, count: state.count, shelf: shelf, name: stored.name)
                kept.removeAll(keepingCapacity: true)
                if subject.row == nil { kept.append(stored.row) }
            }
            if let row = subject.row {
                try write.put(LogTables.subjects, number, head.span, records.extracting(row))
            } else {
                try write.put(LogTables.subjects, number, head.span, kept.span)
            }
            guard shelf != state.oldShelf else { continue }
            if state.oldShelf != .none { try write.remove(LogTables.shelves, state.oldShelf, number) }
            if shelf != .none { try write.add(LogTables.shelves, shelf, number) }
        }
        for (slot, subject) in batch.subjects.enumerated() where subject.number == nil {
            let state = states[slot]
            let shelf = subject.shelf ?? .none
            head.startSubject(
                last: state.last, count: state.count, shelf: shelf, name: records.extracting(subject.name))
            try write.append(LogTables.subjects, numbers[slot], head.span, records.extracting(subject.row ?? 0..<0))
            if shelf != .none { try write.add(LogTables.shelves, shelf, numbers[slot]) }
        }
    }

    func writeReferences(_ batch: borrowing Batch, in write: inout WriteTransaction) throws(StoreError) {
        guard !batch.references.isEmpty else { return }
        // Entries come in the order of their positions, so that sorting by subject is counting.
        var starts = [Int](repeating: 0, count: batch.subjects.count + 1)
        for slot in batch.references { starts[Int(slot) + 1] += 1 }
        for slot in batch.subjects.indices { starts[slot + 1] += starts[slot] }
        var ends = Array(starts.dropLast())
        var referrers = [UInt32](repeating: 0, count: batch.references.count)
        for index in batch.entries.indices {
            for reference in batch.references(of: index) {
                let slot = Int(batch.references[reference])
                let position = before.rawValue + UInt32(index)
                // An entry that names a subject twice refers to it once.
                if ends[slot] > starts[slot], referrers[ends[slot] - 1] == position { continue }
                referrers[ends[slot]] = position
                ends[slot] += 1
            }
        }
        let slots = batch.subjects.indices.sorted { numbers[$0] < numbers[$1] }
        for slot in slots {
            for place in starts[slot]..<ends[slot] {
                try write.append(LogTables.references, numbers[slot], LogPosition(rawValue: referrers[place]))
            }
        }
    }

    func writeSupersessions(_ batch: borrowing Batch, in write: inout WriteTransaction) throws(StoreError) {
        for index in batch.entries.indices where batch.entries[index].takesOut != 0 {
            let target = LogPosition(rawValue: batch.entries[index].takesOut - 1)
            let position = LogPosition(rawValue: before.rawValue + UInt32(index))
            var value: [UInt8] = []
            value.append(bigEndian: position.rawValue)
            guard before.contains(target), try write.insert(LogTables.supersessions, target, value.span) else {
                throw StoreError(
                    .conflict, act: write.reading.act,
                    "\(position) would take out \(target), which is not in the log or is taken out already.")
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func startSubject(last: UInt32, count: UInt32, shelf: Shelf, name: Span<UInt8>) {
        removeAll(keepingCapacity: true)
        append(bigEndian: last)
        append(bigEndian: count)
        append(shelf.rawValue)
        append(UInt8(name.count))
        append(name)
    }
}
