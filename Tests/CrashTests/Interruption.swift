import Foundation
import Testing

/// What must be so after an act was interrupted, and after it was repeated.
struct Interruption {
    let act: Act
    /// As it was before the act.
    let before: Place
    /// What a run without interruption leaves.
    let after: Place
    let logBefore: [Substring]
    let names: Set<String>

    /// - Parameter place: where the act was done whole
    init(_ act: Act, before: Place, after: Place) throws {
        self.act = act
        self.before = before
        self.after = after
        logBefore = try act.ledger.flatMap { try before.log($0) } ?? []
        names = try Interruption.names(after)
    }

    /// Names of files, the ids of keys aside.
    private static func names(_ place: Place) throws -> Set<String> {
        Set(
            try place.names().map { name in
                name.replacing(#/verifier\.[0-9a-f]{8}\.key/#, with: "verifier.ID.key")
            })
    }

    /// - Parameters:
    ///   - isDone: whether the act was acknowledged before the interruption
    ///   - what: told where something is not as it must be
    /// - Returns: what is not so; nothing where all is well
    func problems(in place: Place, isDone: Bool) throws -> [String] {
        var problems: [String] = []
        func expect(_ holds: Bool, _ what: @autoclosure () -> String) { if !holds { problems.append(what()) } }
        func call(_ arguments: [String], _ statuses: Set<Int32> = [0], _ when: String) throws {
            let answer = try Program.run(
                arguments, in: place.path, input: arguments == act.arguments ? act.input : "")
            expect(
                answer.status.map(statuses.contains) ?? false,
                "\(when): \(arguments.joined(separator: " ")) ends with \(answer.status ?? -1): \(answer.output.suffix(300))\(answer.errors)"
            )
        }

        // As it was left.
        let when = "after the interruption"
        if let ledger = act.ledger, ledger == "ledger" || isDone {
            try call(["replay", "--ledger", ledger], [0], when)
            if let log = try place.log(ledger) {
                expect(log.starts(with: logBefore), "\(when): an entry of before is gone or changed")
                let added = log.count - logBefore.count
                expect(act.adds.contains(added), "\(when): \(added) entries are added, part of a batch")
                expect(
                    !isDone || added == act.adds.last,
                    "\(when): only \(added) entries are there of what was acknowledged")
            }
        }
        for (path, arguments) in act.whole where place.holds(path) {
            // A copy: the call may change something.
            try call(arguments, [0], when)
        }
        for path in act.same {
            let (old, new, now) = try (contents(before, path), contents(after, path), contents(place, path))
            expect(
                (!isDone && now == old) || now == new,
                "\(when): \(path) is neither what it was nor what it becomes")
        }

        // Repeated.
        try call(act.arguments, act.again, "repeated")
        if let ledger = act.ledger {
            try call(["verify", "--ledger", ledger], [0], "after the repetition")
            let log = try place.log(ledger)
            expect(
                log?.count == logBefore.count + (act.adds.last ?? 0) && log?.starts(with: logBefore) == true,
                "after the repetition: \(log?.count ?? -1) entries, \(logBefore.count) before")
        }
        for (path, arguments) in act.whole {
            expect(place.holds(path), "after the repetition: \(path) is not there")
            try call(arguments, [0], "after the repetition")
        }
        for path in act.same {
            let (new, now) = try (contents(after, path), contents(place, path))
            expect(now == new, "after the repetition: \(path) differs")
        }
        let strays = try Interruption.names(place).subtracting(names).subtracting(act.mayMake)
        expect(strays.isEmpty, "after the repetition there are left: \(strays.sorted())")
        if let ledger = act.ledger {
            try call(
                [
                    "record", "evidence.registered", "--subject", "evidence/next", "--data",
                    #"{"title":"T","publisher":"P"}"#, "--ledger", ledger,
                ], [0], "the next append")
            try call(["replay", "--ledger", ledger], [0], "after the next append")
        }
        return problems
    }

    private func contents(_ place: Place, _ path: String) throws -> [String: Data]? {
        guard place.holds(path) else { return nil }
        var files: [String: Data] = [:]
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: place.path + "/" + path)) ?? []
        // A folder that was exchanged may keep the mark of what is being made until it is made anew; its files are whole.
        for name in names where name != ".unfinished" {
            files[name] = try Data(contentsOf: place.url(path + "/" + name))
        }
        if files.isEmpty { files[""] = try? Data(contentsOf: place.url(path)) }
        return files
    }
}
