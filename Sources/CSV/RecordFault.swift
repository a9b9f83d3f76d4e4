/// Why a record is none; what it held is lost to the reader, the records after it are not.
public struct RecordFault: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// A quote that opens no cell (RFC 4180 §2.5).
        case strayQuote
        /// Something else than a delimiter or the line's end after the closing quote.
        case textAfterQuote
        /// The file ends in a quoted cell; the location is where the quote opened.
        case unclosedQuote
        /// CR without LF outside quotes.
        case loneReturn
        case nul
        case notUTF8(byte: UInt8, likely: Encoding)
        /// More bytes than ``RecordReader/longest``.
        case tooLong(bytes: Int)
        /// More cells than ``RecordReader/widest``.
        case tooManyCells
        case utf16
        /// A file of a spreadsheet program instead of a table of text.
        case workbook
    }

    public let kind: Kind
    public let location: Location
    /// From 0.
    public let cell: Int

    public var sentence: String {
        switch kind {
        case .strayQuote: "a quote stands amid a cell that does not begin with one"
        case .textAfterQuote: "text follows the quote that closes a cell"
        case .unclosedQuote: "a quote opens here and is never closed"
        case .loneReturn: "a carriage return stands without a line feed"
        case .nul: "a NUL byte stands in the text"
        case .notUTF8(let byte, let likely):
            "the byte 0x\(hexadecimal(byte)) is not UTF-8; the file is likely \(likely.rawValue)"
        case .tooLong(let bytes): "the row has \(bytes) bytes; at most \(RecordReader.longest) are read"
        case .tooManyCells: "the row has more than \(RecordReader.widest) cells"
        case .utf16: "the file is UTF-16, as “Unicode text” of Excel is"
        case .workbook: "the file is a workbook of a spreadsheet program, not CSV"
        }
    }

    public var advice: String {
        switch kind {
        case .strayQuote: "put the whole cell in quotes and write each quote in it twice"
        case .textAfterQuote: "write a quote that belongs to the text twice"
        case .unclosedQuote: "close it, or write it twice if it belongs to the text"
        case .loneReturn: "convert the file: tr '\\r' '\\n' < FILE > NEWFILE"
        case .nul: "take it away: tr -d '\\000' < FILE > NEWFILE; a file full of them is UTF-16"
        case .notUTF8(_, let likely): "convert the file: iconv -f \(likely.rawValue) -t UTF-8 FILE > NEWFILE"
        case .tooLong: "look for a quote that is not closed; put a long text into a document and cite it"
        case .tooManyCells: "check the delimiter"
        case .utf16: "convert the file: iconv -f UTF-16 -t UTF-8 FILE > NEWFILE"
        case .workbook: "save it there as “CSV UTF-8”"
        }
    }

    /// Whether nothing of the file can be read.
    public var isOfWholeFile: Bool { kind == .utf16 || kind == .workbook }
}

private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}
