import Foundation
import Testing

@Suite struct `Showing a subject` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    @Test func `tells which entry says what`() throws {
        let answer = try ledger.alliance("show", "institution/nlc", "--language", "zh-Hans")
        #expect(answer.status == 0)
        #expect(answer.output.hasPrefix("institution/nlc\n\nname        中国国家图书馆 (zh-Hans) [#121]\n"))
        #expect(answer.output.contains("\nwikidata    Q732353 [#121]\n"))
        #expect(answer.output.contains("\nmembership  certain: member since 2018-05-28 [#194]\n"))
    }

    @Test func `tells rival claims`() throws {
        let answer = try ledger.alliance("show", "agreement/manuscript-reproduction")
        #expect(answer.output.contains("rival claim  to #316: Its name is the agreement on copying manuscripts"))
    }

    @Test func `tells what rests on a document, the first fifty or all`() throws {
        let some = try ledger.alliance("show", "evidence/china-daily-20250530").output
        let rest = try #require(some.split(separator: "\n").first { $0.hasSuffix("entries rest on it:") })
        let count = try #require(Int(rest.prefix { $0 != " " }))
        let all = try ledger.json("show", "evidence/china-daily-20250530", "--all")
        #expect((all["referrers"] as? [Int])?.count == count && all["referrerCount"] as? Int == count)
    }

    @Test(arguments: [
        "alliance/srila", "agreement/nalis-nlc-memorandum", "conference/srila-conference-2025",
        "programme/silk-road-digital-library", "evidence/cgtn-20180528", "institution/u09", "#340", "entry/340",
    ])
    func `works for every kind in every format`(subject: String) throws {
        #expect(try ledger.alliance("show", subject).status == 0)
        #expect(try ledger.json("show", subject)["origin"] as? String == SilkRoadLedger.origin)
        #expect(try !ledger.csv("show", subject).isEmpty)
    }

    @Test func `suggests what may have been meant`() throws {
        let unknown = try ledger.alliance("show", "institution/ncl")
        #expect(unknown.status == 1 && unknown.output.isEmpty)
        #expect(unknown.errors.contains("the ledger holds nothing about institution/ncl"))
        #expect(unknown.errors.contains("did you mean institution/nlc"))
        let short = try ledger.alliance("history", "nlc")
        #expect(short.status == 2 && short.errors.contains("did you mean institution/nlc"))
    }

    @Test func `says that nothing was so yet`() throws {
        let answer = try ledger.alliance("show", "conference/srila-forum-2019", "--as-of", "2018-01-01")
        #expect(answer.status == 1)
        #expect(answer.errors.contains("nothing of conference/srila-forum-2019 can have been so by 2018-01-01"))
    }
}
