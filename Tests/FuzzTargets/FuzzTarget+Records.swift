import AllianceLedger
import Alliances
import EDTF
import EventLog
import Projections

extension FuzzTarget {
    /// Rows are asked what they tell as well: what they hold is read only then.
    func checkRow(_ bytes: [UInt8]) throws(Finding) {
        guard let row = attempt({ () throws(RowError) in try Row(encoded: bytes.span) }).value else { return }
        try require(row.encoded() == bytes, "another row is written")
        for day in [Day.first, Day(year: 2026, month: 11, day: 20), Day.last] {
            guard let day else { continue }
            _ = attempt { () throws(RowError) in try InstitutionView(row, id: "x", asOf: day)?.json }
            _ = attempt { () throws(RowError) in try AgreementView(row, id: "x", asOf: day)?.json }
            _ = attempt { () throws(RowError) in try ConferenceView(row, id: "x", asOf: day)?.json }
            _ = attempt { () throws(RowError) in try ProgrammeView(row, id: "x", asOf: day)?.json }
            _ = attempt { () throws(RowError) in try AllianceView(row, id: "x", asOf: day)?.json }
        }
        _ = attempt { () throws(RowError) in try EvidenceView(row, id: "x")?.json }
        _ = attempt { () throws(RowError) in try Growth([row]) }
    }

    /// The first four bytes are the key, the rest is the value.
    func checkRecord(_ bytes: [UInt8]) throws(Finding) {
        guard bytes.count >= 4 else { return }
        let number = bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let value = Array(bytes[4...])
        if let entry = StoredEntry(LogPosition(rawValue: number & 0x7FFF_FFFF), value.span) {
            let previous = entry.previous.map { $0.rawValue + 1 } ?? 0
            var written = Self.bigEndian(entry.subject.rawValue) + Self.bigEndian(previous)
            for place in entry.leaf.indices { written.append(entry.leaf[place]) }
            try require(written == value, "another record of an entry is written")
            try require(entry.previous.map { $0 < entry.position } ?? true, "an entry stands before itself")
            try require(entry.bytes.count + 1 == entry.leaf.count, "the entry is not its leaf")
        }
        if let subject = StoredSubject(SubjectNumber(rawValue: number), value.span) {
            let last = subject.last.map { $0.rawValue + 1 } ?? 0
            var written = Self.bigEndian(last) + Self.bigEndian(UInt32(subject.entryCount))
            written += [subject.shelf.rawValue, UInt8(subject.name.count)]
            for place in subject.name.indices { written.append(subject.name[place]) }
            for place in subject.row.indices { written.append(subject.row[place]) }
            try require(written == value, "another record of a subject is written")
        }
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * $0)) }
    }

    func checkHead(_ bytes: [UInt8]) throws(Finding) {
        guard let head = attempt({ () throws(HeadError) in try Head(bytes: bytes.span) }).value else { return }
        try require(head.bytes == bytes, "another head is written")
        try require(UInt64(head.size.rawValue) == head.range.size, "the sizes differ")
    }

    /// Five bytes for each entry: what happened, the first day, and how many days it may have been. Others than those
    /// whose order is open end quickly too.
    func checkTimeline(_ bytes: [UInt8]) throws(Finding) {
        let types = EventType.allCases
        var items: [Timeline.Item] = []
        for start in stride(from: 0, through: bytes.count - 5, by: 5).prefix(Timeline.maximumCount) {
            let earliest = Int32(bytes[start + 1]) << 8 | Int32(bytes[start + 2])
            let span = Int32(bytes[start + 3]) << 8 | Int32(bytes[start + 4])
            let step = LifeStep(type: types[Int(bytes[start]) % types.count])
            items.append(
                Timeline.Item(
                    place: UInt32(items.count), window: Window(earliest: earliest, latest: earliest + span), step: step)
            )
        }
        guard case .success(let order) = Timeline.order(items) else { return }
        try require(order.indexes.sorted() == Array(items.indices), "an entry is lost")
        try require(order.windows.count == items.count, "a window is lost")
        for (place, index) in order.indexes.enumerated() {
            let (given, window) = (items[index].window, order.windows[place])
            try require(window.earliest >= given.earliest && window.latest <= given.latest, "a window is widened")
            try require(window.earliest <= window.latest, "a window is empty")
        }
        for (place, index) in order.indexes.enumerated() where place > 0 {
            let before = items[order.indexes[place - 1]]
            try require(!items[index].window.precedes(before.window), "the order cannot be true")
        }
    }
}
