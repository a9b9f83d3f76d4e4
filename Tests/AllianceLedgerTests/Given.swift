import Alliances
import EventLog
import Foundation
import LMDB
import Projections
import Testing
import TransparencyLog

@testable import AllianceLedger

/// A real ledger in a directory of its own, with the entries a test is given: then drafts are tried on it, and become
/// entries or rejections. After every batch all that is stored is checked against the entries alone.
final class Given {
    static let origin = "ledger.example.org/test"

    let directory = TemporaryDirectory()
    let clock = TestClock()
    private(set) var ledger: Ledger

    var path: String { directory.path }

    /// - Parameter batches: each accepted as a whole.
    init(_ batches: [String]...) throws {
        ledger = try Given.ledger(at: directory.path, clock)
        for batch in batches {
            let outcome = try when(batch)
            #expect(outcome.codes == [], "\(batch)")
        }
    }

    private static func ledger(at path: String, _ clock: TestClock) throws -> Ledger {
        try Ledger.create(at: path, origin: Given.origin, clock: clock.reading)
    }

    /// Hands the drafts in as the lines of a file.
    @discardableResult
    func when(_ drafts: [String], expectedSize: Int? = nil, actor: String = "secretariat") throws -> Outcome {
        let before = try state()
        let outcome = Outcome(
            try ledger.append(submissions(drafts), AppendOptions(actor: actor, expectedSize: expectedSize)))
        if outcome.codes.isEmpty {
            try audit()
        } else {
            #expect(try state() == before, "a rejected batch changed the ledger")
        }
        return outcome
    }

    @discardableResult
    func when(_ drafts: String...) throws -> Outcome { try when(drafts) }

    func dryRun(_ drafts: [String]) throws -> Outcome { Outcome(try ledger.dryRun(submissions(drafts))) }

    private func submissions(_ drafts: [String]) -> [Submission] {
        drafts.enumerated().map { index, text in Submission(line: index + 1, read(text)) }
    }

    private func read(_ text: String) -> Result<Draft, Rejection> {
        do throws(Rejection) {
            return .success(try Draft(json: text.utf8Span.span))
        } catch { return .failure(error) }
    }

    func close() { ledger.close() }

    func reopen(for access: Ledger.Access = .writing) throws {
        ledger.close()
        ledger = try Ledger.open(at: path, for: access, clock: clock.reading)
    }

    // MARK: - What is stored

    var size: Int { get throws { try ledger.size() } }

    func entry(_ position: Int) throws -> Entry {
        let bytes = try bytes(position)
        return try Entry(canonical: bytes.span)
    }

    func bytes(_ position: Int) throws -> [UInt8] {
        try ledger.reading("reading an entry") { (read) throws(StoreError) in
            try read.entry(at: LogPosition(rawValue: UInt32(position))) { [UInt8]($0.bytes) }
        }
    }

    /// The row as stored; empty where the log has never heard of the subject.
    func row(_ subject: String) throws -> Row {
        try ledger.reading("reading a row") { (read) throws(StoreError) in
            guard let number = try read.subject(named: subject.utf8Span.span) else { return Row() }
            return try read.subject(number) { (stored) throws(StoreError) in try read.row(stored.row, of: subject) }
        }
    }

    /// The positions of a timeline, in its order.
    func order(_ subject: String) throws -> [Int] { try row(subject).steps.map { Int($0.position) } }

    func takenOut(_ position: Int) throws -> Int? {
        try ledger.reading("reading what took out an entry") { (read) throws(StoreError) in
            try read.superseder(of: LogPosition(rawValue: UInt32(position))).map { Int($0.rawValue) }
        }
    }

    struct State: Equatable {
        var head: [UInt8]
        var rows: [String: [UInt8]]
        var shelves: [String: EventLog.Shelf]
    }

    func state() throws -> State {
        try ledger.reading("reading all") { (read) throws(StoreError) in
            var state = State(head: try Head(read).bytes, rows: [:], shelves: [:])
            try read.scanSubjects { (subject) throws(StoreError) in
                let name = String(decoding: [UInt8](subject.name), as: UTF8.self)
                state.rows[name] = [UInt8](subject.row)
                state.shelves[name] = subject.shelf
                return .next
            }
            return state
        }
    }

    /// Recomputes rows, supersessions and tree from the entries alone and compares them with what is stored.
    func audit(_ location: SourceLocation = #_sourceLocation) throws {
        let size = try ledger.size()
        let fold = try ledger.recompute(until: Size(rawValue: UInt32(size)))
        let stored = try state()
        for subject in 0..<fold.subjectCount {
            let name = fold.name(subject)
            let row = stored.rows[name] ?? []
            let made = fold.row(subject)
            #expect(row == made.encoded() || row.isEmpty && made.isEmpty, "\(name)", sourceLocation: location)
            #expect(stored.shelves[name] == .of(fold.kind(subject), made), sourceLocation: location)
        }
        #expect(
            Set(stored.rows.keys) == Set((0..<fold.subjectCount).map { fold.name($0) }), sourceLocation: location)
        var hasher = MerkleHasher()
        var range = CompactRange()
        var times: [Instant] = []
        for position in 0..<size {
            let bytes = try bytes(position)
            range.append(hasher.leaf(entry: bytes.span), with: &hasher)
            times.append(try Entry(canonical: bytes.span).recorded)
            #expect(try takenOut(position).map(UInt32.init) == fold.supersessions[UInt32(position)])
        }
        #expect(times == times.sorted(), sourceLocation: location)
        let head = try ledger.reading("reading the head") { (read) throws(StoreError) in try Head(read) }
        #expect(head.range.root() == range.root(with: &hasher), sourceLocation: location)
    }
}

/// What became of some drafts.
struct Outcome {
    let verdict: Verdict

    init(_ verdict: Verdict) { self.verdict = verdict }

    /// Empty if they were accepted.
    var codes: [Rejection.Code] { refusals.map(\.rejection.code) }

    var refusals: [Refusal] {
        guard case .rejected(let refusals) = verdict else { return [] }
        return refusals
    }

    var acceptance: Acceptance? {
        guard case .accepted(let acceptance) = verdict else { return nil }
        return acceptance
    }

    var positions: [Int] { acceptance?.entries.map { Int($0.position.rawValue) } ?? [] }
    var held: [Int?] { acceptance?.held.map { $0.position.map { Int($0.rawValue) } } ?? [] }
}
