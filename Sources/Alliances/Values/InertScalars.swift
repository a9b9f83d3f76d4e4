/// Code points outside ASCII that are good in any text whatever stands around them: assigned, not white space, nothing
/// `TextFault` refuses, of combining class 0 and with NFC_Quick_Check = Yes (UAX #15 §9), so that text made of them alone is
/// in NFC. Such properties never change once assigned. Far from all such code points: those of the scripts met most.
enum InertScalars {
    @inline(__always)
    static func contains(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF: true  // CJK ideographs
        case 0x0400...0x0482, 0x048A...0x052F: true  // Cyrillic
        case 0x00A1...0x00AC, 0x00AE...0x02FF: true  // Latin and phonetic letters, without the soft hyphen
        case 0xAC00...0xD7A3: true  // Hangul syllables
        case 0x3001...0x3029, 0x3041...0x3096, 0x309B...0x30FF: true  // CJK punctuation, kana
        case 0x0620...0x064A, 0x0660...0x066F, 0x0671...0x06D5: true  // Arabic letters and digits
        case 0x1E00...0x1EFF: true  // Latin letters of Vietnamese and others
        case 0x2010...0x2027, 0x2030...0x205E: true  // dashes, quotation marks
        case 0x038E...0x03A1, 0x03A3...0x03FF: true  // Greek
        case 0x05D0...0x05EA, 0x0531...0x0556, 0x0561...0x0587, 0x10D0...0x10FF: true  // Hebrew, Armenian, Georgian
        case 0x0E01...0x0E37, 0x0E3F...0x0E47, 0x0E4C...0x0E5B: true  // Thai, without the tone marks
        case 0x1820...0x1878, 0x3400...0x4DBF, 0xFF01...0xFF9F: true  // Mongolian, more ideographs, full-width forms
        default: false
        }
    }
}
