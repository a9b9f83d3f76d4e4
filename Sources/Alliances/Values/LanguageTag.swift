/// A language tag (BCP 47, RFC 5646) in its conventional upper and lower case, such as `zh-Hans` or `sr-Latn`.
///
/// Well-formed, and narrower where a slip is likely: a language of two letters must be in ISO 639-1, and languages of
/// four to eight letters, of which the registry has none, are refused. Scripts, regions and variants are checked by shape.
public struct LanguageTag: Hashable, Sendable {
    public let text: String

    /// - Throws: `badLanguageTag`, or `unknownLanguage` for two letters that ISO 639-1 does not have.
    public init(_ text: String) throws(InvalidValue) {
        let bytes = text.utf8.span
        guard LanguageTagGrammar.fault(in: bytes) == nil, LanguageTagGrammar.isConventional(bytes) else {
            throw Self.invalid(text)
        }
        self.text = text
    }

    private static func invalid(_ text: String) -> InvalidValue {
        let shown = InvalidValue.shown(text)
        let conventional = LanguageTagGrammar.conventional(text)
        guard let fault = LanguageTagGrammar.fault(in: conventional.utf8.span) else {
            let message =
                text.utf8.contains(UInt8(ascii: "_"))
                ? shown + ": the parts of a language tag are joined by hyphens"
                : shown + ": a language tag is written with the language in lower case, Script and REGION"
            return InvalidValue(code: "badLanguageTag", message: message, advice: "write " + conventional)
        }
        let subtag = String(decoding: Array(conventional.utf8)[fault.range], as: UTF8.self)
        let reason = LanguageTagReason(fault.kind, subtag: subtag, in: conventional)
        return InvalidValue(code: reason.code, message: shown + ": " + reason.sentence, advice: reason.advice)
    }
}

extension LanguageTag: Comparable {
    public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.text < right.text }
}

extension LanguageTag: CustomStringConvertible {
    public var description: String { text }
}
