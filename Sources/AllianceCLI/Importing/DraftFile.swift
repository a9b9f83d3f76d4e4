import AllianceLedger
import Alliances
import CanonicalJSON

/// The drafts of a file, one JSON object a line, as they are read.
///
/// It is a sequence, so that a file of a million lines is never held as drafts; what fails while reading is kept in
/// `failure`, and the batch it would have been part of is given a line that is refused.
final class DraftFile: Sequence, IteratorProtocol {
    let lines: LineReader
    /// Drafts given out, wrong ones included.
    private(set) var count = 0
    private(set) var failure: StreamError?
    /// The lines of drafts with an id of their own that were refused: later drafts may name them.
    private var refusedLines: [EventID: Int] = [:]

    private let progress: Progress
    private var hasEnded = false
    private var hasMentionedReturns = false

    init(_ lines: LineReader, progress: Progress) {
        self.lines = lines
        self.progress = progress
    }

    func next() -> Submission? {
        while !hasEnded {
            let line: LineReader.Line?
            do {
                line = try lines.next()
            } catch {
                hasEnded = true
                failure = error
                return refused(lines.number, .malformedJSON, "the file could not be read to its end", "repeat")
            }
            guard let line else { break }
            if let submission = submission(line) {
                count += 1
                progress.note(drafts: count)
                return submission
            }
        }
        hasEnded = true
        return nil
    }

    /// Nil for an empty line.
    private func submission(_ line: LineReader.Line) -> Submission? {
        let number = lines.number
        guard case .text(var text) = line else {
            guard case .tooLong(let length) = line else { return nil }
            return refused(
                number, .entryTooLong, "the line has \(length) bytes; a draft has at most \(LineReader.longest)",
                lines.hasReturns
                    ? Self.returnsToFeeds
                    : "put the long text into a document, register it as evidence with its sha256, and cite it")
        }
        if number == 1, let refusal = notDrafts(text) {
            hasEnded = true
            return refusal
        }
        if text.last == 0x0d {
            if !hasMentionedReturns {
                hasMentionedReturns = true
                return refused(
                    number, .malformedJSON, "the line ends with CR LF, as files of Windows do",
                    "convert the file: tr -d '\\r' < FILE > NEWFILE")
            }
            text.removeLast()
        }
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
        do throws(Rejection) {
            return Submission(line: number, .success(try Draft(json: text.span)))
        } catch {
            if refusedLines.count < Self.mostRemembered,
                let value = try? JSONValue(parsing: text.span, syntax: .lenient),
                case .string(let name) = value["id"], let id = EventID(name)
            {
                refusedLines[id] = number
            }
            return Submission(line: number, .failure(error))
        }
    }

    private static let mostRemembered = 10_000

    /// What is wrong at first hand: a draft that names a refused one is refused because that one is.
    func explaining(_ refusals: [Refusal]) -> [Refusal] {
        guard !refusedLines.isEmpty else { return refusals }
        return refusals.map { refusal in
            guard refusal.rejection.code == .unknownEntry,
                let word = refusal.rejection.sentence.split(separator: " ").last, let id = EventID(String(word)),
                let line = refusedLines[id]
            else { return refusal }
            return Refusal(
                line: refusal.line, lines: refusal.lines, entry: refusal.entry,
                Rejection(
                    .unknownEntry, "the draft it names was refused: line \(line)",
                    advice: "put right line \(line); this one may be good"))
        }
    }

    private static let returnsToFeeds = "convert the file: tr '\\r' '\\n' < FILE > NEWFILE"

    /// What is not a file of drafts at all is said once, not of each of its lines.
    private func notDrafts(_ first: [UInt8]) -> Submission? {
        if first.starts(with: [0xef, 0xbb, 0xbf]) {
            return refused(
                1, .malformedJSON, "the file begins with a byte order mark",
                "save it as UTF-8 without one: tail -c +4 FILE > NEWFILE")
        }
        if first.starts(with: [0xff, 0xfe]) || first.starts(with: [0xfe, 0xff]) {
            return refused(1, .malformedJSON, "the file is UTF-16", "save it as UTF-8 without a byte order mark")
        }
        if let place = first.firstIndex(of: 0x0d), place + 1 < first.count,
            first[place...].first(where: { $0 != 0x0d && $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{")
        {
            return refused(
                1, .malformedJSON, "the lines end with CR alone, as files of old Macintoshes do", Self.returnsToFeeds)
        }
        let control = first.firstIndex { $0 < 0x20 && $0 != 0x09 && $0 != 0x0d }
        guard let control else {
            return String(validating: first, as: UTF8.self) == nil
                ? refused(1, .malformedJSON, "the file is not UTF-8", "give a text file with one JSON object a line")
                : nil
        }
        return refused(
            1, .malformedJSON, "the file is not text: byte \(control + 1) is \(first[control])",
            "give a text file with one JSON object a line; unpack it first if it is compressed")
    }

    private func refused(_ line: Int, _ code: Rejection.Code, _ sentence: String, _ advice: String) -> Submission {
        Submission(line: line, .failure(Rejection(code, sentence, advice: advice)))
    }
}

/// The next drafts of a file, up to a number of them.
struct Part: Sequence, IteratorProtocol {
    let file: DraftFile
    var left: Int

    mutating func next() -> Submission? {
        guard left > 0 else { return nil }
        left -= 1
        return file.next()
    }
}
