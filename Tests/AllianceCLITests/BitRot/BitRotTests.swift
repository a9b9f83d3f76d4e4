import Foundation
import Synchronization
import Testing

/// Files of a ledger with some bytes that are others, and what the built program says of them.
///
/// `ALLIANCE_ROT_ROUNDS` and `ALLIANCE_SEED`: see `Tools/torture rot`.
@Suite(.serialized) struct `A ledger of which some bytes are others` {
    private static let rounds = ProcessInfo.processInfo.environment["ALLIANCE_ROT_ROUNDS"].flatMap { Int($0) } ?? 64
    private static let seed = ProcessInfo.processInfo.environment["ALLIANCE_SEED"].flatMap { UInt64($0) } ?? 0x0b17

    private struct Tally {
        var flips = 0
        var detected = 0
        var harmless = 0
        var failures: [String] = []
        var byStatus: [Int32: Int] = [:]
    }

    /// What damages a copy of the ledger, and what is then asked of it.
    private func rot(
        _ ledger: RottingLedger, rounds: Int, seed: UInt64,
        _ body: @escaping @Sendable (URL, _ what: String, inout Tally) throws -> Void,
        damage: @escaping @Sendable (RottingLedger, inout SplitMix64) -> (file: String, data: Data, what: String)
    ) throws -> Tally {
        let tally = Mutex(Tally())
        let place = try TemporaryDirectory()
        DispatchQueue.concurrentPerform(iterations: rounds) { round in
            var random = SplitMix64(seed: seed &+ UInt64(round))
            _ = random.next()
            let (file, data, what) = damage(ledger, &random)
            let copy = place.url("\(round)")
            var own = Tally()
            do {
                try ledger.copy(to: copy.appendingPathComponent("ledger"), [file: data])
                try body(copy, "round \(round), seed \(seed): \(file), \(what)", &own)
            } catch {
                own.failures.append("\(what): \(error)")
            }
            try? FileManager.default.removeItem(at: copy)
            tally.withLock { all in
                all.flips += 1
                all.detected += own.detected
                all.harmless += own.harmless
                all.failures += own.failures
                all.byStatus.merge(own.byStatus) { $0 + $1 }
            }
        }
        return tally.withLock { $0 }
    }

    /// Verified, the answer must be true: everything that is read is what it was.
    private static func verify(_ ledger: RottingLedger) -> @Sendable (URL, String, inout Tally) throws -> Void {
        { copy, what, tally in
            let answer = try Executable.run(["verify"], in: copy.path)
            tally.byStatus[answer.status, default: 0] += 1
            switch answer.status {
            case 0:
                let found = try RottingLedger.contents(of: copy.appendingPathComponent("ledger").path)
                if found == ledger.contents {
                    tally.harmless += 1
                } else {
                    tally.failures.append("\(what): verified, and it is another ledger")
                }
            case 1, 3:
                let text = answer.output + answer.errors
                if text.contains("its pages cannot be walked") {
                    tally.failures.append("\(what): the process had to be caught")
                } else if !text.contains("FAILED") && !text.contains("error: ") {
                    tally.failures.append("\(what): it is not said what is wrong: \(text)")
                } else {
                    tally.detected += 1
                }
            default: tally.failures.append("\(what): status \(answer.status)\n\(answer.output)\(answer.errors)")
            }
        }
    }

    private func report(_ name: String, _ tally: Tally) {
        if ProcessInfo.processInfo.environment["ALLIANCE_ROT_ROUNDS"] != nil {
            print(
                "rot: \(name): \(tally.flips) damaged, \(tally.detected) found, \(tally.harmless) harmless, "
                    + "\(tally.failures.count) failures; by exit status \(tally.byStatus.sorted { $0.key < $1.key })")
        }
        #expect(tally.failures.isEmpty, "\(tally.failures.prefix(20).joined(separator: "\n"))")
        #expect(tally.detected > 0)
    }

    @Test func `anywhere in the store: verify never crashes, nor says yes to another ledger`() throws {
        let ledger = try RottingLedger.shared()
        let tally = try rot(ledger, rounds: Self.rounds, seed: Self.seed, Self.verify(ledger)) { ledger, random in
            var data = ledger.data("data.mdb")
            let kind = Rot.allCases.randomElement(using: &random) ?? .bit
            let what = kind.apply(to: &data, within: 0..<data.count, &random)
            return ("data.mdb", data, what)
        }
        report("data.mdb", tally)
    }

    @Test func `in the headers of its pages: verify never crashes, nor says yes to another ledger`() throws {
        let ledger = try RottingLedger.shared()
        let tally = try rot(ledger, rounds: Self.rounds, seed: Self.seed &+ 1, Self.verify(ledger)) { ledger, random in
            var data = ledger.data("data.mdb")
            let page = Int.random(in: 0..<data.count / Rot.page, using: &random) * Rot.page
            let kind: Rot = [.bit, .byte, .word].randomElement(using: &random) ?? .bit
            let what = kind.apply(to: &data, within: page..<page + (page < 2 * Rot.page ? 152 : 40), &random)
            return ("data.mdb", data, what)
        }
        report("headers of pages", tally)
    }

    @Test func `in the files beside it: verify never crashes, nor says yes to another ledger`() throws {
        let ledger = try RottingLedger.shared()
        let names = RottingLedger.names.dropFirst()
        let tally = try rot(ledger, rounds: Self.rounds / 4, seed: Self.seed &+ 2, Self.verify(ledger)) {
            ledger, random in
            let name = names.randomElement(using: &random) ?? "checkpoint"
            var data = ledger.data(name)
            let kind: Rot = [.bit, .byte, .sector, .cut].randomElement(using: &random) ?? .bit
            let what = kind.apply(to: &data, within: 0..<data.count, &random)
            return (name, data, what)
        }
        report("files beside", tally)
    }

    /// Repaired, it must be the ledger it was; where it cannot be, with what is published it can.
    private static func repair(
        _ ledger: RottingLedger, published: String
    ) -> @Sendable (URL, String, inout Tally) throws -> Void {
        { copy, what, tally in
            let first = try Executable.run(["repair"], in: copy.path)
            tally.byStatus[first.status, default: 0] += 1
            var last = first
            if first.status != 0 {
                tally.detected += 1
                last = try Executable.run(["repair", "--from", published], in: copy.path)
            } else if first.output.hasPrefix("nothing to repair") {
                tally.harmless += 1
            }
            guard last.status == 0 else {
                return tally.failures.append("\(what): status \(last.status)\n\(last.output)\(last.errors)")
            }
            let verified = try Executable.run(["verify"], in: copy.path)
            let found = try RottingLedger.contents(of: copy.appendingPathComponent("ledger").path)
            if verified.status != 0 || found != ledger.contents {
                tally.failures.append("\(what): repaired, and it is another ledger: \(verified.output)")
            }
        }
    }

    @Test func `anywhere in the store: repaired, with what is published at most, it is the ledger it was`() throws {
        let ledger = try RottingLedger.shared()
        let place = ledger.directory.url("published").path
        let tally = try rot(
            ledger, rounds: Self.rounds / 4, seed: Self.seed &+ 3, Self.repair(ledger, published: place)
        ) {
            ledger, random in
            var data = ledger.data("data.mdb")
            // Several places, so that an entry and the tree above it may both be hit.
            let what = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let kind: Rot = [.bit, .byte, .sector, .word, .stalePage].randomElement(using: &random) ?? .bit
                return kind.apply(to: &data, within: 0..<data.count, &random)
            }
            return ("data.mdb", data, what.joined(separator: ", "))
        }
        report("repaired", tally)
    }
}
