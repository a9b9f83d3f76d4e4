import CanonicalJSON
import Testing

@Suite("Canonical means one way to write a value")
struct CanonicityTests {
    static let entry = Array(
        #"{"data":{"m":-10,"names":{"en":"National \"Library\"","ru":"Китай","zh":"中国国"},"ok":[true,{}]},"effective":"2018-05-28"}"#
            .utf8)

    /// Accepted bytes must be exactly those that their value is written as, and skipping must agree with reading.
    static func holds(_ bytes: [UInt8]) -> Bool {
        let result = read(bytes)
        if let value = result.value, value.canonicalBytes() != bytes { return false }
        // Must end without a trap, and accept all that the strict syntax accepts.
        let lenient = read(bytes, .lenient)
        if let value = result.value, lenient.value != value { return false }
        return skip(bytes) == result.error && skip(bytes, .lenient) == lenient.error
    }

    @Test("The sample is canonical")
    func sample() {
        #expect(read(Self.entry).value?.canonicalBytes() == Self.entry)
    }

    @Test("Every single byte of the sample replaced by every other")
    func replacement() {
        for index in Self.entry.indices {
            var bytes = Self.entry
            for byte in UInt8.min...UInt8.max {
                bytes[index] = byte
                if !Self.holds(bytes) { Issue.record("byte \(index) replaced by \(byte)") }
            }
        }
    }

    @Test("Every byte inserted everywhere into the sample, and every byte removed")
    func insertion() {
        for index in 0...Self.entry.count {
            for byte in UInt8.min...UInt8.max {
                var bytes = Self.entry
                bytes.insert(byte, at: index)
                if !Self.holds(bytes) { Issue.record("\(byte) inserted at \(index)") }
            }
            if index < Self.entry.count {
                var bytes = Self.entry
                bytes.remove(at: index)
                if !Self.holds(bytes) { Issue.record("byte \(index) removed") }
            }
        }
    }

    @Test("No beginning of the sample is a value")
    func truncation() {
        for count in 0..<Self.entry.count {
            let bytes = Array(Self.entry.prefix(count))
            #expect(read(bytes).error?.kind == .unexpectedEnd)
            #expect(skip(bytes, .lenient)?.kind == .unexpectedEnd)
        }
    }

    @Test("Random documents, changed at random")
    func randomMutations() {
        let seed: UInt64 = 51
        var random = SplitMix64(seed: seed)
        var accepted = 0
        for round in 0..<20_000 {
            var bytes = random.value().canonicalBytes()
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: index)
                default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &random))
                }
            }
            if read(bytes).value != nil { accepted += 1 }
            guard Self.holds(bytes) else {
                Issue.record("seed \(seed), round \(round): \(bytes)")
                return
            }
        }
        #expect(accepted > 100)
    }

    @Test("Random bytes are judged, never a trap")
    func randomBytes() {
        let seed: UInt64 = 24
        var random = SplitMix64(seed: seed)
        let alphabet =
            Array(#"{}[]",:\u0aDd8-1.eE+ truefalsn/"#.utf8) + [0, 0x1F, 0x7F, 0x80, 0xC3, 0xE4, 0xEF, 0xBB, 0xBF]
        for round in 0..<100_000 {
            let onlyJSON = round % 2 == 0
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                onlyJSON ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            }
            guard Self.holds(bytes) else {
                Issue.record("seed \(seed), round \(round): \(bytes)")
                return
            }
        }
    }

    @Test("A value is read leniently from whatever way it was written")
    func lenientVariants() {
        let seed: UInt64 = 2_018
        var random = SplitMix64(seed: seed)
        for round in 0..<5_000 {
            let value = random.value()
            let loose = random.loose(value)
            guard read(Array(loose.utf8), .lenient).value == value, skip(Array(loose.utf8), .lenient) == nil else {
                Issue.record("seed \(seed), round \(round): \(loose)")
                return
            }
        }
    }

    @Test("Thirty-two levels are read and written", arguments: [JSONSyntax.canonical, .lenient])
    func depth(_ syntax: JSONSyntax) {
        let arrays = Array((String(repeating: "[", count: 32) + String(repeating: "]", count: 32)).utf8)
        #expect(read(arrays, syntax).value?.canonicalBytes() == arrays)
        let objects = Array((String(repeating: #"{"a":"#, count: 32) + "1" + String(repeating: "}", count: 32)).utf8)
        #expect(read(objects, syntax).value?.canonicalBytes() == objects)
        // Siblings do not add up.
        let wide = Array(("[" + Array(repeating: "[[]]", count: 40).joined(separator: ",") + "]").utf8)
        #expect(read(wide, syntax).value?.canonicalBytes() == wide)
    }
}
