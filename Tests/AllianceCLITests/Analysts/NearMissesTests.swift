import Testing

@testable import AllianceCLI

@Suite struct `Near misses` {
    @Test(arguments: [
        ("", "", 0), ("nlc", "nlc", 0), ("ncl", "nlc", 2), ("nl", "nlc", 1), ("", "abc", 3), ("kitten", "sitting", 3),
    ])
    func `are counted in letters`(a: String, b: String, distance: Int) {
        #expect(NearMisses.distance(a, b) == distance)
        #expect(NearMisses.distance(b, a) == distance)
    }
}
