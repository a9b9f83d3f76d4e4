import Foundation
import Testing

/// A command that changes something, and what may be found after it was interrupted.
///
/// `Acts.swift` lists them: one more is one line there.
struct Act: CustomTestStringConvertible, Sendable {
    let name: String
    let arguments: [String]
    var input = ""
    /// What is called before, in the place of its own.
    var before: [[String]] = []
    /// Files that are taken away before.
    var removed: [String] = []
    /// The ledger it makes or changes; nil where it changes none.
    var ledger: String? = "ledger"
    /// How many entries there may be more afterwards.
    var adds: [Int] = [0]
    /// What a repetition may answer where the work was done before the interruption: 2 is "there already".
    var again: Set<Int32> = [0]
    /// Calls that must answer 0 wherever a path is there, however the act was interrupted.
    var whole: [(path: String, call: [String])] = []
    /// Files that those calls make.
    var mayMake: Set<String> = []
    /// Files and folders that are as before or as afterwards, byte for byte.
    var same: [String] = []

    var testDescription: String { name }

    /// A place in which the act can be called.
    func place() throws -> Place {
        let place = try Place(copying: try Act.template.get())
        for call in before {
            let answer = try place.alliance(call)
            try #require(answer.status == 0, "\(name), before: \(call): \(answer.errors)")
        }
        for file in removed { try FileManager.default.removeItem(at: place.url(file)) }
        return place
    }

    static let origin = "ledger.example.org/silk-road"

    /// A small ledger, and files to import.
    static let template = Result {
        let place = try Place()
        try place.write(history, to: "history.jsonl")
        try place.write(more, to: "more.jsonl")
        try place.write(table, to: "members.csv")
        for call in [
            ["init", "--origin", origin], ["import", "history.jsonl"], ["export", "jsonl", "exported.jsonl"],
            ["witness", "init", "--name", "witness.example.org/w1", "--state", "w1"],
            ["key", "make", "auditor.example.org", "--out", "auditor.key"],
        ] {
            let answer = try place.alliance(call)
            try #require(answer.status == 0, "\(call): \(answer.errors)")
        }
        let key = try place.alliance(["key", "show"]).output.split(separator: " ").first { $0.contains("+") }
        try place.write(String(try #require(key)), to: "log.vkey")
        return place
    }

    private static let history = #"""
        {"type":"evidence.registered","subject":"evidence/cgtn-20180528","data":{"title":"Library alliance","publisher":"CGTN","published":"2018-05-28"}}
        {"type":"alliance.founded","subject":"alliance/srila","effective":"2018-05-28","evidence":"cgtn-20180528","data":{"names":{"en":"Silk Road International Library Alliance"}}}
        {"type":"institution.registered","subject":"institution/nlc","data":{"identified":true,"names":{"en":"National Library of China"},"country":"CN"}}
        {"type":"institution.registered","subject":"institution/rsl","data":{"identified":true,"names":{"en":"Russian State Library"},"country":"RU"}}
        {"type":"membership.admitted","subject":"institution/nlc","effective":"2018-05-28","evidence":"cgtn-20180528","data":{"category":"member","founding":true}}
        {"type":"membership.admitted","subject":"institution/rsl","effective":"2018-05","evidence":"cgtn-20180528","data":{"category":"member"}}

        """#

    /// Nine drafts.
    private static let more = (1...9).map {
        #"{"type":"institution.registered","subject":"institution/library-\#($0)","data":{"identified":true,"names":{"en":"Library \#($0)"},"country":"KZ"}}"#
            + "\n"
    }.joined()

    private static let table = """
        id,name,country,category,since
        aaa,A library,KZ,member,2019
        bbb,Another library,UZ,observer,2020

        """
}
