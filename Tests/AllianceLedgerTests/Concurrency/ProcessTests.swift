import Alliances
import Foundation
import Synchronization
import Testing

@testable import AllianceLedger

extension Concurrency {
    @Suite(.serialized) struct `Several processes` {
        /// Of `concurrent --acknowledge`.
        private static func acknowledged(_ child: Child) throws -> [(position: Int, subject: String)] {
            try child.lines.map { line in
                let words = line.split(separator: " ")
                return (try #require(Int(words[0].dropFirst())), String(words[1]))
            }
        }

        private static func fileLength(_ given: Given) throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: given.path + "/data.mdb")[.size] as? Int)
        }

        @Test func `with many tasks each leave no gap, and every follower sees each entry once and in order`() throws {
            let given = try Given([registered("nlc")])
            let (each, tasks) = (12, 10)
            let total = 1 + 2 * each * tasks
            // One that lives through it all in one transaction, one that watches, and one in this process.
            let reader = try Child("bench", ["hold", "--dir", given.path])
            #expect(reader.waits { reader.output == "held\n" })
            let watcher = try Child(
                "alliance", ["log", "--watch", "--until", "\(total - 1)", "--format", "json", "--ledger", given.path])
            let writers = try ["a", "b"].map { name in
                try Child(
                    "bench",
                    [
                        "concurrent", "--dir", given.path, "--name", name, "--appenders", "\(tasks)",
                        "--each", "\(each)", "--acknowledge",
                    ])
            }
            var follower = LogFollower(given.ledger, from: Position(0))
            var followed: [UInt8] = []
            var isOver = false
            while !isOver, follower.next < total {
                isOver = !writers.contains(where: \.process.isRunning)
                try follower.read(until: nil) { lines in
                    followed += lines
                    return true
                }
                Thread.sleep(forTimeInterval: 0.002)
            }
            for writer in writers { #expect(writer.ends() == 0, "\(writer.errors)") }
            #expect(watcher.ends() == 0, "\(watcher.errors)")

            #expect(try given.size == total)
            var all: [(position: Int, subject: String)] = []
            for writer in writers {
                let own = try Self.acknowledged(writer)
                #expect(own.map(\.position) == own.map(\.position).sorted())
                all += own
            }
            #expect(all.map(\.position).sorted() == Array(1..<total))
            for (position, subject) in all { #expect(try given.entry(position).content.subject.name == subject) }
            var stored: [UInt8] = []
            for position in 0..<total { stored += try given.bytes(position) + [0x0a] }
            #expect(followed == stored)
            #expect(watcher.output == String(decoding: stored, as: UTF8.self))
            try given.audit()
            // The head that was signed last is that of all.
            try given.ledger.sign()
            reader.kill()
        }

        @Test func `A reader that is killed lets the file stop growing`() throws {
            let given = try Given([registered("nlc")])
            let queue = AppendQueue(given.ledger)
            func append(_ round: String, _ count: Int) throws -> Int {
                let before = try Self.fileLength(given)
                for number in 0..<count { _ = try queue.append(batch(registered("\(round)-\(number)"))) }
                return try Self.fileLength(given) - before
            }
            let reader = try Child("bench", ["hold", "--dir", given.path])
            #expect(reader.waits { reader.output == "held\n" })
            let whileItReads = try append("a", 300)
            reader.kill()
            // The ledger is open all the while: nothing but a look at the table of readers can tell that it is gone.
            let afterwards = try append("b", 2_000)
            #expect(whileItReads > 4 << 20, "no page was kept for the reader; this test shows nothing")
            #expect(afterwards < whileItReads / 2, "\(whileItReads) bytes in 300 appends, then \(afterwards) in 2000")
            try queue.finish()
            try given.audit()
        }

        @Test func `A writer that is killed with the lock in its hands stops nobody`() throws {
            let given = try Given([registered("nlc")])
            let queue = AppendQueue(given.ledger)
            for round in 0..<10 {
                let writer = try Child("bench", ["hold", "--writing", "--dir", given.path])
                #expect(writer.waits { writer.output == "held\n" })
                // Every second time somebody waits for the lock already.
                let answers = Answers()
                func submit() { queue.submit(batch(registered("i-\(round)")), answer: answers.awaited()) }
                if round.isMultiple(of: 2) { submit() }
                Thread.sleep(forTimeInterval: 0.02)
                writer.kill()
                if !round.isMultiple(of: 2) { submit() }
                #expect(answers.outcomes().map { $0.outcome?.positions } == [[round + 1]])
            }
            try queue.finish()
            try given.audit()
        }

        @Test func `A disk that is full is answered to all, and what was acknowledged is there`() throws {
            let given = try Given([registered("nlc")])
            given.close()
            // A limit of a file's size stands for a disk: 1,024 blocks of 512 bytes or 1,024 bytes.
            let writer = try Child(
                "bench",
                ["concurrent", "--dir", given.path, "--appenders", "16", "--each", "1000", "--acknowledge"],
                through: ["/bin/sh", "-c", #"trap '' XFSZ; ulimit -f 1024; exec "$0" "$@""#])
            #expect(writer.ends() != 0)
            #expect(writer.errors.contains("There is no room left on the disk"), "\(writer.errors)")
            try given.reopen()
            let acknowledged = try Self.acknowledged(writer)
            #expect(acknowledged.count > 100)
            for (position, subject) in acknowledged {
                #expect(try given.entry(position).content.subject.name == subject)
            }
            #expect(try given.size == acknowledged.count + 1)
            #expect(try given.when(registered("rsl")).codes == [])
        }
    }
}
