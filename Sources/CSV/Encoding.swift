/// What a text that is not UTF-8 may be in, by the name `iconv` knows.
public enum Encoding: String, Sendable {
    case western = "WINDOWS-1252"
    case cyrillic = "WINDOWS-1251"
    case chinese = "GB18030"

    /// A guess from the bytes of one cell: Western letters stand alone among ASCII, Cyrillic ones in words, all above
    /// 0xC0; Chinese characters are pairs.
    init(of bytes: some Sequence<UInt8>) {
        var run = 0
        var longestRun = 0
        var low = 0
        var high = 0
        for byte in bytes {
            run = byte >= 0x80 ? run + 1 : 0
            longestRun = max(longestRun, run)
            if byte >= 0xC0 { high += 1 } else if byte >= 0x80, byte != 0xA8, byte != 0xB8 { low += 1 }
        }
        self = longestRun < 2 ? .western : low == 0 && longestRun > 2 ? .cyrillic : low > 0 ? .chinese : .western
        if longestRun == 2, low == 0 { self = high % 2 == 0 ? .chinese : .western }
    }
}
