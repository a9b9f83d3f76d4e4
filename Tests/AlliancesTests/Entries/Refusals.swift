import Alliances

/// Why a draft is refused; nil if it is not.
func refusal(_ draft: String) -> Rejection.Code? {
    do throws(Rejection) {
        _ = try Draft(json: draft.utf8Span.span)
        return nil
    } catch { return error.code }
}

/// Why stored bytes are not those of an entry; nil if they are.
func refusal(stored: String) -> Rejection.Code? {
    do throws(Rejection) {
        _ = try Entry(canonical: stored.utf8Span.span)
        return nil
    } catch { return error.code }
}
