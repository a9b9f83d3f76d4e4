/// Text in mdoc(7), which mandoc and groff both set.
struct Mdoc {
    private(set) var text = ""

    mutating func macro(_ name: String, _ arguments: String = "") {
        text += "." + name + (arguments.isEmpty ? "" : " " + arguments) + "\n"
    }

    /// Paragraphs between empty lines; lines that begin with two spaces stand as they are, as examples do.
    mutating func prose(_ prose: String) {
        var isLiteral = false
        var isFirst = true
        var pending = false
        for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
            guard !line.isEmpty else {
                pending = !isFirst
                continue
            }
            if line.hasPrefix("  ") != isLiteral {
                if isLiteral { macro("Ed") }
                isLiteral.toggle()
                // `.Bd` makes the space before it.
                if isLiteral { macro("Bd", "-literal -offset indent") }
                if isLiteral { pending = false }
            }
            if pending {
                if isLiteral { text += "\n" } else { macro("Pp") }
                pending = false
            }
            isFirst = false
            if isLiteral {
                text += Self.guarded(Self.escaped(line.dropFirst(2))) + "\n"
            } else {
                // A sentence a line, so that the space after it is the formatter's.
                for sentence in Self.sentences(line) { text += Self.guarded(Self.escaped(sentence)) + "\n" }
            }
        }
        if isLiteral { macro("Ed") }
    }

    /// One argument as a call has it.
    mutating func synopsis(_ argument: CommandHelp.Argument) {
        var words = Self.call(argument)
        if argument.isRepeating { words += " ..." }
        if argument.isOptional {
            macro("Op", words)
        } else {
            macro(String(words.prefix(2)), String(words.dropFirst(3)))
        }
    }

    mutating func item(_ argument: CommandHelp.Argument) { macro("It", Self.call(argument)) }

    private static func call(_ argument: CommandHelp.Argument) -> String {
        let value = argument.value.map { "Ar " + escaped($0) }
        guard !argument.isPositional else { return value ?? "" }
        let names = argument.names.map { "Fl " + escaped($0.dropFirst()) }.joined(separator: " , ")
        return [names, value].compactMap { $0 }.joined(separator: " ")
    }

    private static func sentences(_ line: Substring) -> [Substring] {
        var sentences: [Substring] = []
        var start = line.startIndex
        var index = line.startIndex
        while let end = line[index...].firstRange(of: ". ") {
            index = end.upperBound
            if line[index...].first?.isUppercase == true {
                sentences.append(line[start..<line.index(before: end.upperBound)])
                start = end.upperBound
            }
        }
        return sentences + [line[start...]]
    }

    /// Hyphens that are typed are not broken at and not made longer.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A line is no request.
    private static func guarded(_ line: String) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }
}
