import AllianceLedger
import Alliances
import CanonicalJSON
import EDTF

/// What is told of a batch: to people in lines, to programs in one JSON object.
struct AppendReport {
    let isDryRun: Bool
    /// The file, or what the command was about.
    let place: String

    // MARK: - Accepted

    /// `#17 membership.admitted institution/nlc (step 2 of 2; 2018-05-28)`
    func line(_ entry: Acceptance.Accepted) -> String {
        var line = "\(entry.position) \(entry.type.name) \(entry.about)"
        if let placement = entry.placement {
            line += " (step \(placement.step) of \(placement.of); \(placement.window.text))"
        }
        return line
    }

    func line(_ held: Acceptance.Held) -> String {
        let draft = held.line.map { "line \($0)" } ?? "this"
        guard let position = held.position else {
            return "\(draft) says the same as " + (held.earlierLine.map { "line \($0)" } ?? "a draft before it")
        }
        var line = "\(draft) is held already: \(position)"
        if let by = held.takenOutBy {
            line +=
                ", taken out by \(by) (to record it again: alliance record with an --id of its own, or an “id” in a file)"
        }
        return line
    }

    /// `appended 3 entries; the log holds 17; the checkpoint of size 17 is signed`
    func ending(_ parts: [Acceptance], signed: Int?) -> String {
        guard let first = parts.first, let last = parts.last else { return "nothing was to be done" }
        let count = last.size - first.sizeBefore
        if isDryRun {
            let would = count == 0 ? "nothing is new" : "\(Self.entries(count)) would be appended"
            return "dry run: nothing was appended; \(would); the log holds \(Self.entries(first.sizeBefore))"
        }
        guard count > 0 else { return "nothing was appended; the log holds \(Self.entries(last.size))" }
        let span = count == 1 ? "#\(first.sizeBefore)" : "#\(first.sizeBefore)…#\(last.size - 1)"
        var line = "appended \(Self.entries(count)): \(span); the log holds \(last.size)"
        if let signed { line += "; the checkpoint of size \(signed) is signed" }
        return line
    }

    static func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

    func json(_ parts: [Acceptance]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("appended")
        json.beginArray()
        for entry in parts.lazy.flatMap(\.entries) { write(entry, to: &json) }
        json.endArray()
        json.member("dryRun", isDryRun)
        json.key("held")
        json.beginArray()
        for held in parts.lazy.flatMap(\.held) { write(held, to: &json) }
        json.endArray()
        json.member("size", Int64((isDryRun ? parts.last?.sizeBefore : parts.last?.size) ?? 0))
        json.member("sizeBefore", Int64(parts.first?.sizeBefore ?? 0))
        json.endObject()
        return json.bytes
    }

    private func write(_ entry: Acceptance.Accepted, to json: inout JSONWriter) {
        json.beginObject()
        if let placement = entry.placement {
            if let day = placement.window.firstDay { json.member("earliest", day.description) }
        }
        json.member("id", entry.id.description)
        if let day = entry.placement?.window.lastDay { json.member("latest", day.description) }
        if let line = entry.line { json.member("line", Int64(line)) }
        json.member("position", Int64(entry.position.rawValue))
        if let placement = entry.placement {
            json.member("step", Int64(placement.step))
            json.member("steps", Int64(placement.of))
        }
        json.member("subject", entry.about)
        json.member("type", entry.type.name)
        json.endObject()
    }

    private func write(_ held: Acceptance.Held, to json: inout JSONWriter) {
        json.beginObject()
        if let line = held.earlierLine { json.member("earlierLine", Int64(line)) }
        if let line = held.line { json.member("line", Int64(line)) }
        if let position = held.position { json.member("position", Int64(position.rawValue)) }
        if let by = held.takenOutBy { json.member("takenOutBy", Int64(by.rawValue)) }
        json.endObject()
    }

    // MARK: - Rejected

    /// - Parameter committed: what parts before this one appended.
    func tell(
        _ refusals: [Refusal], committed: [Acceptance] = [], as format: AnswerFormat, _ console: Console
    ) {
        switch format {
        case .json: console.output.text(String(decoding: json(refusals, committed), as: UTF8.self))
        case .table: console.report(Failure(message(refusals), .answerIsNo))
        }
    }

    func message(_ refusals: [Refusal]) -> Message {
        if let only = refusals.first, refusals.count == 1 {
            let rejection = only.rejection
            return Message(
                "\(rejection.sentence) (\(rejection.code))", location: location(only), remedy: Self.advice(only))
        }
        let details = refusals.map { refusal in
            let rejection = refusal.rejection
            let location = [Self.where(refusal), Self.entries(of: refusal)].compactMap { $0 }.joined(separator: ", ")
            return (location.isEmpty ? "" : location + ": ")
                + "\(rejection.sentence) (\(rejection.code)); \(Self.advice(refusal))"
        }
        return Message(
            "\(refusals.count) things stand against it; nothing of it was appended", location: place,
            remedy: "put right what is listed, then repeat", details: details)
    }

    /// What stands in the log already may be put right together with what is new.
    private static func advice(_ refusal: Refusal) -> String {
        guard let entry = refusal.entry else { return refusal.rejection.advice }
        return refusal.rejection.advice + "; or correct or retract \(entry) in the same file"
    }

    private func location(_ refusal: Refusal) -> String {
        [place, Self.where(refusal), Self.entries(of: refusal)].compactMap { $0 }.joined(separator: ", ")
    }

    private static func `where`(_ refusal: Refusal) -> String? {
        if let entry = refusal.entry {
            guard !refusal.lines.isEmpty else { return "\(entry) would no longer hold" }
            return "\(entry) would no longer hold with \(lines(refusal.lines))"
        }
        if let line = refusal.line { return "line \(line)" }
        return refusal.lines.isEmpty ? nil : lines(refusal.lines)
    }

    private static func lines(_ lines: [Int]) -> String {
        (lines.count == 1 ? "line " : "lines ") + lines.map(String.init).joined(separator: ", ")
    }

    private static func entries(of refusal: Refusal) -> String? {
        // Some sentences name them already.
        let named = refusal.rejection.sentence.split { !($0 == "#" || $0.isNumber) }
        let entries = refusal.rejection.entries.filter { !named.contains($0.description[...]) }
        return entries.isEmpty ? nil : "because of " + entries.map(\.description).joined(separator: ", ")
    }

    private func json(_ refusals: [Refusal], _ committed: [Acceptance]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        if let first = committed.first, let last = committed.last {
            json.member("appendedBefore", Int64(last.size - first.sizeBefore))
        }
        json.key("rejected")
        json.beginArray()
        for refusal in refusals {
            json.beginObject()
            json.member("advice", refusal.rejection.advice)
            json.member("code", refusal.rejection.code.rawValue)
            json.key("entries")
            json.beginArray()
            for entry in refusal.rejection.entries { json.integer(Int64(entry.rawValue)) }
            json.endArray()
            if let entry = refusal.entry { json.member("entry", Int64(entry.rawValue)) }
            if let line = refusal.line { json.member("line", Int64(line)) }
            if !refusal.lines.isEmpty {
                json.key("lines")
                json.beginArray()
                for line in refusal.lines { json.integer(Int64(line)) }
                json.endArray()
            }
            json.member("sentence", refusal.rejection.sentence)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }
}

extension Acceptance.Accepted {
    /// What the entry names as its subject: of a retraction or a dispute, the other entry.
    fileprivate var about: String {
        guard type.subjectKind == .entry, let entry = try? Entry(canonical: bytes.span) else { return subject }
        return entry.subject.name
    }
}

extension Window {
    fileprivate var firstDay: Day? { Day(number: earliest) }
    fileprivate var lastDay: Day? { Day(number: latest) }

    /// The one day, or the days between which it lies.
    fileprivate var text: String {
        if earliest == Window.beforeAllDays, latest == Window.beforeAllDays { return "from the beginning" }
        let first = firstDay.flatMap { $0 == .first ? nil : $0.description } ?? ""
        let last = lastDay?.description ?? ""
        return first == last ? first : "[\(first)..\(last)]"
    }
}
