/// Every command that writes. A new one is added here, and is then killed, starved and cut off from power as the others.
extension Act {
    static let all: [Act] = [
        Act(
            name: "init", arguments: ["init", "--origin", origin, "--ledger", "new"], ledger: "new", again: [0, 2]),
        Act(
            name: "record",
            arguments: ["record", "programme.announced", "--subject", "programme/p", "--effective", "2019"],
            adds: [0, 1]),
        Act(name: "import", arguments: ["import", "more.jsonl"], adds: [0, 9]),
        Act(name: "import in parts", arguments: ["import", "--batch", "4", "more.jsonl"], adds: [0, 4, 8, 9]),
        Act(
            name: "import of a stream", arguments: ["import", "--batch", "1", "-"], input: stream,
            adds: Array(0...12)),
        Act(name: "import of a table", arguments: ["import", "members.csv", "--as", "members"], adds: [0, 4]),
        Act(
            name: "correct", arguments: ["correct", "5", "--effective", "2018-06", "--reason", "a misprint"],
            adds: [0, 1], again: [0, 1]),
        Act(name: "retract", arguments: ["retract", "5", "--reason", "an error"], adds: [0, 1]),
        Act(name: "dispute", arguments: ["dispute", "5", "--claim", "in June"], adds: [0, 1]),
        Act(
            name: "publish", arguments: ["publish", "published"],
            whole: [("published/checkpoint", ["audit", "published", "--key", "log.vkey"])]),
        Act(
            name: "publish again", arguments: ["publish", "published"],
            before: [["publish", "published"], ["import", "more.jsonl"]],
            whole: [("published/checkpoint", ["audit", "published", "--key", "log.vkey"])]),
        Act(
            name: "restore",
            arguments: ["restore", "exported.jsonl", "--into", "restored", "--key", "ledger/signer.key"],
            again: [0, 2],
            whole: [
                ("restored", ["verify", "--ledger", "restored"]), ("restored", ["replay", "--ledger", "restored"]),
            ]),
        Act(
            name: "export jsonl", arguments: ["export", "jsonl", "out.jsonl"], again: [0, 2], same: ["out.jsonl"]),
        Act(
            name: "export jsonl over another", arguments: ["export", "jsonl", "out.jsonl", "--replace"],
            before: [["export", "jsonl", "out.jsonl"], ["import", "more.jsonl"]], same: ["out.jsonl"]),
        Act(
            name: "export sqlite", arguments: ["export", "sqlite", "out.sqlite", "--as-of", "2026-01-01"],
            again: [0, 2],
            same: ["out.sqlite"]),
        Act(
            name: "export csv", arguments: ["export", "csv", "tables", "--as-of", "2026-01-01"], again: [0, 2],
            same: ["tables"]),
        Act(
            name: "export csv over another",
            arguments: ["export", "csv", "tables", "--as-of", "2026-01-01", "--replace"],
            before: [["export", "csv", "tables", "--as-of", "2026-01-01"], ["import", "more.jsonl"]],
            same: ["tables"]),
        Act(
            name: "certificate",
            arguments: ["certificate", "institution/nlc", "--out", "paper", "--as-of", "2026-01-01"],
            again: [0, 2], whole: [("paper/certificate.json", ["check", "paper", "--key", "log.vkey"])]),
        Act(
            name: "replay certificate",
            arguments: [
                "replay", "--as-of", "2026-01-01", "--certificate", "replay.txt", "--sign", "auditor.key", "--write",
                "state.json",
            ], same: ["state.json"]),
        Act(
            name: "report", arguments: ["report", "--as-of", "2026-01-01", "--write", "report.html"], again: [0, 2],
            same: ["report.html"]),
        Act(
            name: "witness init", arguments: ["witness", "init", "--name", "witness.example.org/w2", "--state", "w2"],
            before: [["publish", "published"]], again: [0, 2],
            whole: [("w2/witness.vkey", ["witness", "cosign", "published", "--key", "log.vkey", "--state", "w2"])],
            mayMake: ["w2/5137265b3c3d843d3799057294364e8ae0bb41d283e386bd855cd0af3f87f8a8"]),
        Act(
            name: "witness cosign",
            arguments: [
                "witness", "cosign", "published", "--key", "log.vkey", "--state", "w1", "--out", "w1.cosignature",
            ], before: [["publish", "published"]],
            whole: [
                ("w1.cosignature", ["witness", "add", "w1.cosignature", "--key", "w1/witness.vkey"])
            ]),
        Act(
            name: "witness add", arguments: ["witness", "add", "w1.cosignature", "--key", "w1/witness.vkey"],
            before: [
                ["publish", "published"],
                ["witness", "cosign", "published", "--key", "log.vkey", "--state", "w1", "--out", "w1.cosignature"],
            ]),
        Act(name: "key rotate", arguments: ["key", "rotate"], again: [0, 2]),
        Act(name: "key finish", arguments: ["key", "finish"], before: [["key", "rotate"]], again: [0, 2]),
        Act(
            name: "key rotate --lost", arguments: ["key", "rotate", "--lost"], removed: ["ledger/signer.key"],
            again: [0, 2]),
        Act(
            name: "key make", arguments: ["key", "make", "auditor.example.org", "--out", "made.key"], again: [0, 2],
            whole: [
                (
                    "made.key.pub",
                    ["replay", "--as-of", "2026-01-01", "--certificate", "x.txt", "--sign", "made.key"]
                )
            ], mayMake: ["x.txt"]),
    ]

    private static let stream = (1...12).map {
        #"{"type":"evidence.registered","subject":"evidence/e-\#($0)","data":{"title":"Document \#($0)","publisher":"P"}}"#
            + "\n"
    }.joined()
}
