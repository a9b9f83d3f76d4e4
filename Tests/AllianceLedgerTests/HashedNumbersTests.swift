import Testing

@testable import AllianceLedger

@Suite struct HashedNumbersTests {
    @Test func `numbers are found by their hashes, however many there are`() {
        var random = SplitMix64(seed: 7)
        var numbers = HashedNumbers()
        let hashes = (0..<20_000).map { _ in random.next() }
        for (number, hash) in hashes.enumerated() { numbers.insert(hash, number) }
        for (number, hash) in hashes.enumerated() {
            #expect(numbers.find(hash) { hashes[$0] == hash } == number)
        }
        for _ in 0..<20_000 {
            let other = random.next()
            #expect(numbers.find(other) { hashes[$0] == other } == nil)
        }
    }

    @Test func `things with one hash are told apart by what they are`() {
        var numbers = HashedNumbers()
        for number in 0..<1_000 { numbers.insert(UInt64.max, number) }
        #expect(numbers.find(.max) { $0 == 777 } == 777)
        #expect(numbers.find(.max) { $0 == 1_000 } == nil)
    }
}
