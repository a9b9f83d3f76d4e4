import AllianceLedger
import Alliances

/// What the ledger answered to a batch beside what the model answered.
enum VerdictComparison {
    /// - Returns: sentences; none where they agree.
    static func differences(_ real: Verdict, _ model: ReferenceModel.Verdict) -> [String] {
        switch (real, model) {
        case (.accepted(let real), .accepted(let model)): accepted(real, model)
        case (.rejected(let real), .refused(let model)): refused(real, model)
        case (.accepted(let real), .refused(let model)):
            ["accepted \(real.entries.map(\.position)) where the model refuses: \(model)"]
        case (.rejected(let real), .accepted):
            [
                "rejected where the model accepts: "
                    + real.map { "\($0.line ?? 0) \($0.rejection.code)" }.joined(separator: ", ")
            ]
        }
    }

    private static func accepted(_ real: Acceptance, _ model: ReferenceModel.Acceptance) -> [String] {
        let told = ReferenceModel.Acceptance(
            positions: real.entries.map { Int($0.position.rawValue) },
            held: real.held.map { held in
                ReferenceModel.Held(
                    line: held.line ?? 0, position: held.position.map { Int($0.rawValue) },
                    earlierLine: held.earlierLine, takenOutBy: held.takenOutBy.map { Int($0.rawValue) })
            },
            time: real.recorded.map { Int($0.microseconds) })
        return told == model ? [] : ["answer \(told), model \(model)"]
    }

    private static func refused(_ real: [Refusal], _ model: ReferenceModel.Refused) -> [String] {
        var found: [String] = []
        let codes = Set(real.map(\.rejection.code.rawValue))
        if model.lines.isEmpty {
            if codes.isEmpty || !codes.isSubset(of: model.codes) {
                found.append("rejected for \(codes.sorted()), model \(model.codes.sorted())")
            }
            return found
        }
        for (line, possible) in model.lines {
            let told = real.filter { $0.line == line }.map(\.rejection.code.rawValue)
            if told.isEmpty || !told.allSatisfy(possible.contains) {
                found.append("line \(line) is rejected for \(told), model \(possible.sorted())")
            }
        }
        for refusal in real where model.lines[refusal.line ?? 0] == nil {
            if !model.codes.contains(refusal.rejection.code.rawValue) {
                found.append(
                    "line \(refusal.line ?? 0) is rejected for \(refusal.rejection.code), which the model does not see")
            }
        }
        return found
    }
}
