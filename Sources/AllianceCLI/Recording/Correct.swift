import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON

struct Correct: Command {
    static let configuration = CommandConfiguration(
        named: "correct", "Replace an entry, from the beginning, by one that says something else.",
        example: """
            alliance correct 17 --effective 2018-05-28 \\
              --reason "the report was read wrongly"
            alliance correct 17 --set category=observer --reason "misprint"
            alliance correct 3 --set names.en="National Library of China" \\
              --remove city --reason "the seat is not stated"
            """,
        """
        What is not given stays as entry N says it. Entry N stays readable for ever, and a correction can be \
        corrected in turn. To say it of another subject or type, retract the entry and record anew.
        """)

    @Argument(
        help: ArgumentHelp("The position of the entry, such as 17.", valueName: "n"), transform: Log.position)
    var position: Position

    @Option(help: ArgumentHelp("Why; it stays with the entry.", valueName: "text"))
    var reason: String

    @Option(help: ArgumentHelp("The event's data, all of it, as one JSON object.", valueName: "json"))
    var data: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "One field of the data, such as kind=forum, ordinal=3 or names.en=…; repeatable.",
            valueName: "field=value"))
    var settings: [TaggedText] = []

    @Option(
        name: .customLong("remove"),
        help: ArgumentHelp(
            "One field of the data, or effective, evidence, basis or note, that it shall not say; repeatable.",
            valueName: "field"))
    var removals: [String] = []

    @OptionGroup var entry: DatedOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try entry.writing.open(console)
        guard let (old, bytes) = try ledger.entry(at: position) else {
            let rejection = Rejection(
                .unknownEntry, "there is no entry \(position)",
                advice: "check the position: the log holds \(try ledger.size()) entries, #0 on")
            return entry.writing.refuse(rejection, place: "correct \(position)", console)
        }
        let content = old.content
        var draft = DraftFields(
            type: content.event.type.name, subject: content.subject.name, effective: content.effective?.description,
            evidence: content.evidence, basis: content.basis?.rawValue, note: content.note, reason: reason,
            corrects: .position(position))
        draft.effective = entry.effective ?? draft.effective
        draft.evidence = entry.source.evidence.isEmpty ? draft.evidence : entry.source.evidence
        draft.basis = entry.source.basis ?? draft.basis
        draft.note = entry.source.note ?? draft.note
        do {
            let stored = String(decoding: bytes[old.data], as: UTF8.self)
            draft.data =
                try data.map { try JSONValue(option: "--data", $0) }
                ?? JSONValue(option: "\(position)", stored)
        } catch let rejection as Rejection {
            return entry.writing.refuse(rejection, place: draft.place, console)
        }
        for setting in settings {
            try draft.data.set(setting.tag.split(separator: ".", omittingEmptySubsequences: false)[...], setting.text)
        }
        for removal in removals {
            switch removal {
            case "effective": draft.effective = nil
            case "evidence": draft.evidence = []
            case "basis": draft.basis = nil
            case "note": draft.note = nil
            default:
                try draft.data.remove(removal.split(separator: ".", omittingEmptySubsequences: false)[...], removal)
            }
        }
        return try entry.writing.append(draft, to: ledger, console)
    }
}

extension JSONValue {
    /// Sets what stands at a path of names. Where text stands now the value is text; otherwise it is read as JSON if it
    /// is JSON, so that `3` is a number and `true` a truth.
    fileprivate mutating func set(_ path: ArraySlice<Substring>, _ text: String) throws {
        guard case .object(var members) = self, let first = path.first, DataFields.isKey(first) else {
            throw Failure(
                usage: "--set cannot reach “\(Rejection.quoted(path.joined(separator: ".")))”",
                remedy: "name a field, such as kind, or one within it, such as names.en")
        }
        let place = members.firstIndex { $0.key == first }
        var value = place.map { members[$0].value }
        if path.count > 1 {
            var inner = value ?? .object([])
            try inner.set(path.dropFirst(), text)
            value = inner
        } else if case .string = value {
            value = .string(text)
        } else {
            let parsed = try? JSONValue(parsing: text.utf8Span.span, syntax: .lenient)
            value = parsed ?? .string(text)
        }
        guard let value else { return }
        if let place { members.remove(at: place) }
        members.append(Member(key: String(first), value: value))
        self = .object(sorting: members)
    }

    fileprivate mutating func remove(_ path: ArraySlice<Substring>, _ name: String) throws {
        guard case .object(var members) = self, let first = path.first,
            let place = members.firstIndex(where: { $0.key == first })
        else {
            throw Failure(
                usage: "there is no “\(Rejection.quoted(name))” to remove", remedy: "look at alliance show first")
        }
        if path.count == 1 {
            members.remove(at: place)
        } else {
            try members[place].value.remove(path.dropFirst(), name)
        }
        self = .object(members)
    }
}
