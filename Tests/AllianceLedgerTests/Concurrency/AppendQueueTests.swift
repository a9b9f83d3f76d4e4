import Alliances
import EventLog
import Foundation
import LMDB
import Synchronization
import Testing
import TransparencyLog

@testable import AllianceLedger

extension Concurrency {
    @Suite struct `A queue of batches` {
        /// Holds the writer's lock until it is told to let go, so that batches gather meanwhile.
        private static func blocking(_ ledger: Ledger, while body: () -> Void) {
            let (isHeld, isOver) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let done = DispatchGroup()
            DispatchQueue.global().async(group: done) {
                let nothing = sequence(state: ()) { _ -> Submission? in
                    isHeld.signal()
                    isOver.wait()
                    return nil
                }
                _ = try? ledger.append(nothing)
            }
            isHeld.wait()
            body()
            isOver.signal()
            done.wait()
        }

        /// LMDB's number of the last commit, from the two meta pages (`mdb.c MDB_meta`).
        private static func commits(_ given: Given) throws -> UInt64 {
            let file = try Data(contentsOf: URL(fileURLWithPath: given.path + "/data.mdb"))
            let page = file[40..<44].enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
            return [0, page].map { start in
                file[(start + 144)..<(start + 152)].enumerated().reduce(0) {
                    $0 | UInt64($1.element) << (8 * $1.offset)
                }
            }.max() ?? 0
        }

        @Test func `commits together what has gathered, each batch with an instant of its own`() throws {
            let given = try Given([registered("nlc")])
            let queue = AppendQueue(given.ledger)
            let answers = Answers()
            let before = try Self.commits(given)
            Self.blocking(given.ledger) {
                for number in 0..<50 {
                    queue.submit(
                        batch(registered("i-\(number)"), admitted("i-\(number)", "2018")), answer: answers.awaited())
                }
            }
            #expect(answers.outcomes().map { $0.outcome?.positions } == (0..<50).map { [2 * $0 + 1, 2 * $0 + 2] })
            // At the most one for the first batch alone, one for the others, and one for the first signature.
            #expect(try Self.commits(given) <= before + 3)
            try queue.finish()
            let times = try (1..<101).map { try given.entry($0).recorded }
            #expect(Set(times).count == 50 && times == times.sorted())
            #expect(stride(from: 0, to: 100, by: 2).allSatisfy { times[$0] == times[$0 + 1] })
            try given.audit()
        }

        @Test func `judges each batch on the state after those before it, and answers as a single append does`() throws
        {
            let batches: [(String, [Submission], Int?)] = [
                ("registers", batch(registered("nlc")), nil),
                ("admits", batch(admitted("nlc", "2018")), nil),
                ("admits again", batch(admitted("nlc", "2019")), nil),
                ("half good", batch(registered("rsl"), withdrawn("nobody", "2019")), nil),
                ("unreadable", batch("{"), nil),
                ("says the same", batch(registered("nlc")), nil),
                ("expects a size", batch(suspended("nlc", "2019")), 2),
                ("expects the same", batch(withdrawn("nlc", "2020")), 2),
                ("retracts", batch(retracted(2)), nil),
                ("retracts again", batch(retracted(2, reason: "Twice.")), nil),
                ("nothing", [], nil),
                ("goes on", batch(withdrawn("nlc", "2021"), registered("rsl")), nil),
            ]
            let (queued, single) = (try Given(), try Given())
            let queue = AppendQueue(queued.ledger)
            let answers = Answers()
            Self.blocking(queued.ledger) {
                for (name, submissions, size) in batches {
                    queue.submit(submissions, AppendOptions(expectedSize: size), answer: answers.awaited(name))
                }
            }
            var codes: [[Rejection.Code]] = []
            for ((name, submissions, size), answer) in zip(batches, answers.outcomes()) {
                let alone = Outcome(try single.ledger.append(submissions, AppendOptions(expectedSize: size)))
                let outcome = try #require(answer.outcome, "\(name)")
                #expect(answer.name == name)
                #expect(outcome.codes == alone.codes, "\(name)")
                #expect(outcome.positions == alone.positions, "\(name)")
                #expect(outcome.held == alone.held, "\(name)")
                #expect(outcome.refusals.map(\.rejection.sentence) == alone.refusals.map(\.rejection.sentence))
                codes.append(outcome.codes)
            }
            #expect(
                codes.map(\.isEmpty) == [true, true, false, false, false, true, true, false, true, false, true, true])
            try queue.finish()
            #expect(try queued.state() == single.state())
            try queued.audit()
        }

        @Test func `gives each of many threads its own answer, in the order of positions`() throws {
            let given = try Given()
            let queue = AppendQueue(given.ledger)
            let order = Mutex<[Int]>([])
            let wrong = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 16) { thread in
                for round in 0..<12 {
                    let id = "i-\(thread)-\(round)"
                    let isBad = (thread + round).isMultiple(of: 3)
                    let answered = DispatchSemaphore(value: 0)
                    let drafts = isBad ? batch(registered(id), admitted("\(id)-x", "2018")) : batch(registered(id))
                    queue.submit(drafts) { result in
                        let outcome = (try? result.get()).map { Outcome($0) }
                        order.withLock { $0 += outcome?.positions ?? [] }
                        let subjects = outcome?.acceptance?.entries.map(\.subject) ?? []
                        if subjects != (isBad ? [] : ["institution/\(id)"]) || outcome?.codes.isEmpty != !isBad {
                            wrong.withLock { $0.append("\(id): \(result)") }
                        }
                        answered.signal()
                    }
                    answered.wait()
                }
            }
            #expect(wrong.withLock { $0 } == [])
            #expect(order.withLock { $0 } == Array(0..<128))
            try queue.finish()
            #expect(try given.size == 128)
            try given.audit()
        }

        @Test func `answers tasks that wait without a thread, and threads that wait`() async throws {
            let given = try Given()
            let queue = AppendQueue(given.ledger)
            try await withThrowingTaskGroup(of: [Int].self) { group in
                for task in 0..<40 {
                    group.addTask {
                        let first = try await withCheckedContinuation { continuation in
                            queue.submit(batch(registered("i-\(task)"))) { continuation.resume(returning: $0) }
                        }.get()
                        let second = try await withCheckedContinuation { continuation in
                            queue.submit(batch(admitted("i-\(task)", "2018"))) { continuation.resume(returning: $0) }
                        }.get()
                        return Outcome(first).positions + Outcome(second).positions
                    }
                }
                var positions: [Int] = []
                for try await pair in group {
                    #expect(pair.count == 2 && pair[0] < pair[1])
                    positions += pair
                }
                #expect(positions.sorted() == Array(0..<80))
            }
            #expect(Outcome(try queue.append(batch(registered("nlc")))).positions == [80])
            #expect(Outcome(try queue.append(batch(admitted("nobody", "2018")))).codes.isEmpty == false)
            try queue.finish()
            try given.audit()
        }

        @Test(arguments: [[1], [0, 1, 4], [2, 3], [5], [0, 1, 2, 3, 4, 5]])
        func `answers what fails in one batch to that one alone`(_ failing: Set<Int>) throws {
            let given = try Given([registered("nlc")], [registered("rsl")])
            try given.ledger.writing("damaging an entry") { (write) throws(StoreError) -> LMDB.Outcome<Void> in
                // Nine bytes of header, and no entry.
                try write.put(Table<UInt32>(0, "entries"), 1, Array("000000000damaged".utf8).span)
                return .commit(())
            }
            let queue = AppendQueue(given.ledger)
            let answers = Answers()
            Self.blocking(given.ledger) {
                for number in 0..<6 {
                    let drafts =
                        failing.contains(number)
                        ? batch(registered("i-\(number)"), retracted(1)) : batch(registered("i-\(number)"))
                    queue.submit(drafts, answer: answers.awaited("\(number)"))
                }
            }
            let results = answers.all()
            #expect(results.map(\.name) == (0..<6).map(String.init))
            var position = 2
            for (number, outcome) in answers.outcomes().map(\.outcome).enumerated() {
                if failing.contains(number) {
                    guard case .failure(.store(let error)) = results[number].result else {
                        Issue.record("\(results[number])")
                        continue
                    }
                    #expect(error.kind == .corrupted)
                } else {
                    #expect(outcome?.positions == [position], "\(number)")
                    position += 1
                }
            }
            #expect(try given.size == 8 - failing.count)
        }

        @Test func `answers all with what failed in the commit, and keeps nothing`() throws {
            let given = try Given([registered("nlc")])
            given.close()
            try given.reopen(for: .reading)
            // A ledger that is open for reading fails before any batch is looked at.
            let results = given.ledger.append(
                together: (0..<3).map { number in
                    QueuedBatch(submissions: batch(registered("i-\(number)")), options: AppendOptions()) { _ in }
                })
            #expect(results.count == 3)
            for result in results {
                guard case .failure(.store(let error)) = result else {
                    Issue.record("\(result)")
                    continue
                }
                #expect(error.kind == .readOnly)
            }
            #expect(try given.size == 1)
        }

        @Test func `signs the head after the commits and when it is finished`() throws {
            let given = try Given()
            let queue = AppendQueue(given.ledger)
            _ = try queue.append(batch(registered("nlc")))
            func signedSize() throws -> Int {
                let note = try SignedNote(bytes: try #require(try given.ledger.checkpoint()))
                return Int(try Checkpoint(text: note.text).size)
            }
            // The first comes at once, on the queue's own thread.
            for _ in 0..<3_000 where try signedSize() == 0 { Thread.sleep(forTimeInterval: 0.01) }
            #expect(try signedSize() == 1)
            for number in 0..<10 { _ = try queue.append(batch(registered("i-\(number)"))) }
            try queue.finish()
            #expect(try signedSize() == 11)
            let file = try Data(contentsOf: URL(fileURLWithPath: given.path + "/checkpoint"))
            #expect(try [UInt8](file) == given.ledger.checkpoint())
        }

        @Test func `tells that a head could not be signed; the entries stay`() throws {
            let given = try Given()
            let told = DispatchSemaphore(value: 0)
            let queue = AppendQueue(given.ledger) { _ in told.signal() }
            let key = given.path + "/signer.key"
            try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
            #expect(Outcome(try queue.append(batch(registered("nlc")))).positions == [0])
            told.wait()
            #expect(throws: LedgerError.self) { try queue.finish() }
            #expect(try given.size == 1)
            try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
            try given.reopen()
            try given.audit()
        }

        @Test func `that is finished lets go of the ledger`() throws {
            let given = try Given()
            for number in 0..<5 {
                let queue = AppendQueue(given.ledger)
                _ = try queue.append(batch(registered("i-\(number)")))
                try queue.finish()
                try given.reopen()
            }
            #expect(try given.size == 5)
        }
    }
}
