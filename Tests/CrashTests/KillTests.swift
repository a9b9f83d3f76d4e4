import Foundation
import Testing

/// What is acknowledged is there, nothing is there in part, and the next call works, whenever the process was killed.
@Suite("Kill -9", .enabled(if: Faults.library != nil))
struct KillTests {
    @Test("An act that is killed at any of its system calls has happened or has not", arguments: Act.all)
    func atACall(_ act: Act) throws {
        let before = try act.place()
        let after = try Place(copying: before)
        let (answer, calls) = try Faults().run(act.arguments, in: after, input: act.input)
        try #require(answer.status == 0, "\(answer.errors)")
        let interruption = try Interruption(act, before: before, after: after)
        let choices = calls.flatMap { call in
            ["write", "answer"].contains(call.kind) ? [(call, false), (call, true)] : [(call, false)]
        }
        let chosen = Torture.chosen(choices, "kill " + act.name)
        for (call, isHalfway) in chosen {
            let place = try Place(copying: before)
            var faults = Faults()
            faults.kill = call.number
            faults.killsHalfway = isHalfway
            let (killed, _) = try faults.run(act.arguments, in: place, input: act.input)
            try #require(killed.signal == SIGKILL)
            let problems = try interruption.problems(in: place, isDone: call.isAnswer)
            #expect(
                problems.isEmpty,
                "\(act.name), killed \(isHalfway ? "halfway in" : "before") call \(call.number), \(call.kind) \(call.path.dropFirst(before.path.count)), seed \(Torture.seed): \(problems.joined(separator: "\n"))"
            )
        }
        Torture.tell("\(act.name): killed at \(chosen.count) of \(choices.count) moments")
    }

    @Test("An act that is killed at a random moment has happened or has not", arguments: Act.all)
    func atAnyTime(_ act: Act) throws {
        let before = try act.place()
        let after = try Place(copying: before)
        let start = ContinuousClock.now
        let answer = try Program.run(act.arguments, in: after.path, input: act.input)
        let microseconds = (ContinuousClock.now - start) / .microseconds(1)
        try #require(answer.status == 0, "\(answer.errors)")
        let interruption = try Interruption(act, before: before, after: after)
        var numbers = Torture.numbers("time " + act.name)
        var kills = 0
        let rounds = Torture.isComplete ? 50 : Torture.rounds
        for round in 0..<rounds {
            let place = try Place(copying: before)
            // The first half is the loading of the program.
            let wait = UInt32(Double.random(in: 0.3...1.1, using: &numbers) * microseconds)
            let killed = try Program.run(act.arguments, in: place.path, input: act.input) { child in
                usleep(wait)
                kill(child, SIGKILL)
            }
            kills += killed.signal == SIGKILL ? 1 : 0
            let problems = try interruption.problems(
                in: place, isDone: killed.status == 0 || killed.output == answer.output)
            #expect(
                problems.isEmpty,
                "\(act.name), killed after \(wait) µs, round \(round), seed \(Torture.seed): \(problems.joined(separator: "\n"))"
            )
        }
        Torture.tell("\(act.name): killed at \(kills) random moments in \(rounds) rounds")
    }
}
