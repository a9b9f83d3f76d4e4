import Foundation
import FuzzTargets
import Testing

/// The seed is fixed, since a trap ends the whole run and says nothing of it; Tools/fuzz looks further.
@Suite("No bytes whatever break a reader")
struct CorpusTests {
    private static func corpus(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/\(target.rawValue)")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
            .map { ($0.lastPathComponent, Array(try Data(contentsOf: $0))) }
    }

    @Test("each case of the corpus, found ones included", arguments: FuzzTarget.allCases)
    func cases(_ target: FuzzTarget) throws {
        let corpus = try Self.corpus(target)
        #expect(!corpus.isEmpty)
        for (name, bytes) in corpus {
            #expect(throws: Never.self, "\(target.rawValue)/\(name)") { try target.check(bytes) }
        }
    }

    @Test("cases that are mutated, cut and spliced at random", arguments: FuzzTarget.allCases)
    func mutations(_ target: FuzzTarget) throws {
        let corpus = try Self.corpus(target).map(\.bytes).filter { $0.count <= 4_096 }
        let seed: UInt64 = 20_261_121
        var generator = SplitMix64(seed: seed)
        for round in 0..<300 {
            let bytes = Self.mutated(corpus, &generator)
            #expect(throws: Never.self, "\(target.rawValue), seed \(seed), round \(round): \(bytes)") {
                try target.check(bytes)
            }
        }
    }

    private static func mutated(_ corpus: [[UInt8]], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = corpus.randomElement(using: &generator) ?? []
        for _ in 0...Int.random(in: 0..<4, using: &generator) {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 0..<8, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 4: bytes.removeSubrange(place...)
            default: bytes.replaceSubrange(place..<end, with: corpus.randomElement(using: &generator) ?? [])
            }
        }
        return bytes
    }
}
