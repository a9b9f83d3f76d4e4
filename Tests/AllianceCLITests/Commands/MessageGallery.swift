import Foundation

/// Calls and what was answered to them, as `Snapshots/messages.txt` has them.
struct MessageGallery {
    private(set) var text = """
        What is answered to calls that cannot be done, each with the call that provokes it.
        Ids, times, keys, hashes and temporary paths are masked. Recorded by: ALLIANCE_RECORD=1 swift test

        """

    mutating func begin(_ chapter: String) { text += "\n# \(chapter)\n" }

    mutating func show(_ title: String, _ call: [String], _ answer: Executable.Answer, in directory: String) {
        let words = call.map { word in
            word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:@".contains($0) } && !word.isEmpty
                ? word : "'" + word + "'"
        }
        text += "\n## \(title)\n\n$ alliance \(Self.masked(words.joined(separator: " "), directory))\n"
        text += Self.masked(answer.output + answer.errors, directory)
        text += "exit \(answer.status)\n"
    }

    private static func masked(_ text: String, _ directory: String) -> String {
        text.replacingOccurrences(of: directory, with: "DIR")
            .replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "ID")
            .replacing(/backup-20[0-9]{6}T[0-9.]+Z/, with: "backup-TIME")
            .replacing(/20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/, with: "TIME")
            .replacing(/20[0-9]{6}T[0-9]{6}Z/, with: "TIME")
            .replacing(/\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]+/, with: "+KEY")
            .replacing(/[A-Za-z0-9+\/]{80,}=*/, with: "SIGNATURE")
            .replacing(/[A-Za-z0-9+\/]{43}=/, with: "HASH")
            .replacing(/[0-9a-f]{64}/, with: "HASH")
            .replacing(/\([0-9a-f]{8}\)/, with: "(KEYID)")
            .replacing(/(?<label>  id +|key |verifier\.)[0-9a-f]{8}/) { $0.output.label + "KEYID" }
            .replacing(/evidence-[0-9a-f]{8}-(?<size>[0-9]+)-[0-9a-f]{16}/) { "evidence-HASH-\($0.output.size)-HASH" }
            .replacing(/127\.0\.0\.1:[0-9]{2,}/, with: "127.0.0.1:PORT")
            .replacing(/after [0-9]+ ms.*/, with: "…")
    }
}
