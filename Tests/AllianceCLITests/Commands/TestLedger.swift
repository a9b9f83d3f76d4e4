import Foundation
import Testing

/// A real ledger in a directory of its own, with a little history.
struct TestLedger {
    let directory: TemporaryDirectory

    static let history = #"""
        {"type":"evidence.registered","subject":"evidence/cgtn-20180528","data":{"title":"Library alliance along Silk Road boosts common development","publisher":"CGTN","published":"2018-05-28"}}
        {"type":"evidence.registered","subject":"evidence/china-daily-20250530","data":{"title":"Conference in Nanjing","publisher":"China Daily"}}
        {"type":"alliance.founded","subject":"alliance/srila","effective":"2018-05-28","evidence":"cgtn-20180528","data":{"names":{"en":"Silk Road International Library Alliance"}}}
        {"type":"institution.registered","subject":"institution/nlc","data":{"identified":true,"names":{"en":"National Library of China"},"country":"CN"}}
        {"type":"institution.registered","subject":"institution/rsl","data":{"identified":true,"names":{"en":"Russian State Library"},"country":"RU"}}
        {"type":"membership.admitted","subject":"institution/nlc","effective":"2018-05-28","evidence":"cgtn-20180528","data":{"category":"member","founding":true}}
        {"type":"membership.admitted","subject":"institution/rsl","effective":"2018-05","evidence":"cgtn-20180528","data":{"category":"member"}}
        {"type":"agreement.signed","subject":"agreement/nlc-rsl-2023","effective":"2023-09","data":{"titles":{"en":"Memorandum"},"kind":"memorandum","parties":["nlc","rsl"]}}

        """#

    /// Where `history` puts them.
    static let size = 8

    init() throws {
        directory = try TemporaryDirectory()
        try directory.write(Self.history, to: "history.jsonl")
        let made = try alliance("init", "--origin", "ledger.example.org/silk-road")
        try #require(made.status == 0, "\(made.errors)")
        let imported = try alliance("import", "history.jsonl")
        try #require(imported.status == 0, "\(imported.errors)")
    }

    func alliance(_ arguments: String..., input: String = "") throws -> Executable.Answer {
        try alliance(arguments, input: input)
    }

    func alliance(_ arguments: [String], input: String = "") throws -> Executable.Answer {
        try Executable.run(arguments, in: directory.path, input: Data(input.utf8))
    }

    /// What must not change when something is refused.
    func bytes() throws -> [Data] {
        try ["data.mdb", "checkpoint"].map { try Data(contentsOf: directory.url("ledger/" + $0)) }
    }
}
