/// Why a text was refused as an EDTF date.
public struct EDTFError: Error, Equatable, Sendable {
    /// What is wrong; the raw values are stable, the messages are not.
    public enum Kind: String, Sendable, CaseIterable {
        case empty
        case unreadable
        /// `2018-02-30`
        case noSuchDay
        /// `2018-13`, `2018-25`
        case noSuchMonth
        /// `2018-5-28`
        case notTwoDigits
        /// `20180528`, `2018/05/28`
        case noHyphens
        /// `28.05.2018`
        case yearNotFirst
        /// `-0044`, `Y12018`, `18`
        case yearNotFourDigits
        /// `201u`, `2018-00`, `2018-XX-05`
        case unknownDigit
        /// `2018?-05`, `~2018`
        case misplacedQualifier
        /// `2018-05-28T10:00`
        case timeOfDay
        /// `2018–05–28`, ` 2018`
        case strayCharacter
        /// `2018/open`
        case openEnd
        /// `2018/unknown`
        case unknownEnd
        /// `unknown`, `../..`, `[..]`
        case noDate
        /// `2025-05-30/2025-05-26`
        case startAfterEnd
        /// `2018..2020`, `[2018,2020]`, `{2018..2020}`
        case notARange
        /// `[2018~..2020]`
        case notPlain
        /// `[2018-05..2018-05-28]`
        case notOnePrecision
    }

    public let kind: Kind
    /// One line in plain English: the text, what is wrong with it, and what to write instead where that can be told.
    public let message: String

    /// The text must be one that is refused.
    init(refusing text: Span<UInt8>) {
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        let text = String(decoding: bytes, as: UTF8.self)
        let diagnosis = Diagnosis(of: text)
        kind = diagnosis.kind
        var message = text.isEmpty ? diagnosis.fault : "\(PlainText.shown(text)): \(diagnosis.fault)"
        if let repair = diagnosis.repair, Diagnosis.isDate(repair) { message += ": \(repair)" }
        self.message = message
    }
}

extension EDTFError: CustomStringConvertible {
    public var description: String { message }
}
