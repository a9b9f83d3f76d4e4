/// A Markdown document whose commands are run.
///
/// - ```` ```console ```` and indented blocks: a command after `$ `, then what it prints.
/// - ```` ```sh ````: commands, whose answers are not shown.
/// - ```` ```text ````: nothing to run. Any other block is refused: whoever writes one says what it is.
struct CommandDocument {
    private(set) var commands: [ShownCommand] = []
    /// Blocks of which it is not known what they are.
    private(set) var unknown: [String] = []
    private(set) var lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var index = 0
        while index < lines.count {
            let line = lines[index]
            let start = index
            if line.hasPrefix("```") {
                let kind = line.dropFirst(3)
                index += 1
                while index < lines.count, !lines[index].hasPrefix("```") { index += 1 }
                read(start + 1..<index, as: kind, indent: "")
                index += 1
            } else if line.hasPrefix("    "), index == 0 || lines[index - 1].isEmpty {
                while index < lines.count, lines[index].hasPrefix("    ") || lines[index].isEmpty { index += 1 }
                while lines[index - 1].isEmpty { index -= 1 }
                read(start..<index, as: line.hasPrefix("    $ ") ? "console" : "indented", indent: "    ")
            } else {
                index += 1
            }
        }
    }

    private mutating func read(_ block: Range<Int>, as kind: Substring, indent: String) {
        let isSession = kind == "console"
        guard kind != "text" else { return }
        guard isSession || kind == "sh" else {
            unknown.append("line \(block.lowerBound): a block is ```console, ```sh or ```text, not “\(kind)”")
            return
        }
        var index = block.lowerBound
        while index < block.upperBound {
            let start = index
            var text = String(lines[index].dropFirst(indent.count))
            index += 1
            guard !text.isEmpty else { continue }
            if isSession {
                guard text.hasPrefix("$ ") else {
                    unknown.append("line \(start + 1): a session begins with a command after “$ ”")
                    continue
                }
                text.removeFirst(2)
            }
            while text.hasSuffix("\\"), index < block.upperBound {
                text += "\n" + lines[index].dropFirst(indent.count)
                index += 1
            }
            let shown = index
            while isSession, index < block.upperBound, !lines[index].hasPrefix(indent + "$ ") { index += 1 }
            commands.append(
                ShownCommand(
                    text: text, shown: lines[shown..<index].map { String($0.dropFirst(indent.count)) },
                    isCompared: isSession, indent: indent, line: start, shownLines: shown..<index))
        }
    }

    /// The document with other answers, one for each command.
    func rewritten(_ answers: [[String]]) -> String {
        var lines = lines
        for (command, answer) in zip(commands, answers).reversed() where command.isCompared && !command.isByHand {
            let shown = command.rewritten(answer).map { $0.isEmpty ? "" : command.indent + $0 }
            lines.replaceSubrange(command.shownLines, with: shown)
        }
        return lines.joined(separator: "\n")
    }
}
