/// The languages of ISO 639-1, the only ones with two letters in the IANA subtag registry that are not withdrawn.
///
/// As of 2026-11. `bh` left ISO 639-1 in 2021 but stays valid in language tags.
enum Language {
    static let twoLetterCodes = """
        aa ab ae af ak am an ar as av ay az
        ba be bg bh bi bm bn bo br bs
        ca ce ch co cr cs cu cv cy
        da de dv dz
        ee el en eo es et eu
        fa ff fi fj fo fr fy
        ga gd gl gn gu gv
        ha he hi ho hr ht hu hy hz
        ia id ie ig ii ik io is it iu
        ja jv
        ka kg ki kj kk kl km kn ko kr ks ku kv kw ky
        la lb lg li ln lo lt lu lv
        mg mh mi mk ml mn mr ms mt my
        na nb nd ne ng nl nn no nr nv ny
        oc oj om or os
        pa pi pl ps pt
        qu
        rm rn ro ru rw
        sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw
        ta te tg th ti tk tl tn to tr ts tt tw ty
        ug uk ur uz
        ve vi vo
        wa wo
        xh
        yi yo
        za zh zu
        """.split { $0 == " " || $0 == "\n" }.map(String.init)

    /// By 26 × first letter + second letter.
    private static let isTwoLetterCode: [Bool] = {
        var known = [Bool](repeating: false, count: 26 * 26)
        for code in twoLetterCodes {
            let letters = code.utf8.span
            known[26 * Int(letters[0] - 0x61) + Int(letters[1] - 0x61)] = true
        }
        return known
    }()

    /// Of two lower-case ASCII letters.
    static func isTwoLetterCode(_ first: UInt8, _ second: UInt8) -> Bool {
        isTwoLetterCode[26 * Int(first - 0x61) + Int(second - 0x61)]
    }

    /// What to say to two letters that are often met but are not a language: withdrawn codes, and codes of countries.
    static let advice = [
        "cn": "Chinese is zh", "cz": "Czech is cs", "dk": "Danish is da", "gb": "English is en", "gr": "Greek is el",
        "in": "Indonesian is id", "ir": "Persian is fa", "iw": "Hebrew is he", "ji": "Yiddish is yi",
        "jp": "Japanese is ja",
        "jw": "Javanese is jv", "kz": "Kazakh is kk", "lk": "Sinhala is si, Tamil ta", "mm": "Burmese is my",
        "mo": "Romanian is ro", "rs": "Serbian is sr", "sh": "Serbian is sr, Croatian hr, Bosnian bs",
        "tj": "Tajik is tg",
        "tm": "Turkmen is tk", "ua": "Ukrainian is uk", "us": "English is en", "vn": "Vietnamese is vi",
    ]
}
