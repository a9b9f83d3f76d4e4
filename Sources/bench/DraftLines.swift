import AllianceLedger
import Alliances

/// Drafts as the lines of a file, one after another in memory, so that only their reading is timed and not their making.
struct DraftLines {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(reserving count: Int) {
        bytes.reserveCapacity(count * 230)
        ends.reserveCapacity(count)
    }

    var count: Int { ends.count }

    mutating func append(_ line: [UInt8]) {
        bytes.append(contentsOf: line)
        ends.append(bytes.count)
    }

    func range(of line: Int) -> Range<Int> { (line == 0 ? 0 : ends[line - 1])..<ends[line] }

    func draft(_ line: Int) -> Result<Draft, Rejection> {
        do throws(Rejection) {
            return .success(try Draft(json: bytes.span.extracting(range(of: line))))
        } catch {
            return .failure(error)
        }
    }

    /// Each draft is read when it is asked for, as from a file.
    func submissions(_ lines: Range<Int>) -> some Sequence<Submission> {
        lines.lazy.map { Submission(line: $0 + 1, draft($0)) }
    }
}
