import Tables
import Testing

@Suite struct `A header` {
    @Test(
        arguments: [
            ("id,name,category,since,joined", "both give since"),
            ("id,name,name[en],category,since", "both give name[en]"),
            ("id,name,contry,category,since", "did you mean “country”"), ("id,name,since", "no column gives category"),
            ("id|name|category|since", "is one column"), ("id,name,telefax,category,since", "--ignore 'telefax'"),
            ("id,name,kind[de],category,since", "“kind[de]”, is not known"),
        ])
    func `that cannot be read says why, and what to do`(header: String, part: String) {
        let problems = Planning(header + "\n", as: .members).headerProblems
        #expect(problems.contains { $0.contains(part) }, "\(problems)")
    }

    @Test func `is told of options that name nothing`() {
        let problems = Planning(
            "id,name\n", as: .institutions,
            TableOptions(map: [("nome", "name"), ("city", "Citty")], ignored: ["Fax"], settings: [("id", "x")])
        ).headerProblems
        #expect(problems.count == 4, "\(problems)")
        #expect(problems.first?.contains("did you mean “name”") == true, "\(problems)")
    }

    @Test func `may have columns without a name as long as they are empty`() {
        #expect(Planning("id,name,,\nx,X,,\n", as: .institutions).problems == [])
        #expect(Planning("id,name,,\nx,X,,y\n", as: .institutions).problems == ["2 4 malformedTable"])
    }
}
