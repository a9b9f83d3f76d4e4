import AllianceLedger
import ArgumentParser

/// Why a command could not answer: what is told on standard error, and the exit status.
struct Failure: Error {
    let message: Message
    let status: ExitStatus

    init(_ message: Message, _ status: ExitStatus) {
        self.message = message
        self.status = status
    }

    /// The call was wrong.
    init(usage sentence: String, location: String? = nil, remedy: String) {
        self.init(Message(sentence, location: location, remedy: remedy), .callWasWrong)
    }

    init(_ error: LedgerError) {
        let status = ExitStatus(rawValue: error.exitStatus)
        if case .store(let store) = error {
            let remedy =
                switch store.kind {
                case .permission: "act as the user to whom the ledger belongs; nothing was lost"
                case .readOnly: "make the file system writable, or work where it is; nothing was lost"
                case .corrupted:
                    "alliance verify says what and where, alliance repair makes good what can be; nothing was written"
                case .conflict: "repeat; nothing was lost"
                default: error.advice
                }
            self.init(
                Message(Failure.sentence(store.message), location: "while \(store.act)", remedy: remedy), status)
        } else {
            self.init(Message(error.message, remedy: error.advice), status)
        }
    }

    init(_ error: StreamError, doing act: String) {
        let remedy =
            switch error.kind {
            case .diskFull: "make room and repeat"
            case .notFound: "check the path"
            case .permission: "check who may read the file"
            case .readOnly: "name a place that can be written"
            case .conflict: "name another place"
            default: error.systemRemedy ?? "check the file, and repeat"
            }
        let isWrong = error.kind == .notFound || error.kind == .conflict || error.isDirectory
        self.init(
            Message(Failure.sentence(error.message), location: "while \(act)", remedy: remedy),
            isWrong ? .callWasWrong : .systemFailed)
    }

    /// From what the parser of arguments throws.
    ///
    /// - Parameter arguments: of the call
    init(parsing error: any Error, of arguments: [String]) {
        var usage: [Substring] = []
        for line in Alliance.fullMessage(for: error).split(separator: "\n") {
            if line.hasPrefix("Usage: ") {
                usage = [line.dropFirst("Usage: ".count)]
            } else if !usage.isEmpty, !line.hasPrefix("  See '") {
                usage.append(line.drop { $0 == " " })
            }
        }
        let correct = usage.isEmpty ? "see alliance --help" : "write " + usage.joined(separator: " ")
        let remedy = UnknownCommand.question(arguments).map { $0 + " otherwise " + correct } ?? correct
        let help = usage.first?.split(separator: " ").prefix { $0.first != "<" && $0.first != "[" && $0.first != "-" }
        var sentence = Failure.sentence(Alliance.message(for: error))
        // The parser takes a negative number for an option, and then misses what it would have been the value of.
        if sentence.hasPrefix("missing"), let number = arguments.first(where: { Int($0).map { $0 < 0 } ?? false }) {
            sentence = "“\(number)” cannot stand here: no number here is negative, and the first entry is #0"
        }
        self.init(
            Message(
                sentence, remedy: remedy,
                details: []
            ).seeing(help.map { $0.joined(separator: " ") }),
            .callWasWrong)
    }

    /// As the other messages have it: without a capital and a full stop.
    private static func sentence(_ text: String) -> String {
        var text = text
        if text.hasSuffix("."), !text.dropLast().contains(". ") { text.removeLast() }
        let second = text.dropFirst().first
        if let first = text.first, second?.isLowercase == true { text = first.lowercased() + text.dropFirst() }
        return text
    }
}

extension Message {
    fileprivate func seeing(_ command: String?) -> Message {
        guard let command, let remedy else { return self }
        var message = self
        message.remedy = remedy + "; see \(command) --help"
        return message
    }
}
