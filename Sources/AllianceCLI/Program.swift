import AllianceLedger
import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The command line.
public enum Program {
    public static func main() async {
        PrivateMemory.keep()
        exit(run(Array(CommandLine.arguments.dropFirst()), .system()).rawValue)
    }

    /// Runs one call and tells what became of it.
    package static func run(_ arguments: [String], _ console: Console) -> ExitStatus {
        let status = answer(arguments, console)
        console.errors.flush()
        console.output.flush()
        guard let failure = console.output.failure else { return status }
        console.report(Failure(failure, doing: "writing the answer"))
        return .systemFailed
    }

    private static func answer(_ arguments: [String], _ console: Console) -> ExitStatus {
        do {
            var parsed = try Alliance.parseAsRoot(arguments)
            guard let command = parsed as? any Command else {
                // Groups and help have nothing to run: this throws their help.
                try parsed.run()
                return .done
            }
            // Whoever verifies asks a question, to which damage is an answer.
            DamageGuard.install(exitStatus: parsed is any Verifying ? 1 : 3)
            return try command.run(console) == .yes ? .done : .answerIsNo
        } catch let failure as Failure {
            console.report(failure)
            return failure.status
        } catch let error as LedgerError {
            let failure = Failure(error)
            console.report(failure)
            return failure.status
        } catch {
            return parsing(error, of: arguments, console)
        }
    }

    /// Help and version are answers; everything else the parser throws means that the call was wrong.
    private static func parsing(_ error: any Error, of arguments: [String], _ console: Console) -> ExitStatus {
        if Alliance.exitCode(for: error) == .success {
            console.output.text(Alliance.fullMessage(for: error, columns: console.helpColumns))
            return .done
        }
        let failure = Failure(parsing: error, of: arguments)
        console.report(failure)
        return failure.status
    }
}
