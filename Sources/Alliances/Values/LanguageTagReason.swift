/// The words for a fault in a language tag.
struct LanguageTagReason {
    let code: String
    let sentence: String
    let advice: String

    init(_ fault: LanguageTagGrammar.Fault, subtag: String, in tag: String) {
        code = fault == .unknownLanguage ? "unknownLanguage" : "badLanguageTag"
        let example = "give a tag such as en, ru, zh-Hans or sr-Latn"
        switch fault {
        case .empty: (sentence, advice) = ("a language tag is missing", example)
        case .emptySubtag: (sentence, advice) = ("a part before or after a hyphen is empty", example)
        case .badCharacter: (sentence, advice) = ("a language tag has only letters, digits and hyphens", example)
        case .longSubtag: (sentence, advice) = ("\(subtag) is longer than 8 characters", example)
        case .shortLanguage: (sentence, advice) = ("a language has two or three letters", example)
        case .languageWithDigits:
            (sentence, advice) = ("the language \(subtag) has characters other than letters", example)
        case .unregisteredLanguage: (sentence, advice) = ("a language has two or three letters", example)
        case .unknownLanguage:
            sentence = "\(subtag) is not a language of ISO 639-1"
            advice = Language.advice[subtag] ?? "look the language up in ISO 639"
        case .misplaced:
            sentence = "\(subtag) cannot stand where it does"
            advice = "the order is language, script, region, variants, as in zh-Hans-CN"
        case .notScript:
            (sentence, advice) = ("\(subtag) is not a script; a script has four letters", "write zh-Hans or zh-Hant")
        case .notRegion:
            sentence = "UK is not a region; the United Kingdom is GB"
            advice = "write " + tag.split(separator: "-").map { $0 == "UK" ? "GB" : $0 }.joined(separator: "-")
        case .repeatedVariant: (sentence, advice) = ("the variant \(subtag) stands twice", "leave one out")
        case .repeatedExtension: (sentence, advice) = ("the extension \(subtag) stands twice", "leave one out")
        case .emptyExtension: (sentence, advice) = ("the extension \(subtag) is empty", "leave it out")
        case .emptyPrivateUse: (sentence, advice) = ("nothing follows \(subtag)", "leave it out")
        }
    }
}
