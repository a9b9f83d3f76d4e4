import Alliances
import Testing

@Suite struct `Near names` {
    @Test(arguments: [
        ("", "", 0), ("nlc", "nlc", 0), ("ncl", "nlc", 1), ("nl", "nlc", 1), ("", "abc", 3), ("kitten", "sitting", 3),
        ("ca", "abc", 3), ("abcd", "badc", 2), ("a", "b", 1),
    ])
    func `are as far apart as slips were made`(a: String, b: String, distance: Int) {
        for bound in 0...5 {
            let expected = distance <= bound ? distance : nil
            #expect(EditDistance.between(a, b, atMost: bound) == expected, "\(bound)")
            #expect(EditDistance.between(b, a, atMost: bound) == expected, "\(bound)")
        }
    }

    /// The definition, without bound and without rows that are used again.
    private static func plain(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                guard i > 0, j > 0 else {
                    table[i][j] = i + j
                    continue
                }
                var least = min(table[i - 1][j], table[i][j - 1]) + 1
                least = min(least, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    least = min(least, table[i - 2][j - 2] + 1)
                }
                table[i][j] = least
            }
        }
        return table[a.count][b.count]
    }

    @Test func `are measured the same with every bound, whatever the letters`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        for _ in 0..<3_000 {
            let a = (0..<next(9)).map { _ in UInt8(97 + next(3)) }
            let b = (0..<next(9)).map { _ in UInt8(97 + next(3)) }
            let distance = Self.plain(a, b)
            for bound in 0...6 {
                let found = EditDistance.between(a.span, b.span, atMost: bound)
                #expect(found == (distance <= bound ? distance : nil), "\(a) \(b) \(bound), seed \(seed)")
            }
        }
    }

    @Test func `are asked for, the nearest, three at most`() {
        let names = ["members", "member", "agreements", "agreement", "memory", "remember"]
        var near = NearNames("agrement")
        for name in names { near.consider(name) }
        #expect(near.names == ["agreement"])
        #expect(NearNames.question("xyzzy", among: names) == nil)
        var many = NearNames("aaaaaaaa")
        for letter in "edcb" { many.consider("aaaaaaa\(letter)") }
        #expect(many.names == ["aaaaaaab", "aaaaaaac", "aaaaaaad"])
    }

    @Test func `hold those that begin with what was typed`() {
        #expect(NearNames.question("nlc", among: ["rsl", "nlc-branch", "nlcx"]) == "did you mean nlc-branch or nlcx?")
        #expect(NearNames.question("", among: ["a"]) == "did you mean a?")
    }
}
