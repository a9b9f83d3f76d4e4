import Testing

@testable import CSV

@Suite struct `Records` {
    @Test func `are cells between commas, in lines that end in CR LF or LF`() {
        #expect(Reading("a,b\r\n1,2\n3,4").cells == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(Reading("a,b,\n,,\n").cells == [["a", "b", ""], ["", "", ""]])
        #expect(Reading("a,b\n1,").cells == [["a", "b"], ["1", ""]])
        #expect(Reading("").items.isEmpty)
        #expect(Reading("\u{feff}a,b\n").cells == [["a", "b"]])
        #expect(Reading("\u{feff}").items.isEmpty)
    }

    @Test func `keep what stands in quotes, delimiters, quotes and line breaks included`() {
        let reading = Reading("a,b\n\"x, \"\"y\"\"\",\"1\r\n2\"\n\"\",z\n")
        #expect(reading.cells == [["a", "b"], ["x, \"y\"", "1\r\n2"], ["", "z"]])
        #expect(reading.lines == [1, 2, 4])
    }

    @Test(arguments: [
        ("a,b;c,d\n", "comma"), ("a;\"b,,,\";c\n", "semicolon"), ("a\tb,c\td\n", "tab"), ("a\n", "comma"),
    ])
    func `are cut by what stands most often in the header`(text: String, name: String) {
        #expect(Reading(text).delimiter?.name == name)
    }

    @Test(arguments: [1, 3, 20, 1 << 16])
    func `are cut the same however much of the file comes at once`(piece: Int) {
        let reading = Reading("\"Name\nof it\";\"Country\";City\n\"A, B, C, D\";x;y\n", piece: piece)
        #expect(reading.delimiter?.name == "semicolon")
        #expect(reading.cells == [["Name\nof it", "Country", "City"], ["A, B, C, D", "x", "y"]])
    }

    @Test func `are cut by what is asked for`() {
        #expect(Reading("a|b,c\n", delimiter: Delimiter("|")).cells == [["a", "b,c"]])
        #expect(Delimiter("x") == nil)
        #expect(Delimiter("\"") == nil)
        #expect(Delimiter("") == nil)
    }

    private typealias Kind = RecordFault.Kind

    @Test(
        arguments: [
            ("a,b\nx\"y,1\nc,d\n", RecordFault.Kind.strayQuote, 2, 2, 0),
            ("a,b\n1,\"x\"y\nc,d\n", .textAfterQuote, 2, 6, 1),
            ("a,b\n1,2\r3\nc,d\n", .loneReturn, 2, 4, 1),
            ("a,b\n国,x\0\nc,d\n", .nul, 2, 4, 1),
        ])
    func `that are none are told with line, character and cell, and the next is read`(
        text: String, kind: RecordFault.Kind, line: Int, column: Int, cell: Int
    ) throws {
        let reading = Reading(text)
        let fault = try #require(reading.faults.first)
        #expect(fault.kind == kind)
        #expect(fault.location == Location(line: line, column: column))
        #expect(fault.cell == cell)
        #expect(reading.cells == [["a", "b"], ["c", "d"]])
    }

    @Test func `tell where a quote opened that is never closed`() {
        let reading = Reading("a,b\n1,\"x\n2,y\n")
        #expect(reading.faults == [RecordFault(.unclosedQuote, 2, 3, cell: 1)])
        let long = Reading("a,b\n1,\"" + String(repeating: "x,y\n", count: 400_000))
        #expect(long.faults == [RecordFault(.unclosedQuote, 2, 3, cell: 1)])
    }

    @Test func `that are too long or too wide are passed over`() {
        let long = Reading("a,b\n1,\"" + String(repeating: "x\n", count: 600_000) + "\"\nc,d\n")
        #expect(long.cells == [["a", "b"], ["c", "d"]])
        #expect(long.faults.map(\.location.line) == [2])
        let wide = Reading("a,b\n" + String(repeating: ",", count: 2_000) + "\nc,d\n")
        #expect(wide.faults.map(\.kind) == [.tooManyCells])
        #expect(wide.cells == [["a", "b"], ["c", "d"]])
    }

    @Test(
        arguments: [
            ([0x62, 0xE9, 0x62], 0xE9, Encoding.western), ([0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0], 0xCC, .cyrillic),
            ([0xB1, 0xB1, 0xBE, 0xA9], 0xB1, .chinese),
        ] as [([UInt8], UInt8, Encoding)])
    func `that are not UTF-8 tell the byte and what it may be in`(bytes: [UInt8], byte: UInt8, likely: Encoding) {
        let reading = Reading(Array("a,b\n1,".utf8) + bytes + Array("\nc,d\n".utf8))
        #expect(reading.faults.map(\.kind) == [.notUTF8(byte: byte, likely: likely)])
        #expect(reading.faults.map(\.location.line) == [2])
        #expect(reading.cells == [["a", "b"], ["c", "d"]])
    }

    @Test func `of a file that is no text are not looked for`() {
        #expect(Reading([0xFF, 0xFE, 0x61, 0]).faults.map(\.kind) == [.utf16])
        #expect(Reading([0xFE, 0xFF, 0, 0x61]).faults.map(\.kind) == [.utf16])
        #expect(Reading([0x61, 0, 0x2C, 0, 0x62, 0]).faults.map(\.kind) == [.utf16])
        #expect(Reading([0x50, 0x4B, 3, 4, 0, 0]).faults.map(\.kind) == [.workbook])
    }

    @Test func `are the same however the bytes arrive`() {
        for seed in UInt64(0)..<400 {
            var generator = SplitMix64(seed: seed)
            let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x20, 0xE5, 0x9B, 0xBD, 0, 0xEF, 0xBB, 0xBF]
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            let whole = Reading(bytes)
            for piece in [1, 2, 7] {
                #expect(Reading(bytes, piece: piece).items == whole.items, "seed \(seed), pieces of \(piece): \(bytes)")
            }
        }
    }

    @Test func `of any bytes are read to the end, each fault within the file`() {
        for seed in UInt64(0)..<2_000 {
            var generator = SplitMix64(seed: seed)
            let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? [0x22, 0x2C, 0x0A, 0x0D, 0x3B].randomElement(using: &generator) ?? 0
                    : UInt8.random(in: 0...255, using: &generator)
            }
            let reading = Reading(bytes)
            let lines = bytes.count { $0 == 0x0A } + 1
            for fault in reading.faults {
                #expect((1...lines).contains(fault.location.line), "seed \(seed)")
                #expect(fault.location.column >= 1 && fault.location.column <= bytes.count + 1, "seed \(seed)")
            }
            #expect(bytes.isEmpty || !reading.items.isEmpty || bytes == [0xEF, 0xBB, 0xBF], "seed \(seed)")
        }
    }
}

extension RecordFault {
    fileprivate init(_ kind: Kind, _ line: Int, _ column: Int, cell: Int) {
        self.init(kind: kind, location: Location(line: line, column: column), cell: cell)
    }
}
