import AllianceLedger
import Charts

/// Standard output or standard error, buffered.
///
/// Writing never fails for the caller: once the reader of a pipe has gone away the rest is dropped, and any other
/// failure is kept in `failure`, which ends the program with its own message.
package final class Output {
    /// Whether a person reads it as it comes.
    package let isTerminal: Bool
    /// In columns; nil where it is not a terminal.
    package let width: Int?
    /// Whether nothing more is taken: what takes long should stop.
    package private(set) var isClosed = false
    private(set) var failure: StreamError?

    private let descriptor: Descriptor
    private let keepsForLater: Int
    private var bytes: [UInt8] = []

    /// - Parameter columns: the value of the environment's `COLUMNS`.
    package init(_ descriptor: Descriptor, columns: String?) {
        self.descriptor = descriptor
        isTerminal = descriptor.isTerminal
        width = isTerminal ? TerminalWidth.parse(columns: columns) ?? descriptor.columns : nil
        keepsForLater = 1 << 16
    }

    /// One line for people, made harmless for a terminal.
    package func line(_ text: String = "") {
        self.text(SafeText.of(text))
    }

    package func lines(_ lines: [String]) {
        for line in lines { self.line(line) }
    }

    /// A line, or several, that the program made itself.
    package func text(_ text: String) {
        append(text.utf8)
        if text.utf8.last != 0x0a { append(CollectionOfOne(0x0a)) }
    }

    /// Exact bytes, such as JSON, CSV or an entry.
    package func raw(_ bytes: some Collection<UInt8>) {
        append(bytes)
    }

    package func flush() {
        guard !isClosed, !bytes.isEmpty else { return }
        do {
            try descriptor.write(bytes, act: "writing")
        } catch {
            isClosed = true
            if !error.isClosedPipe { failure = error }
        }
        bytes.removeAll(keepingCapacity: true)
    }

    private func append(_ more: some Collection<UInt8>) {
        guard !isClosed else { return }
        bytes.append(contentsOf: more)
        if bytes.count >= keepsForLater { flush() }
    }
}
