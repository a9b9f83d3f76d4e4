import CanonicalJSON
import Testing

@Suite("UTF-8")
struct UTF8Tests {
    @Test(
        "Every scalar at the edges of its length and of the surrogates passes",
        arguments: [
            0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x3FFFF,
            0x40000, 0xFFFFF, 0x100000, 0x10FFFF,
        ] as [UInt32])
    func edges(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        for count in 1...5 {
            let text = String(repeating: String(scalar), count: count)
            let bytes = [0x22] + Array(text.utf8) + [0x22]
            #expect(read(bytes).value == .string(text))
            #expect(skip(bytes) == nil)
        }
    }

    @Test("Skipping judges every sequence of random bytes as the standard library does")
    func likeTheStandardLibrary() {
        let seed: UInt64 = 20_181_122
        var random = SplitMix64(seed: seed)
        let alphabet: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        var valid = 0
        for _ in 0..<20_000 {
            var content: [UInt8] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                if Int.random(in: 0..<4, using: &random) > 0 {
                    let scalar = Unicode.Scalar(
                        UInt32.random(in: 0x80...0x10FFFF, using: &random) >> UInt32.random(in: 0...10, using: &random))
                    content += Array(String(scalar ?? "國").utf8).filter { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
                } else {
                    content.append(alphabet.randomElement(using: &random) ?? 0x80)
                }
            }
            let expected = String(validating: content, as: UTF8.self)
            if expected != nil { valid += 1 }
            let bytes = [0x22] + content + [0x22]
            let skipped = skip(bytes)
            let value = read(bytes).value
            guard (skipped == nil) == (expected != nil), value == expected.map(JSONValue.string),
                skipped?.offset == read(bytes).error?.offset
            else {
                Issue.record("seed \(seed): \(content) \(String(describing: skipped))")
                return
            }
        }
        #expect(valid > 2_000 && valid < 18_000)
    }
}
