import Charts

/// How a failure or a rejection is told: what is so, where, and what the reader can do now.
package struct Message: Sendable {
    package var sentence: String
    package var location: String?
    package var remedy: String?
    /// Numbered from 1, e.g. one for each draft that was refused.
    package var details: [String]

    package init(_ sentence: String, location: String? = nil, remedy: String? = nil, details: [String] = []) {
        self.sentence = sentence
        self.location = location
        self.remedy = remedy
        self.details = details
    }

    /// - Parameter width: of the terminal, in columns; nil = unlimited, so that each part is one line for `grep`.
    package func lines(width: Int? = nil) -> [String] {
        var lines = part("error: ", sentence, width)
        if let location { lines += part("  where: ", location, width) }
        if let remedy { lines += part("  what to do: ", remedy, width) }
        let digits = String(details.count).count
        for (index, detail) in details.enumerated() {
            let number = String(index + 1).padded(to: digits, alignment: .right)
            lines += part("  \(number). ", detail, width)
        }
        return lines
    }

    private func part(_ label: String, _ text: String, _ width: Int?) -> [String] {
        let hangingIndent = String(repeating: " ", count: label.count)
        return Wrap.lines(text, width: width, indent: label, hangingIndent: hangingIndent)
    }
}
