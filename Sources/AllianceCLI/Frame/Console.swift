import AllianceLedger
import Alliances
import FoundationEssentials

/// What a command has of the world outside: streams, environment and clock. Nothing else asks the system for them.
package final class Console {
    package let input: Descriptor
    /// Results.
    package let output: Output
    /// Everything else.
    package let errors: Output
    package let environment: [String: String]
    package let clock: @Sendable () -> Instant

    package init(
        input: Descriptor, output: Output, errors: Output, environment: [String: String],
        clock: @escaping @Sendable () -> Instant
    ) {
        self.input = input
        self.output = output
        self.errors = errors
        self.environment = environment
        self.clock = clock
    }

    package static func system() -> Console {
        Descriptor.ignoreClosedPipes()
        let environment = ProcessInfo.processInfo.environment
        let columns = environment["COLUMNS"]
        return Console(
            input: .standardInput, output: Output(.standardOutput, columns: columns),
            errors: Output(.standardError, columns: columns), environment: environment,
            clock: { now })
    }

    private static var now: Instant {
        let microseconds = (Date().timeIntervalSince1970 * 1_000_000).rounded(.down)
        // A clock set outside the years an entry can name is as good as the nearest of them.
        return Instant(microseconds: Int64(min(max(microseconds, 0), 253_402_300_000_000_000)))
    }

    /// Wide enough for the parser of arguments to set its help.
    var helpColumns: Int { max(40, output.width ?? 80) }

    func report(_ failure: Failure) {
        // What was answered before comes first where both are the same terminal.
        output.flush()
        errors.lines(failure.message.lines(width: errors.width))
        errors.flush()
    }
}
