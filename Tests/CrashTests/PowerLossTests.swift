import Foundation
import Testing

/// What was acknowledged was synced before; what was not may be lost in any part, and the ledger still opens.
@Suite("Power loss", .enabled(if: Faults.library != nil))
struct PowerLossTests {
    @Test("What is acknowledged was synced before the acknowledgement was written", arguments: Act.all)
    func acknowledgedIsSynced(_ act: Act) throws {
        let place = try act.place()
        var disk = try Disk(place)
        let (answer, calls) = try Faults().run(act.arguments, in: place, input: act.input)
        try #require(answer.status == 0, "\(answer.errors)")
        var hasWritten = false
        for call in calls {
            if call.isAnswer { break }
            try disk.apply(call)
            hasWritten = hasWritten || call.kind == "write"
        }
        try #require(hasWritten, "the calls of the program are not seen")
        // What readers and writers agree on while the store is open; made anew after power was lost.
        let unsynced = disk.unsynced.filter { !$0.hasSuffix("lock.mdb") }
        #expect(unsynced.isEmpty, "\(act.name)")
    }

    @Test("A page that says which pages count is written when those are synced")
    func metaPageComesLast() throws {
        let act = try #require(Act.all.first { $0.name == "import in parts" })
        let place = try act.place()
        let (_, calls) = try Faults().run(act.arguments, in: place)
        var pending = 0
        var metaPages = 0
        for call in calls where call.path.hasSuffix("/data.mdb") {
            switch call.kind {
            case "write" where call.offset < 2 * 4096:
                #expect(pending == 0, "call \(call.number): \(pending) writes are not synced")
                #expect(call.flags & O_DSYNC != 0, "call \(call.number) is not synced itself")
                metaPages += 1
            case "write": pending += 1
            case "sync": pending = 0
            default: break
            }
        }
        // Three parts and the checkpoint.
        #expect(metaPages == 4)
    }

    @Test("Power that is lost at any system call leaves what was acknowledged, and nothing in part", arguments: Act.all)
    func anyMoment(_ act: Act) throws {
        let before = try act.place()
        let after = try Place(copying: before)
        let start = try Disk(after)
        let (answer, calls) = try Faults().run(act.arguments, in: after, input: act.input)
        try #require(answer.status == 0, "\(answer.errors)")
        let interruption = try Interruption(act, before: before, after: after)
        var numbers = Torture.numbers("power " + act.name)
        let ends = Torture.chosen(Array(0...calls.count), "power moments " + act.name)
        var rounds = 0
        for end in ends {
            for _ in 0..<(Torture.isComplete ? 4 : 1) {
                var disk = start
                for call in calls[..<end] { try disk.apply(call) }
                if end < calls.count { try disk.apply(calls[end], isDone: false) }
                disk.losePower(&numbers)
                let place = try Place()
                try disk.write(to: place)
                let isDone = calls[..<end].contains { $0.isAnswer }
                let problems = try interruption.problems(in: place, isDone: isDone)
                rounds += 1
                #expect(
                    problems.isEmpty,
                    "\(act.name), power lost in call \(end + 1), seed \(Torture.seed): \(problems.joined(separator: "\n"))"
                )
            }
        }
        Torture.tell("\(act.name): power lost \(rounds) times, \(calls.count) calls")
    }

    @Test("Without the syncs of the program this test would find what is lost")
    func theTestCanFail() throws {
        let act = try #require(Act.all.first { $0.name == "record" })
        let place = try act.place()
        let start = try Disk(place)
        let original = try Place(copying: place)
        let (_, calls) = try Faults().run(act.arguments, in: place)
        let interruption = try Interruption(act, before: original, after: place)
        var numbers = SplitMix64(seed: 5)
        var found = 0
        for _ in 0..<8 {
            var disk = start
            for call in calls where call.kind != "sync" { try disk.apply(call) }
            disk.losePower(&numbers)
            let after = try Place()
            try disk.write(to: after)
            if try !interruption.problems(in: after, isDone: true).isEmpty { found += 1 }
        }
        #expect(found > 0)
    }
}
