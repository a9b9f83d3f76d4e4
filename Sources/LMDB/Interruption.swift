import CLMDB

/// Waiting for something to happen, until somebody presses Ctrl-C.
public enum Interruption {
    public enum Wake: Sendable {
        case timePassed
        /// `SIGINT` or `SIGTERM`, at any time since `catchSignals`.
        case interrupted
        /// Nobody is left to read what is written.
        case readerGone
    }

    /// From now on the first `SIGINT` or `SIGTERM` ends a wait, not the process; the second ends the process. Once.
    /// - Returns: whether the system could do it.
    public static func catchSignals() -> Bool { clmdb_catch_interrupts() == 0 }

    /// - Parameter output: a pipe whose reader may go away without having been written to.
    public static func wait(milliseconds: Int, output: Descriptor) -> Wake {
        switch clmdb_wait(output.number, Int32(clamping: milliseconds)) {
        case 1: .interrupted
        case 2: .readerGone
        default: .timePassed
        }
    }
}
