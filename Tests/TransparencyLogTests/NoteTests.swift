import Testing

@testable import TransparencyLog

@Suite("Notes and keys")
struct NoteTests {
    struct Sample: CustomTestStringConvertible {
        let vkey: String
        let text: String
        let line: String
        var testDescription: String { String(vkey.prefix { $0 != "+" }) }

        func note() throws -> SignedNote { try SignedNote(bytes: Array("\(text)\n\(line)\n".utf8)) }
    }

    static let neumann = Sample(
        vkey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        text: """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """,
        line:
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    static let samples = [
        neumann,
        Sample(
            vkey: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            text: "This is an example message.\n",
            line:
                "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
        ),
        Sample(
            vkey: "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
            text: "go.sum database tree\n35225469\nvt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=\n",
            line:
                "— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ="
        ),
        Sample(
            vkey: "witness2.example.org+2e55b896+BIZ7fpceQWd60IfqQeS9IAnmNOCZjMDne8lZuguz/bi9",
            text: "milan2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n",
            line:
                "— witness2.example.org LlW4lgAAAABpVGeAN/uFWqfjdU94rrKxFycCggM0Sa1L5tOJCJdYBwJ41CQsgKWA6B0+vywok3cPI3JIzuPeR+VotuYe/eNy0+30Dw=="
        ),
    ]

    @Test(arguments: samples) func `notes signed elsewhere verify`(sample: Sample) throws {
        let key = try VerifierKey(text: sample.vkey)
        #expect(key.text == sample.vkey)
        let note = try sample.note()
        #expect(note.text == Array(sample.text.utf8))
        #expect(note.bytes == Array("\(sample.text)\n\(sample.line)\n".utf8))
        let verified = try note.verify(with: [key])
        #expect(verified.map(\.key) == [key])
        #expect(verified.map(\.timestamp) == [key.type == .cosignature ? 1_767_139_200 : nil])
    }

    @Test func `other people's keys are read`() throws {
        for text in [
            "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
            "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx",
        ] {
            #expect(try VerifierKey(text: text).text == text)
        }
        for (secret, text) in [
            (
                "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz", Self.neumann.vkey
            ),
            (
                "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg",
                "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"
            ),
        ] {
            let signer = try SignerKey(secretText: secret)
            #expect(signer.verifier.text == text)
            #expect(signer.secretText == secret)
        }
    }

    @Test func `no part of a key and no key with one byte changed is a key`() throws {
        let good = Array(Self.neumann.vkey.utf8)
        for start in good.indices {
            for end in start...good.count where (start, end) != (0, good.count) {
                let part = String(decoding: good[start..<end], as: UTF8.self)
                #expect(throws: KeyError.self) { try VerifierKey(text: part) }
            }
        }
        for index in good.indices {
            for byte in UInt8(0)..<128 where byte != good[index] {
                var changed = good
                changed[index] = byte
                #expect(throws: KeyError.self) { try VerifierKey(text: String(decoding: changed, as: UTF8.self)) }
            }
        }
    }

    @Test func `keys of another length, type or spelling are refused`() throws {
        // Its base64 has stray trailing bits, so it falls before its length of 37 bytes is looked at; then without them.
        #expect(throws: KeyError.malformed) {
            try VerifierKey(
                text: "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")
        }
        #expect(throws: KeyError.wrongLength(36)) {
            try VerifierKey(
                text: "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEQ==")
        }
        #expect(throws: KeyError.unknownType(0x65)) {
            try VerifierKey(text: "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
        }
        for text in [
            Self.neumann.vkey + "\n", Self.neumann.vkey.replacing("c74f20a3", with: "C74F20A3"),
            Self.neumann.vkey.replacing("Peter", with: "Peter "),
            "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "",
        ] {
            #expect(throws: KeyError.self) { try VerifierKey(text: text) }
        }
        let secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
        #expect(throws: KeyError.malformed) { try SignerKey(secretText: Self.neumann.vkey) }
        #expect(throws: KeyError.self) { try SignerKey(secretText: secret.replacing("Neumann", with: "Newman")) }
        #expect(throws: KeyError.self) { try VerifierKey(text: secret) }
        // Equal for `String ==`, another name all the same.
        let kelvin = try KeyName("\u{212A}")
        #expect(try kelvin != KeyName("K"))
    }

    @Test func `a new key signs and comes back from its text, and prints no secret`() throws {
        let signer = try SignerKey.generate(name: KeyName("example.org/log"))
        let again = try SignerKey(secretText: signer.secretText)
        #expect(again.verifier == signer.verifier)
        #expect(try SignerKey.generate(name: KeyName("example.org/log")).verifier != signer.verifier)
        let note = try SignedNote(text: Array("hello\n".utf8), signer: again)
        #expect(try note.verify(with: [signer.verifier]).count == 1)
        var dumped = ""
        dump(signer, to: &dumped)
        let secret = try #require(signer.secretText.split(separator: "+").last)
        for printed in ["\(signer)", String(reflecting: signer), dumped] {
            #expect(!printed.contains(secret))
            #expect(!printed.contains("PRIVATE"))
        }
    }

    @Test func `only texts that can be read back are signed`() throws {
        let signer = try SignerKey.generate(name: KeyName("example.org/log"))
        let texts: [[UInt8]] = [
            [], Array("no line feed".utf8), Array("a\r\n".utf8), [0xFF, 0x0A], Array("a\tb\n".utf8),
        ]
        for text in texts {
            #expect(throws: SigningError.notANoteText) { try SignedNote(text: text, signer: signer) }
        }
        let witness = try SignerKey.generate(name: KeyName("w"), type: .cosignature)
        #expect(throws: SigningError.wrongKeyType(.cosignature)) {
            try SignedNote(text: Array("a\n".utf8), signer: witness)
        }
        for text in ["\n", "\n\n\n", "a\n\n", "a\n\n\nb\n"] {
            let note = try SignedNote(text: Array(text.utf8), signer: signer)
            #expect(try SignedNote(bytes: note.bytes) == note)
            #expect(try SignedNote(bytes: note.bytes).verify(with: [signer.verifier]).count == 1)
        }
    }

    @Test func `malformed notes are refused`() throws {
        let (text, line) = (Self.neumann.text, Self.neumann.line)
        let cases: [(String, NoteError)] = [
            ("", .noLineFeedAtEnd), ("\(text)\n\(line)", .noLineFeedAtEnd), ("\(text)\(line)\n", .noEmptyLine),
            ("\(text)\n", .noSignatureLines), ("\n\(line)\n", .noEmptyLine),
            ("\(text)\n\(line)\n\n", .noSignatureLines), ("\(text)\n\(line)\nmore\n", .malformedSignature(line: 2)),
            ("\(text)\n\(line)\r\n", .notText), ("\(text)\n \(line)\n", .malformedSignature(line: 1)),
            ("\(text)\n\(line) \n", .malformedSignature(line: 1)),
            ("\(text)\n\(line.replacing("— ", with: "- "))\n", .malformedSignature(line: 1)),
            ("\(text)\n\(line.replacing("— Peter", with: "—  Peter"))\n", .malformedSignature(line: 1)),
            ("\(text)\n\(line.replacing("PeterNeumann", with: "Peter+Neumann"))\n", .malformedSignature(line: 1)),
            ("\(text)\n\(line.replacing("PeterNeumann", with: "Peter\u{A0}Neumann"))\n", .malformedSignature(line: 1)),
            (
                "\(text)\n\(line.replacing("PeterNeumann", with: "Peter\u{3000}Neumann"))\n",
                .malformedSignature(line: 1)
            ),
            ("\(text)\n\(line.replacing("PeterNeumann ", with: ""))\n", .malformedSignature(line: 1)),
            // Other unused bits, no padding, too much padding, nothing after the key id.
            ("\(text)\n\(line.replacing("nAM=", with: "nAN="))\n", .malformedSignature(line: 1)),
            ("\(text)\n\(line.replacing("nAM=", with: "nAM"))\n", .malformedSignature(line: 1)),
            ("\(text)\n\(line)====\n", .malformedSignature(line: 1)),
            ("\(text)\n— PeterNeumann x08gow==\n", .malformedSignature(line: 1)),
        ]
        for (note, error) in cases {
            #expect(throws: error, "\(note)") { try SignedNote(bytes: Array(note.utf8)) }
        }
        let invalid = Array("abc\n".utf8) + [0xC0, 0x80] + Array("\n\n\(line)\n".utf8)
        #expect(throws: NoteError.notText) { try SignedNote(bytes: invalid) }
        let many = String(repeating: line + "\n", count: 101)
        #expect(throws: NoteError.tooManySignatures(101)) { try SignedNote(bytes: Array("\(text)\n\(many)".utf8)) }
    }

    @Test func `lines of unknown keys are kept and ignored wherever they stand`() throws {
        let key = try VerifierKey(text: Self.neumann.vkey)
        let unknown = (0..<20).map { "— somebody\($0) AAAAAA\(String(repeating: "A", count: 2 + 4 * $0))\n" }
        // The known name with another key id, and another name with the known key id.
        let alike = ["— PeterNeumann yAAAAABC\n", Self.neumann.line.replacing("Neumann", with: "Newman") + "\n"]
        let lines = unknown.prefix(10) + alike + [Self.neumann.line + "\n"] + unknown.suffix(10)
        let bytes = Array((Self.neumann.text + "\n" + lines.joined()).utf8)
        let note = try SignedNote(bytes: bytes)
        #expect(note.signatures.count == 23)
        #expect(note.bytes == bytes)
        #expect(try note.verify(with: [key]).map(\.key) == [key])
        let enoch = try VerifierKey(text: "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
        #expect(throws: NoteError.noKnownSignature) { try note.verify(with: [enoch]) }
        #expect(throws: NoteError.noKnownSignature) { try note.verify(with: []) }
    }

    @Test func `a repeated line counts once, and a bad one beside a good one condemns the note`() throws {
        let key = try VerifierKey(text: Self.neumann.vkey)
        let good = Self.neumann.line + "\n"
        let bad = Self.neumann.line.replacing("o/ZJk", with: "o/ZJj") + "\n"
        let twice = try SignedNote(bytes: Array((Self.neumann.text + "\n" + good + good).utf8))
        #expect(try twice.verify(with: [key, key]).count == 1)
        for lines in [bad, good + bad, bad + good] {
            let note = try SignedNote(bytes: Array((Self.neumann.text + "\n" + lines).utf8))
            #expect(throws: NoteError.badSignature(key.name, key.id)) { try note.verify(with: [key]) }
        }
        // A known key's line of another length is a bad one, too.
        let short = try SignedNote(bytes: Array((Self.neumann.text + "\n" + good + "— PeterNeumann x08gowAA\n").utf8))
        #expect(throws: NoteError.badSignature(key.name, key.id)) { try short.verify(with: [key]) }
    }

    @Test func `while a key is replaced a note carries two lines and either key verifies it`() throws {
        let old = try SignerKey.generate(name: KeyName("example.org/log"))
        let new = try SignerKey.generate(name: KeyName("example.org/log"))
        var note = try SignedNote(text: Array("a\n".utf8), signer: old)
        try note.sign(with: new)
        let read = try SignedNote(bytes: note.bytes)
        #expect(try read.verify(with: [old.verifier]).map(\.key) == [old.verifier])
        #expect(try read.verify(with: [new.verifier]).map(\.key) == [new.verifier])
        #expect(try read.verify(with: [new.verifier, old.verifier]).count == 2)
    }
}
