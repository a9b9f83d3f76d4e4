import AllianceLedger
import Alliances
import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold", abstract: "Begins to read or to append, says so, and does not end before it is killed.")

    @Option(help: "A ledger's directory.") var dir: String
    @Flag(help: "Append, holding the writer's lock, with some entries judged and none written.") var writing = false

    /// A draft, and then none for ever.
    private struct Endless: Sequence, IteratorProtocol {
        mutating func next() -> Submission? {
            try? Descriptor.standardOutput.write(Array("held\n".utf8), act: "telling")
            while true { sleep(60) }
        }
    }

    func run() throws {
        let ledger = try Ledger.existingOrNew(dir)
        _ = writing ? try ledger.append(Endless()) : try ledger.dryRun(Endless())
    }
}
