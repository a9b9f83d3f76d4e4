import CanonicalJSON

/// A command as the parser of arguments describes it (`ArgumentParserToolInfo`, version 0).
struct CommandHelp {
    struct Argument {
        let isPositional: Bool
        let isOptional: Bool
        let isRepeating: Bool
        /// With their dashes, the preferred one first; empty for what is told by its place.
        let names: [String]
        /// Nil for a flag.
        let value: String?
        let abstract: String
        let explanation: String

        /// What is one option, whichever command takes it.
        var identity: String { isPositional ? "" : "\(names)\(abstract)" }

        /// Help and version, which every command has.
        var isOfTheParser: Bool { names.first == "--help" || names.first == "--version" }
    }

    /// `member admit` without the program's name.
    let name: String
    /// With the program's name.
    let path: String
    let abstract: String
    let discussion: String
    let arguments: [Argument]
    let subcommands: [CommandHelp]

    /// Itself and all below it.
    var all: [CommandHelp] { [self] + subcommands.flatMap(\.all) }

    init?(_ json: JSONValue) { self.init(json, under: []) }

    private init?(_ json: JSONValue, under parents: [String]) {
        guard let name = json["commandName"]?.string else { return nil }
        self.name = name
        path = (parents + [name]).joined(separator: " ")
        abstract = json["abstract"]?.string ?? ""
        discussion = json["discussion"]?.string ?? ""
        arguments = (json["arguments"]?.elements ?? []).compactMap(Argument.init)
        subcommands = (json["subcommands"]?.elements ?? []).compactMap { CommandHelp($0, under: parents + [name]) }
    }
}

extension CommandHelp.Argument {
    fileprivate init?(_ json: JSONValue) {
        guard json["shouldDisplay"]?.truth != false, let kind = json["kind"]?.string else { return nil }
        isPositional = kind == "positional"
        isOptional = json["isOptional"]?.truth ?? false
        isRepeating = json["isRepeating"]?.truth ?? false
        var names: [String] = []
        for name in json["names"]?.elements ?? [] {
            let dashes = name["kind"]?.string == "long" ? "--" : "-"
            if let text = name["name"]?.string { names.append(dashes + text) }
        }
        self.names = names.sorted { $0.utf8.count > $1.utf8.count }
        value = kind == "flag" ? nil : json["valueName"]?.string ?? "value"
        abstract = json["abstract"]?.string ?? ""
        var notes: [String] = []
        if let values = json["allValues"]?.elements?.compactMap(\.string), !values.isEmpty {
            notes.append("values: " + values.joined(separator: ", "))
        }
        if let standard = json["defaultValue"]?.string { notes.append("default: " + standard) }
        explanation = abstract + (notes.isEmpty ? "" : " (" + notes.joined(separator: "; ") + ")")
    }
}

extension JSONValue {
    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
    fileprivate var truth: Bool? { if case .bool(let truth) = self { truth } else { nil } }
    fileprivate var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
}
