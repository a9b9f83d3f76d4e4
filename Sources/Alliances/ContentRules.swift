import EDTF

extension Content {
    /// What is wrong with the content by itself, whatever stands in the ledger.
    func problem() -> Rejection? {
        let type = event.type
        if subject.kind != type.subjectKind {
            return Rejection(
                .wrongSubjectKind, "\(type.name) is about \(type.subjectKind.article), not about \(subject)",
                advice: "name the subject as \(type.subjectKind.name)/…")
        }
        return dateProblem() ?? reasonProblem() ?? selfReference()
    }

    private func dateProblem() -> Rejection? {
        let type = event.type
        switch (type.dateRule, effective) {
        case (.none, .some(let date)):
            return Rejection(
                .dateNotAllowed, "\(type.name) carries no effective date, but \(date) is given",
                advice: "leave effective out")
        case (.moment, nil), (.momentOrSpan, nil):
            return Rejection(
                .missingField, "\(type.name) needs “effective”",
                advice: "when was it so? If no day is known, write [..D], D being the day the source was read")
        case (.moment, .some(let date)) where date.isInterval, (.optional, .some(let date)) where date.isInterval:
            return Rejection(
                .spanNotMoment, "\(type.name) happens on one day, but \(date) is a span",
                advice: "one day somewhere between is written [A..B]")
        case (.momentOrSpan, .some(let date)) where date.startEarliest == nil && date.startLatest == nil:
            return Rejection(
                .badDate, "\(date) says nothing about when it began",
                advice: "give a start, an end, or [..D] with the day the source was read")
        default: return nil
        }
    }

    private func reasonProblem() -> Rejection? {
        if reason == nil {
            if corrects != nil {
                return Rejection(
                    .missingField, "a correction needs “reason”",
                    advice: "say why: the faulty entry stays readable for ever")
            }
            if event.type == .entryRetracted {
                return Rejection(
                    .missingField, "entry.retracted needs “reason”",
                    advice: "say why: the entry stays readable for ever")
            }
        }
        if basis == .derived, note == nil {
            return Rejection(
                .missingField, "a derived fact needs “note”", advice: "give the derivation in the note")
        }
        if corrects != nil, subject.kind == .entry {
            return Rejection(
                .notCorrectable, "a retraction or a dispute cannot correct",
                advice: "a dispute may be retracted and recorded anew; a retraction is final")
        }
        return nil
    }

    private func selfReference() -> Rejection? {
        // Only an institution can name an institution, and only evidence can cite itself.
        guard subject.kind == .institution || subject.kind == .evidence else { return nil }
        var isOwn = false
        forEachReference { kind, id in
            if kind == subject.kind, subject.isNamed(id) { isOwn = true }
        }
        guard isOwn else { return nil }
        return Rejection(.selfReference, "\(subject) refers to itself", advice: "name another")
    }
}

extension SubjectKind {
    var article: String {
        switch self {
        case .alliance, .institution, .agreement, .evidence, .entry: "an \(name)"
        case .conference, .programme: "a \(name)"
        }
    }
}
