import Alliances
import CanonicalJSON
import EDTF

extension FuzzTarget {
    func checkJSON(_ bytes: [UInt8]) throws(Finding) {
        let strict = attempt { () throws(JSONError) in try JSONValue(canonical: bytes.span) }
        let lenient = attempt { () throws(JSONError) in try JSONValue(parsing: bytes.span, syntax: .lenient) }
        if case .success(let value) = strict {
            try require(value.canonicalBytes() == bytes, "canonical bytes are not written back")
            try require(lenient.value == value, "the lenient reader reads canonical bytes otherwise")
        }
        switch lenient {
        case .success(let value):
            let written = value.canonicalBytes()
            let again = attempt { () throws(JSONError) in try JSONValue(canonical: written.span) }
            try require(again.value == value, "what is written is not read again")
        case .failure(let error):
            try require(error.offset >= 0 && error.offset <= bytes.count, "the error lies outside the text")
            try require(!error.message.isEmpty, "no message")
        }
    }

    func checkEDTF(_ bytes: [UInt8]) throws(Finding) {
        let date: EDTFDate
        do {
            date = try EDTFDate(utf8: bytes.span)
        } catch {
            try require(!"\(error)".isEmpty, "no message")
            return
        }
        try require(Array(date.description.utf8) == bytes, "another text is written")
        try require(date.earliest != nil || date.latest != nil, "no bound")
        if let earliest = date.earliest, let latest = date.latest {
            try require(earliest.number <= latest.number, "the bounds are out of order")
        }
        if let earliest = date.startEarliest, let latest = date.startLatest {
            try require(earliest.number <= latest.number, "the bounds of the start are out of order")
        }
        let window = Window(effective: date)
        try require(window.earliest <= window.latest, "the window is out of order")
    }

    /// What somebody hands in is read the same whether the fast reader takes it or the lenient one.
    func checkDraft(_ bytes: [UInt8]) throws(Finding) {
        let read = attempt { () throws(Rejection) in try Draft(json: bytes.span) }
        let spaced = bytes + [0x20]
        let again = attempt { () throws(Rejection) in try Draft(json: spaced.span) }
        switch (read, again) {
        case (.success(let draft), .success(let other)):
            try require(draft == other, "the lenient reader reads another draft")
            let content = draft.content.canonicalBytes()
            let written = attempt { () throws(Rejection) in try Draft(json: content.span) }
            try require(written.value?.content == draft.content, "the content is not read again")
            try require(written.value?.content.canonicalBytes() == content, "the content has two forms")
        case (.failure(let rejection), .failure(let other)):
            // Where the text ends too early, the space may be what does not belong there.
            try require(
                rejection.code == other.code, "refused as \(rejection.code) and as \(other.code)")
            try require(!rejection.sentence.isEmpty && !rejection.advice.isEmpty, "no sentence")
        case (.success, .failure(let rejection)), (.failure(let rejection), .success):
            throw Finding("one reader refuses: \(rejection.sentence)")
        }
    }

    func checkEntry(_ bytes: [UInt8]) throws(Finding) {
        guard let entry = attempt({ () throws(Rejection) in try Entry(canonical: bytes.span) }).value else { return }
        try require(entry.canonicalBytes() == bytes, "another entry is written")
        try require(
            attempt { () throws(JSONError) in try JSONValue(canonical: bytes.span) }.value != nil,
            "it is no canonical JSON")
        try require(entry.data.upperBound <= bytes.count && !entry.data.isEmpty, "the data lies elsewhere")
        let data = bytes.span.extracting(entry.data)
        let event = attempt { () throws(Rejection) in try Event(entry.event.type, storedData: data) }
        try require(event.value == entry.event, "the data says another event")
    }
}
