import Foundation
import Testing

/// Each step of each act fails in each way in which such a step can.
@Suite("Faults", .enabled(if: Faults.library != nil))
struct FaultTableTests {
    struct Fault {
        let calls: ClosedRange<Int>
        let errno: Int32
        var way: Faults.Way = .before
        var only: [String] = []
        let step: String
    }

    @Test("A step that fails is told of, loses nothing, and the act works when the fault is gone", arguments: Act.all)
    func everyStep(_ act: Act) throws {
        let before = try act.place()
        let after = try Place(copying: before)
        let (answer, calls) = try Faults().run(act.arguments, in: after, input: act.input)
        try #require(answer.status == 0, "\(answer.errors)")
        let interruption = try Interruption(act, before: before, after: after)
        let faults = FaultTableTests.faults(calls, after.path)
        let chosen = Torture.chosen(faults, "fault " + act.name)
        var messages: [String: Int] = [:]
        for fault in chosen {
            let place = try Place(copying: before)
            var injected = Faults(only: fault.only)
            injected.fail = (fault.calls, fault.errno, fault.way)
            let (failed, _) = try injected.run(act.arguments, in: place, input: act.input)
            let what =
                "\(act.name), \(unsafe String(cString: strerror(fault.errno)))\(fault.way.rawValue) at \(fault.step), seed \(Torture.seed)"
            var problems: [String] = []
            if failed.status != 0 {
                if failed.status != 3 {
                    problems.append("ends with \(failed.status ?? -1), signal \(failed.signal ?? 0)")
                }
                if !failed.errors.contains("what to do: ") { problems.append("is not told what to do") }
                let places = ["/", "where: ", "published", "w1", "w2", "restored"]
                if !places.contains(where: failed.errors.contains) {
                    problems.append("is not told where")
                }
                problems += FaultTableTests.wrongAdvice(fault.errno, failed.errors)
            }
            problems += try interruption.problems(in: place, isDone: failed.status == 0)
            #expect(problems.isEmpty, "\(what): \(failed.errors)\(problems.joined(separator: "\n"))")
            messages["\(fault.errno) " + failed.errors.replacingOccurrences(of: place.path, with: ""), default: 0] += 1
        }
        Torture.tell("\(act.name): \(chosen.count) of \(faults.count) faults in \(calls.count) steps")
        if ProcessInfo.processInfo.environment["ALLIANCE_TORTURE_MESSAGES"] != nil {
            for (message, count) in messages.sorted(by: { $0.key < $1.key }) { print("message \(count)× \(message)") }
        }
    }

    /// What the sentences must speak of, so that nobody looks for the fault in the wrong place.
    private static func wrongAdvice(_ errno: Int32, _ errors: String) -> [String] {
        let words: [String]
        switch errno {
        case ENOSPC, EDQUOT: words = ["room", "No space", "quota"]
        case EMFILE: words = ["open files", "files open"]
        case EROFS: words = ["ead-only"]
        case EACCES: words = ["ermission"]
        default: return []
        }
        return words.contains(where: errors.contains) ? [] : ["the message does not tell of \(words[0])"]
    }

    private static func faults(_ calls: [Faults.Call], _ root: String) -> [Fault] {
        var faults: [Fault] = []
        for call in calls where call.result >= 0 || call.isAnswer {
            let step = "call \(call.number), \(call.kind) \(call.path.dropFirst(root.count))"
            func add(_ numbers: [Int32], _ way: Faults.Way = .before) {
                for errno in numbers {
                    faults.append(Fault(calls: call.number...call.number, errno: errno, way: way, step: step))
                }
            }
            switch call.kind {
            case "open": add([EMFILE, EIO, EACCES])
            case "create": add([EMFILE, ENOSPC, EDQUOT, EROFS, EACCES])
            case "mkdir", "rename": add([ENOSPC, EDQUOT, EROFS, EACCES, EIO])
            case "unlink", "mode": add([EROFS, EIO])
            case "write":
                add([ENOSPC, EDQUOT, EIO])
                add([EIO], .after)
                if call.length > 1 { add([ENOSPC], .half) }
            case "answer": add([ENOSPC, EIO])
            case "read": add([EIO])
            case "truncate": add([ENOSPC, EIO])
            case "sync", "syncfs":
                add([EIO, ENOSPC, EDQUOT])
                add([EIO], .after)
            case "lock": add([ENOLCK])
            case "map": add([ENOMEM])
            case "list": add([EMFILE, EIO])
            default: break
            }
        }
        // From some step on there is no room, or no descriptor, to the end.
        let growing = ["write", "mkdir", "truncate"]
        for number in 1...max(1, calls.filter({ growing.contains($0.kind) }).count) {
            faults.append(
                Fault(calls: number...999_999, errno: ENOSPC, only: growing, step: "write \(number) and all after it"))
        }
        for number in 1...max(1, calls.filter({ ["open", "create"].contains($0.kind) }).count) {
            faults.append(
                Fault(calls: number...999_999, errno: EMFILE, only: ["open"], step: "open \(number) and all after it"))
        }
        return faults
    }
}
