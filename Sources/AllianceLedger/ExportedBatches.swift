import Alliances

/// The batches of an export, read line by line: a batch is the entries of one instant, and is judged as it was then.
struct ExportedBatches<Lines: IteratorProtocol<Result<ExportedLine, RestoreError>>> {
    private var lines: Lines
    private var next: (line: Int, entry: Entry)?
    private var nextBytes: [UInt8] = []
    private(set) var origin = ""
    private(set) var failure: RestoreError?
    /// How many entries were taken.
    private(set) var done = 0

    init(_ lines: Lines) throws(RestoreError) {
        self.lines = lines
        advance()
        if let failure { throw failure }
        guard let next else { throw .empty }
        origin = next.entry.source
    }

    /// When the next batch was recorded; nil at the end.
    var instant: Instant? { next?.entry.recorded }

    var line: Int { next?.line ?? 0 }

    /// The next entry, if it is of the batch of an instant.
    mutating func take(at instant: Instant) -> (line: Int, entry: Entry, bytes: [UInt8])? {
        guard failure == nil, let taken = next, taken.entry.recorded == instant else { return nil }
        let bytes = nextBytes
        done += 1
        advance()
        return (taken.line, taken.entry, bytes)
    }

    private mutating func advance() {
        next = nil
        switch lines.next() {
        case nil: break
        case .failure(let error): failure = error
        case .success(let line):
            do throws(Rejection) {
                let entry = try Entry(canonical: line.bytes.span)
                if !origin.isEmpty, !entry.source.utf8.elementsEqual(origin.utf8) {
                    failure = .refused(
                        line: line.number,
                        why: "the entry is of the log \(Rejection.quoted(entry.source)), those before it of \(origin)",
                        advice: "give a file of one log, as alliance export jsonl writes it")
                    return
                }
                next = (line.number, entry)
                nextBytes = line.bytes
            } catch {
                let isNewer = error.code == .unknownType || error.code == .unknownField
                failure = .refused(
                    line: line.number, why: "the line is not an entry as stored: \(error.sentence)",
                    advice: isNewer
                        ? "use the newer program that wrote it"
                        : "give a file as alliance export jsonl writes it; to record drafts, use alliance import")
            }
        }
    }
}
