import Alliances
import Tables
import Testing

@Suite struct `A row of a table` {
    @Test func `of members registers and admits, and records how membership ended`() {
        let table = Planning(
            """
            id,name[en],name[zh-Hans],country,category,founding,since,left,leaving,evidence,isil
            nlc,National Library of China,中国国家图书馆,China,member,yes,2018-05-28,,,a-1;b-2,CN-000001
            x,X,,MN,observer,0,2019,2021,expired,,

            """, as: .members)
        #expect(table.problems == [])
        #expect(
            table.drafts == [
                #"{"data":{"country":"CN","identified":true,"identifiers":{"isil":"CN-000001"},"names":{"en":"National Library of China","zh-Hans":"中国国家图书馆"}},"evidence":"a-1 b-2","subject":"institution/nlc","type":"institution.registered"}"#,
                #"{"data":{"category":"member","founding":true},"effective":"2018-05-28","evidence":"a-1 b-2","subject":"institution/nlc","type":"membership.admitted"}"#,
                #"{"data":{"country":"MN","identified":true,"names":{"en":"X"}},"subject":"institution/x","type":"institution.registered"}"#,
                #"{"data":{"category":"observer"},"effective":"2019","subject":"institution/x","type":"membership.admitted"}"#,
                #"{"data":{},"effective":"2021","subject":"institution/x","type":"membership.expired"}"#,
            ])
    }

    @Test func `may be known by Chinese or Russian headers, or by words of one's own`() {
        let chinese = Planning("编号;中文名;国家;类别;加入日期\nnlc;中国国家图书馆;CN;member;2018\n", as: .members)
        #expect(chinese.problems == [])
        #expect(chinese.drafts.first?.contains(#""names":{"zh-Hans":"中国国家图书馆"}"#) == true)
        let russian = Planning(
            "Идентификатор\tНазвание\tСтрана\tКатегория\tДата вступления\nrsl\tРГБ\tRussia\tmember\t2018\n",
            as: .members,
            TableOptions(language: "ru"))
        #expect(russian.problems == [])
        #expect(russian.drafts.first?.contains(#""country":"RU","identified":true,"names":{"ru":"РГБ"}"#) == true)
        let own = Planning(
            "id,Bibliothek,Beitritt,Fax\nx,X,2018,1\n", as: .members,
            TableOptions(
                map: [("name[de]", "Bibliothek"), ("since", "Beitritt")], ignored: ["Fax"],
                settings: [("category", "member")]))
        #expect(own.headerProblems == [])
        #expect(own.drafts.count == 2)
    }

    @Test func `tells all that is wrong with it, each with its column`() {
        let table = Planning(
            """
            id,name,country,category,founding,since
            x,=A1,Chinna,membre,perhaps,28.05.2018
            y,Y,CN,member,no,43248
            Z Z,Z,CN,member,,2018-02-30
            v,V,CN,member
            """, as: .members)
        #expect(
            table.problems == [
                "2 name formulaInCell", "2 name missingField", "2 country unknownCountry", "2 category badValue",
                "2 founding badValue", "2 since badDate", "3 since badDate", "4 id badValue", "4 since badDate",
                "5 founding malformedTable",
            ])
        #expect(table.advice.contains { $0.contains("did you mean CN (China)") }, "\(table.advice)")
        #expect(table.advice.contains { $0.contains("2018-05-28") && $0.hasPrefix("28.05.2018") }, "\(table.advice)")
        #expect(table.advice.contains { $0.contains("likely 2018-05-28") }, "\(table.advice)")
        #expect(table.advice.contains { $0.contains("did you mean member?") }, "\(table.advice)")
    }

    @Test func `without an id is refused with a proposal, for an id is permanent`() {
        let table = Planning("name,category,since\nBibliothèque nationale,member,2018\n", as: .members)
        #expect(table.problems == ["2 - missingField"])
        #expect(table.advice.first?.hasSuffix("for example bibliotheque-nationale") == true, "\(table.advice)")
    }

    @Test func `that begins with a number sign is not read, nor is a blank one`() {
        let table = Planning("id,name\n# a remark,x\n\n,\nx,X\n", as: .institutions)
        #expect(table.planned.map(\.line) == [5])
    }

    @Test func `undoes the apostrophe that listings put before formulas`() {
        let table = Planning("id,name\nx,'=X\ny,'Y\n", as: .institutions)
        #expect(table.drafts.map { $0.contains(#"{"en":"=X"}"#) } == [true, false])
        #expect(table.drafts.last?.contains(#"{"en":"'Y"}"#) == true)
    }

    @Test func `of agreements, conferences and evidence becomes what it says`() {
        let agreements = Planning(
            "id,title,kind,status,date,in-force,until,parties\na,A,memorandum,in force,2023,2024,2029,nlc rsl\n"
                + "b,B,memorandum,announced,2023,,,\nc,C,memorandum,in force,2023,,,\n", as: .agreements)
        #expect(
            agreements.planned.map { $0.drafts.map(\.draft.content.event.type) } == [
                [.agreementSigned, .agreementEnteredIntoForce], [.agreementAnnounced],
            ])
        #expect(agreements.problems == ["4 status missingField"])
        let conferences = Planning(
            "id,title,kind,days,hosts,ordinal,mode\nf,F,forum,2025-05-26/2025-05-30,nlc,3,online\n"
                + "g,G,forum,2025,,first,onlin\n", as: .conferences)
        #expect(conferences.drafts.count == 1)
        #expect(conferences.problems == ["3 ordinal badValue", "3 mode badValue"])
        let evidence = Planning("id,title,publisher,url\ne,E,P,https://example.org/e\nf,F,P,nowhere\n", as: .evidence)
        #expect(evidence.drafts.count == 1)
        #expect(evidence.problems.count == 1 && evidence.problems[0].hasPrefix("3 url"), "\(evidence.problems)")
    }

    @Test(arguments: TableKind.allCases) func `of a template is an example that can be read`(kind: TableKind) {
        let (header, rows) = kind.template
        let text = ([header] + rows).map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n")
        let asIs = Planning(text, as: kind)
        #expect(asIs.headerProblems == [] && asIs.rows.isEmpty)
        let examples = Planning(text.replacingOccurrences("\"#", with: "\"", but: "\"# "), as: kind)
        #expect(examples.problems == [], "\(examples.advice)")
        #expect(examples.planned.count == rows.count - 1)
    }
}

extension String {
    fileprivate func replacingOccurrences(_ old: String, with new: String, but kept: String) -> String {
        split(separator: "\n").map { line in
            line.hasPrefix(old) && !line.hasPrefix(kept) ? new + line.dropFirst(old.count) : line
        }.joined(separator: "\n")
    }
}
