import CanonicalJSON
import Foundation
import Testing

/// Foundation's parser and writer as the other opinion.
@Suite("Against Foundation")
struct FoundationTests {
    /// A document as `Codable` sees it, which keeps integers and booleans apart.
    indirect enum Document: Codable, Equatable {
        case object([String: Document])
        case array([Document])
        case string(String)
        case integer(Int64)
        case bool(Bool)

        init(_ value: JSONValue) {
            switch value {
            case .object(let members):
                self = .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, Document($0.value)) }))
            case .array(let elements): self = .array(elements.map(Document.init))
            case .string(let text): self = .string(text)
            case .integer(let number): self = .integer(number)
            case .bool(let truth): self = .bool(truth)
            }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let truth = try? container.decode(Bool.self) {
                self = .bool(truth)
            } else if let number = try? container.decode(Int64.self) {
                self = .integer(number)
            } else if let text = try? container.decode(String.self) {
                self = .string(text)
            } else if let elements = try? container.decode([Document].self) {
                self = .array(elements)
            } else {
                self = .object(try container.decode([String: Document].self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .object(let members): try container.encode(members)
            case .array(let elements): try container.encode(elements)
            case .string(let text): try container.encode(text)
            case .integer(let number): try container.encode(number)
            case .bool(let truth): try container.encode(truth)
            }
        }

        /// By bytes, unlike `String`'s own equality.
        static func == (left: Document, right: Document) -> Bool {
            switch (left, right) {
            case (.object(let left), .object(let right)): left == right
            case (.array(let left), .array(let right)): left == right
            case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
            case (.integer(let left), .integer(let right)): left == right
            case (.bool(let left), .bool(let right)): left == right
            default: false
            }
        }
    }

    @Test("Foundation reads what is written here as the same document")
    func foundationReads() throws {
        let seed: UInt64 = 20_180_528
        var random = SplitMix64(seed: seed)
        for round in 0..<3_000 {
            let value = random.object()
            let bytes = value.canonicalBytes()
            let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
            guard document == Document(value), read(bytes).value == value, skip(bytes) == nil else {
                Issue.record("seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
    }

    @Test("What Foundation writes of the same document is read here as the same value, leniently and canonically")
    func foundationWrites() throws {
        let seed: UInt64 = 20_190_624
        var random = SplitMix64(seed: seed)
        let sorted = JSONEncoder()
        sorted.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let pretty = JSONEncoder()
        pretty.outputFormatting = [.prettyPrinted]
        var identical = 0
        for round in 0..<3_000 {
            let value = random.object()
            let compact = Array(try sorted.encode(Document(value)))
            let spaced = Array(try pretty.encode(Document(value)))
            let canonical = value.canonicalBytes()
            // Foundation sorts keys by its own rules and may write controls otherwise; where the bytes are the
            // canonical ones they must be accepted, and otherwise refused.
            if compact == canonical { identical += 1 }
            guard (read(compact).value == value) == (compact == canonical), read(compact, .lenient).value == value,
                read(spaced, .lenient).value == value
            else {
                Issue.record("seed \(seed), round \(round): \(String(decoding: compact, as: UTF8.self))")
                return
            }
        }
        #expect(identical > 500)
    }

    @Test("Where the lenient reader accepts changed text, Foundation reads the same document")
    func lenientIsJSON() throws {
        let seed: UInt64 = 20_251_101
        var random = SplitMix64(seed: seed)
        var accepted = 0
        for round in 0..<3_000 {
            var bytes = Array(random.loose(random.object(depth: 2)).utf8)
            for _ in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
            }
            guard let value = read(bytes, .lenient).value else { continue }
            accepted += 1
            guard try JSONDecoder().decode(Document.self, from: Data(bytes)) == Document(value) else {
                Issue.record("seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
        #expect(accepted > 1_000)
    }
}
