import EDTF
import Testing

/// The grammar as regular expressions, which know neither the calendar nor the order of ends.
private struct Grammar {
    private let whole: Regex<Substring>

    init() throws {
        let plain = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
        let levelOne =
            "(?:\(plain)|[0-9]{4}-2[1-4]|[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX|[0-9]{4}-(?:0[1-9]|1[0-2])-XX|[0-9]{4}-XX-XX)[?~%]?"
        let end = "(?:\(levelOne)|\\.\\.|)"
        whole = try Regex(
            "\(levelOne)|(?:\(levelOne)/\(end)|\(end)/\(levelOne))|\\[(?:\(plain)\\.\\.\(plain)|\\.\\.\(plain)|\(plain)\\.\\.)\\]",
            as: Substring.self)
    }

    func holds(_ text: String) -> Bool {
        text.wholeMatch(of: whole) != nil
    }

    /// What the calendar, the precision of a range's ends and the order of ends refuse beyond the grammar.
    static let beyond: Set<EDTFError.Kind> = [.noSuchDay, .notOnePrecision, .startAfterEnd]
}

struct RoundTripTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `a random date is written back unchanged or its ends are out of order`(seed: UInt64) throws {
        var texts = DateText(seed: seed)
        var read = 0
        for _ in 0..<20_000 {
            let text = texts.next()
            do {
                let date = try EDTFDate(text)
                read += 1
                try #require(date.description == text, "seed \(seed)")
                if let earliest = date.earliest, let latest = date.latest {
                    try #require(earliest <= latest, "seed \(seed): \(text)")
                }
                if let start = date.startEarliest {
                    try #require(date.earliest == start, "seed \(seed): \(text)")
                }
            } catch let error as EDTFError {
                try #require(error.kind == .startAfterEnd, "seed \(seed): \(error.message)")
            }
        }
        #expect(read > 15_000, "seed \(seed)")
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `every text with one character changed is read as the grammar says and written back unchanged`(seed: UInt64)
        throws
    {
        let grammar = try Grammar()
        let alphabet = Array("0123456789X-/.[]?~%xuT: é".unicodeScalars)
        var texts = DateText(seed: seed)
        for _ in 0..<40 {
            let original = Array(texts.next().unicodeScalars)
            for position in 0...original.count {
                var mutants: [[Unicode.Scalar]] = []
                if position < original.count {
                    var shorter = original
                    shorter.remove(at: position)
                    mutants.append(shorter)
                }
                for scalar in alphabet {
                    var longer = original
                    longer.insert(scalar, at: position)
                    mutants.append(longer)
                    if position < original.count {
                        var changed = original
                        changed[position] = scalar
                        mutants.append(changed)
                    }
                }
                for mutant in mutants {
                    var text = ""
                    text.unicodeScalars.append(contentsOf: mutant)
                    try check(text, grammar, seed)
                }
            }
        }
    }

    @Test func `any bytes at all are read as a date or refused`() {
        let seed: UInt64 = 8
        let alphabet = Array("0128X-/.[]?~%".utf8)
        var texts = DateText(seed: seed)
        for round in 0..<40_000 {
            var bytes: [UInt8] = []
            for _ in 0..<texts.index(below: 27) {
                bytes.append(
                    round % 2 == 0 ? alphabet[texts.index(below: alphabet.count)] : UInt8(texts.index(below: 256)))
            }
            guard let date = try? EDTFDate(utf8: bytes.span) else { continue }
            #expect(Array(date.description.utf8) == bytes, "seed \(seed)")
        }
    }

    @Test func `a span is read as a string is`() throws {
        let seed: UInt64 = 9
        var texts = DateText(seed: seed)
        for round in 0..<5_000 {
            var bytes = Array(texts.next().utf8)
            if round % 2 == 0 { bytes[texts.index(below: bytes.count)] = UInt8(texts.index(below: 128)) }
            let text = String(decoding: bytes, as: UTF8.self)
            let fromText = Result { () throws(EDTFError) in try EDTFDate(text) }
            let fromBytes = Result { () throws(EDTFError) in try EDTFDate(utf8: bytes.span) }
            #expect(fromText == fromBytes, "seed \(seed): \(text)")
        }
    }

    private func check(_ text: String, _ grammar: Grammar, _ seed: UInt64) throws {
        do {
            let date = try EDTFDate(text)
            try #require(date.description == text, "seed \(seed)")
            try #require(grammar.holds(text), "seed \(seed): \(text)")
        } catch let error as EDTFError {
            try #require(
                !grammar.holds(text) || Grammar.beyond.contains(error.kind), "seed \(seed): \(error.message)")
        }
    }
}
