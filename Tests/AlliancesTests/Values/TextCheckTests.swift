import Foundation
import Testing

@testable import Alliances

@Suite struct TextCheckTests {
    private func code(_ text: String, limit: Int = 1_000, multiline: Bool = false) -> String? {
        TextCheck.problem(in: text, field: "title", limit: limit, multiline: multiline)?.code
    }

    @Test(arguments: [
        "National Library of China", "国家图书馆", "Российская государственная библиотека", "Thư viện Quốc gia Việt Nam",
        "หอสมุดแห่งชาติ",
        "বাংলাদেশ জাতীয় গ্রন্থাগার", "کتابخانه ملی ایران", "نمی\u{200C}دانم", "국립중앙도서관", "Монгол Улсын Үндэсний номын сан", "ශ්‍රී ලංකා",
        "library\u{200E}",
        "ဗမာ", "a  b", "\u{A9}", "x\u{301}", "👩‍💻", "q\u{323}\u{307}",
    ])
    func `names in the scripts of the members are taken`(_ text: String) {
        #expect(code(text.precomposedStringWithCanonicalMapping) == nil)
    }

    @Test(arguments: [
        ("", "emptyText"), (" a", "edgeSpace"), ("a ", "edgeSpace"), ("\u{A0}a", "edgeSpace"),
        ("图\u{3000}", "edgeSpace"), ("\u{3000}", "edgeSpace"),
        ("a\u{0}", "controlCharacter"), ("a\nb", "controlCharacter"), ("a\tb", "controlCharacter"),
        ("a\u{7F}", "controlCharacter"),
        ("图\u{85}书", "controlCharacter"), ("图\u{9F}", "controlCharacter"), ("a\u{2028}b", "controlCharacter"),
        ("图\u{1}", "controlCharacter"),
        ("a\u{202A}b", "bidiControl"), ("a\u{202E}b", "bidiControl"), ("a\u{2066}b", "bidiControl"),
        ("a\u{2069}", "bidiControl"),
        ("\u{FEFF}", "byteOrderMark"), ("\u{FEFF}a", "byteOrderMark"), ("a\u{FFFD}", "replacementCharacter"),
        ("\u{E000}", "privateUse"), ("\u{F8FF}x", "privateUse"), ("\u{10FFFD}", "privateUse"),
        ("\u{378}", "unassigned"), ("\u{E0080}", "unassigned"),
    ])
    func `what no text may hold is refused`(_ text: String, _ expected: String) {
        #expect(code(text) == expected)
    }

    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE] as [UInt32])
    func `what is no character is refused`(_ value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(code("a" + String(scalar)) == "noncharacter")
    }

    @Test func `a line break stands inside text of several lines and nowhere else`() {
        #expect(code("a\nb", multiline: true) == nil)
        #expect(code("图\n书", multiline: true) == nil)
        #expect(code("a\u{301}\nb", multiline: true) == "notNFC")
        #expect(code("a\n", multiline: true) == "edgeSpace")
        #expect(code("\na", multiline: true) == "edgeSpace")
        #expect(code("a\r\nb", multiline: true) == "controlCharacter")
        #expect(code("a\tb", multiline: true) == "controlCharacter")
    }

    @Test func `length is counted in code points`() {
        #expect(code("abcd", limit: 4) == nil)
        #expect(code("abcde", limit: 4) == "textTooLong")
        #expect(code("图书馆馆", limit: 4) == nil)
        #expect(code("图书馆馆a", limit: 4) == "textTooLong")
        #expect(code("𠀀𠀀", limit: 2) == nil)
    }

    @Test func `a message names the field, the code point and what to do`() {
        #expect(
            TextCheck.problem(in: "cafe\u{301}", field: "names.fr")?.description
                == "names.fr: \"cafe\u{301}\" is not in Unicode form NFC: U+0301 COMBINING ACUTE ACCENT is to be composed or replaced; "
                + "convert it to NFC, for example with: uconv -x any-nfc")
        #expect(
            TextCheck.problem(in: "a\u{202E}b", field: "note")?.message
                == "note: a\\u{202E}b has a control of writing direction (U+202E RIGHT-TO-LEFT OVERRIDE)")
    }

    /// Each with its composed form where that differs.
    @Test(arguments: [
        ("Vie\u{302}\u{323}t", "Việt"), ("Vie\u{323}\u{302}t", "Việt"), ("Viê\u{323}t", "Việt"),
        ("\u{1100}\u{1161}\u{11A8}", "각"),
        ("가\u{11A8}", "각"), ("\u{1100}\u{1161}", "가"), ("\u{928}\u{93C}", "\u{929}"), ("\u{958}", "\u{915}\u{93C}"),
        ("\u{9DC}", "\u{9A1}\u{9BC}"), ("\u{9DD}", "\u{9A2}\u{9BC}"), ("\u{9DF}", "\u{9AF}\u{9BC}"),
        ("\u{9C7}\u{9BE}", "\u{9CB}"),
        ("\u{212B}", "\u{C5}"), ("\u{2126}", "\u{3A9}"), ("か\u{3099}", "が"), ("\u{F900}", "\u{8C48}"),
        ("и\u{306}", "й"), ("\u{627}\u{653}", "آ"),
        ("\u{1025}\u{102E}", "\u{1026}"), ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("\u{DD9}\u{DCF}", "\u{DDC}"),
    ])
    func `text that is not composed is refused and its composed form taken`(_ text: String, _ composed: String) {
        #expect(code(text) == "notNFC")
        #expect(code(composed) == nil)
        #expect(Array(foundationNFC(text).utf8) == Array(composed.utf8))
    }

    @Test func `inert code points are good in any text by the tables of the standard library and of Foundation`() {
        // Whatever a composition may join to the code point before it is a later part of some decomposition, or a jamo.
        var joins: Set<Unicode.Scalar> = []
        for scalar in scalars {
            joins.formUnion(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.dropFirst())
        }
        #expect(joins.count > 80)
        var inert = 0
        for scalar in scalars where !scalar.isASCII && InertScalars.contains(scalar.value) {
            inert += 1
            let text = String(scalar)
            #expect(!joins.contains(scalar), "\(scalar.value)")
            #expect(scalar.properties.canonicalCombiningClass == .notReordered, "\(scalar.value)")
            #expect(Array(text.precomposedStringWithCanonicalMapping.unicodeScalars) == [scalar], "\(scalar.value)")
            #expect(!scalar.properties.isWhitespace, "\(scalar.value)")
            // The way without the short cut must agree: a combining mark it does not know leads there.
            #expect(
                TextFault.first(in: text + "\u{338}\u{20E3}", limit: 9, multiline: false) == nil || composes(scalar),
                "\(scalar.value)")
            let properties = scalar.properties
            let refused: [Unicode.GeneralCategory] = [
                .control, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator,
            ]
            #expect(!refused.contains(properties.generalCategory), "\(scalar.value)")
        }
        #expect(inert > 40_000)
    }

    @Test func `every code point alone is judged as Foundation composes it`() {
        for scalar in scalars where isOrdinary(scalar) {
            let text = String(scalar)
            let isComposed = Array(foundationNFC(text).utf8) == Array(text.utf8)
            if code(text) != (isComposed ? nil : "notNFC") { Issue.record("U+\(String(scalar.value, radix: 16))") }
        }
    }

    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func `generated text is judged as Foundation composes it`(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabets = Self.alphabets.map { $0.filter(isOrdinary) }
        var refused = 0
        var taken = 0
        for _ in 0..<5_000 {
            let alphabet = alphabets.randomElement(using: &random) ?? []
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                view.append(alphabet.randomElement(using: &random) ?? "a")
            }
            let text = String(view)
            let composed = foundationNFC(text)
            let isComposed = Array(composed.utf8) == Array(text.utf8)
            if isComposed { taken += 1 } else { refused += 1 }
            #expect(code(text) == (isComposed ? nil : "notNFC"), "seed \(seed): \(text.unicodeScalars.map(\.value))")
            #expect(code(composed) == nil, "seed \(seed): composed \(text.unicodeScalars.map(\.value))")
        }
        #expect(refused > 500)
        #expect(taken > 500)
    }

    /// Decomposed first: without that, Foundation on Linux leaves a Hangul syllable and the jamo after it (U+AC00 U+11A8) and
    /// the Tibetan vowel U+0F73 as they are, which is not NFC.
    private func foundationNFC(_ text: String) -> String {
        text.decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
    }

    private var scalars: some Sequence<Unicode.Scalar> {
        (UInt32(0)...0x10FFFF).lazy.compactMap { Unicode.Scalar($0) }
    }

    private func composes(_ scalar: Unicode.Scalar) -> Bool {
        let text = String(scalar) + "\u{338}"
        return text.precomposedStringWithCanonicalMapping.unicodeScalars.count == 1
    }

    private func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator, .format: return false
        // What nobody sees is judged by where it stands.
        case _ where properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800: return false
        default: return !properties.isWhitespace && scalar.value != 0xFFFD
        }
    }

    private static let alphabets: [[Unicode.Scalar]] = {
        func scalars(_ ranges: ClosedRange<UInt32>...) -> [Unicode.Scalar] {
            ranges.joined().compactMap { Unicode.Scalar($0) }
        }
        return [
            scalars(0x61...0x7A, 0xC0...0xFF, 0x300...0x33F, 0x1EA0...0x1EF9),
            Array("aeiouAEIOUâêôăơưnN".unicodeScalars) + scalars(0x300...0x309, 0x31B...0x31B, 0x323...0x323),
            scalars(0x1100...0x1112, 0x1161...0x1175, 0x11A7...0x11C2, 0xAC00...0xAC40),
            scalars(0x900...0x97F), scalars(0x980...0x9FF), scalars(0xB80...0xBFF), scalars(0xD80...0xDFF),
            scalars(0xE00...0xEFF),
            scalars(0xF40...0xFBC), scalars(0x1000...0x109F), scalars(0x600...0x6FF),
            scalars(0x370...0x3FF, 0x300...0x345, 0x1F00...0x1FFF),
            scalars(0x400...0x4FF, 0x300...0x30F), scalars(0x3041...0x30FF),
            scalars(0x5D0...0x5EA, 0x5B0...0x5C7, 0xFB1D...0xFB4E),
            scalars(0x11080...0x110C2, 0x11100...0x11134, 0x11300...0x11374), scalars(0x1D157...0x1D1C0),
            scalars(0xF900...0xFA6D, 0x4E00...0x4E20),
        ]
    }()
}
