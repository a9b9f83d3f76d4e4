import LMDB

extension ReadTransaction {
    /// Subjects have the numbers below it.
    public func subjectCount() throws(StoreError) -> Int {
        try lastKey(LogTables.subjects).map { Int($0.rawValue) + 1 } ?? 0
    }

    /// - Throws: `corrupted` if there is no such subject: numbers come from the log.
    public func subject<R>(
        _ number: SubjectNumber, _ body: (StoredSubject) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let result = try get(LogTables.subjects, number) { (value) throws(StoreError) in
            guard let subject = StoredSubject(number, value) else { throw damaged(number) }
            return try body(subject)
        }
        guard let result else { throw damaged(number) }
        return result
    }

    /// `nil` if the log has never heard of the name.
    public func subject(named name: Span<UInt8>) throws(StoreError) -> SubjectNumber? {
        let found = try LogTables.names.find(IndexHash.hash(name), among: subjectCount(), in: self) {
            (item) throws(StoreError) in
            try subject(SubjectNumber(rawValue: item)) { $0.name.isSame(as: name) }
        }
        return found.map { SubjectNumber(rawValue: $0) }
    }

    /// The numbers of these subjects, in their order; much cheaper than one by one.
    public func subjects(named names: [[UInt8]]) throws(StoreError) -> [SubjectNumber?] {
        var numbers = [SubjectNumber?](repeating: nil, count: names.count)
        let hashes = names.map { IndexHash.hash($0.span) }
        try LogTables.names.find(hashes.span, among: subjectCount(), in: self) { (index, item) throws(StoreError) in
            let number = SubjectNumber(rawValue: item)
            let name = names[index]
            guard try subject(number, { $0.name.isSame(as: name.span) }) else { return false }
            numbers[index] = number
            return true
        }
        return numbers
    }

    /// Calls `body` with each subject, by number, until it says stop.
    public func scanSubjects(
        from start: SubjectNumber? = nil, _ body: (StoredSubject) throws(StoreError) -> Step
    ) throws(StoreError) {
        try scan(LogTables.subjects, from: start) { (number, value) throws(StoreError) in
            guard let subject = StoredSubject(number, value) else { throw damaged(number) }
            return try body(subject)
        }
    }

    /// Calls `body` with the subjects on a shelf, by number, until it says stop.
    public func scanSubjects(
        on shelf: Shelf, from start: SubjectNumber? = nil, _ body: (SubjectNumber) throws(StoreError) -> Step
    ) throws(StoreError) {
        try scan(LogTables.shelves, shelf, from: start, body)
    }

    public func subjectCount(on shelf: Shelf) throws(StoreError) -> Int { try count(LogTables.shelves, shelf) }

    /// The positions of the entries about a subject, ascending.
    /// - Parameter size: those of a log of this size; `nil` for all.
    public func history(of number: SubjectNumber, until size: Size? = nil) throws(StoreError) -> [LogPosition] {
        var positions: [LogPosition] = []
        let (last, count) = try subject(number) { ($0.last, $0.entryCount) }
        positions.reserveCapacity(count)
        var next = last
        var seen = 0
        while let position = next {
            seen += 1
            if size.map({ $0.contains(position) }) ?? true { positions.append(position) }
            // The header itself sees to it that the chain goes down only, and so ends.
            next = try entry(at: position) { (entry) throws(StoreError) in
                guard entry.subject == number else { throw damaged(number) }
                return entry.previous
            }
        }
        guard seen == count else { throw damaged(number) }
        positions.reverse()
        return positions
    }

    /// Calls `body` with the positions of the entries that refer to a subject, taken out or not, until it says stop.
    public func scanReferrers(
        of number: SubjectNumber, from start: LogPosition? = nil, order: ScanOrder = .ascending,
        _ body: (LogPosition) throws(StoreError) -> Step
    ) throws(StoreError) {
        try scan(LogTables.references, number, from: start, order: order, body)
    }

    public func referrerCount(of number: SubjectNumber) throws(StoreError) -> Int {
        try count(LogTables.references, number)
    }

    private func damaged(_ number: SubjectNumber) -> StoreError {
        StoreError.corrupted(act, "the record of subject \(number.rawValue) does not agree with the entries")
    }
}
