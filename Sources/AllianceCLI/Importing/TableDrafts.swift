import AllianceLedger
import Alliances
import Tables

/// The drafts of a table that was found good, read once more.
final class TableDrafts: Sequence, IteratorProtocol {
    private(set) var failure: StreamError?

    private var reader: TableReader
    private let source: TableSource
    private let progress: Progress
    private var news: ArraySlice<UInt8>
    private var waiting: [Submission] = []
    private var count = 0
    let underestimatedCount: Int

    /// - Parameter reader: after its header.
    init(_ reader: TableReader, _ source: TableSource, _ check: TableCheck, _ progress: Progress) {
        self.reader = reader
        self.source = source
        self.progress = progress
        news = check.news[...]
        underestimatedCount = check.newDrafts
    }

    func next() -> Submission? {
        while waiting.isEmpty {
            do {
                guard let row = try reader.next(source.fill) else { return news.isEmpty ? nil : changed() }
                guard case .planned(let row) = row, let bits = news.popFirst() else { return changed() }
                for (place, draft) in row.drafts.enumerated() where bits & 1 << UInt8(place) != 0 {
                    waiting.append(Submission(line: row.line, .success(draft.draft)))
                }
                waiting.reverse()
            } catch {
                failure = error
                return refused("the file could not be read to its end")
            }
        }
        count += 1
        progress.note(drafts: count)
        return waiting.popLast()
    }

    /// The file is not the one that was found good.
    private func changed() -> Submission? {
        news = []
        return refused("the file was changed while it was read")
    }

    private func refused(_ sentence: String) -> Submission {
        Submission(
            line: reader.line, .failure(Rejection(.malformedTable, sentence, advice: "repeat; nothing was appended")))
    }
}
