import AllianceLedger
import Alliances

/// The drafts as one batch, without lines.
func batch(_ drafts: String...) -> [Submission] {
    drafts.map { text in
        do throws(Rejection) {
            return Submission(line: nil, .success(try Draft(json: text.utf8Span.span)))
        } catch {
            return Submission(line: nil, .failure(error))
        }
    }
}
