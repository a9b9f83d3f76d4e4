/// The grammar of language tags (RFC 5646 §2.1), without regard to case, and the convention about case (§2.1.1).
enum LanguageTagGrammar {
    enum Fault: Equatable {
        case empty, emptySubtag, badCharacter, longSubtag
        case shortLanguage, languageWithDigits, unknownLanguage, unregisteredLanguage
        case misplaced, notScript, notRegion
        case repeatedVariant, repeatedExtension, emptyExtension, emptyPrivateUse
    }

    /// What is wrong first, and where in the bytes; `nil` if the tag is well-formed.
    static func fault(in bytes: Span<UInt8>) -> (kind: Fault, range: Range<Int>)? {
        guard let fault = regularFault(in: bytes) else { return nil }
        return isIrregular(bytes) ? nil : fault
    }

    private static func regularFault(in bytes: Span<UInt8>) -> (kind: Fault, range: Range<Int>)? {
        if bytes.isEmpty { return (.empty, 0..<0) }
        if let fault = faultOfSubtags(bytes) { return fault }
        let language = subtag(in: bytes, from: 0)
        if language.count == 1, bytes[0] | 0x20 == UInt8(ascii: "x") {
            return language.upperBound == bytes.count ? (.emptyPrivateUse, language) : nil
        }
        if let kind = faultOfLanguage(bytes, language) { return (kind, language) }

        enum Stage: Int { case language, script, region, variant }
        var stage = Stage.language
        var extendedLanguages = 0
        var variants = bytes.count
        var extensions: UInt64 = 0
        var current = language
        while current.upperBound < bytes.count {
            current = subtag(in: bytes, from: current.upperBound + 1)
            let first = bytes[current.lowerBound]
            let isLetters = hasOnlyLetters(bytes, current)
            switch current.count {
            case 1:
                if first | 0x20 == UInt8(ascii: "x") {
                    return current.upperBound == bytes.count ? (.emptyPrivateUse, current) : nil
                }
                let bit = UInt64(1) << UInt64(ASCII.isDigit(first) ? first - 0x30 : (first | 0x20) - 0x61 + 10)
                if extensions & bit != 0 { return (.repeatedExtension, current) }
                extensions |= bit
                let singleton = current
                while current.upperBound < bytes.count {
                    let next = subtag(in: bytes, from: current.upperBound + 1)
                    if next.count == 1 { break }
                    current = next
                }
                if current == singleton { return (.emptyExtension, singleton) }
            case 3 where isLetters && stage == .language && extendedLanguages < 3:
                // Grammar allows zh-han, but it is a script cut short: no extended language has this name.
                if extendedLanguages == 0, matches(bytes, language, "zh"), matches(bytes, current, "han") {
                    return (.notScript, current)
                }
                extendedLanguages += 1
            case 4 where isLetters && stage == .language:
                stage = .script
            case 2 where isLetters && stage.rawValue < Stage.region.rawValue:
                if matches(bytes, current, "uk") { return (.notRegion, current) }
                stage = .region
            case 3 where hasOnlyDigits(bytes, current) && stage.rawValue < Stage.region.rawValue:
                stage = .region
            case 5...8,
                4 where ASCII.isDigit(first):
                stage = .variant
                variants = min(variants, current.lowerBound)
                var earlier = subtag(in: bytes, from: variants)
                while earlier != current {
                    if areEqual(bytes, earlier, current) { return (.repeatedVariant, current) }
                    earlier = subtag(in: bytes, from: earlier.upperBound + 1)
                }
            default:
                return (.misplaced, current)
            }
        }
        return nil
    }

    private static func faultOfSubtags(_ bytes: Span<UInt8>) -> (kind: Fault, range: Range<Int>)? {
        var start = 0
        for index in 0...bytes.count {
            if index < bytes.count, bytes[index] != UInt8(ascii: "-") {
                if !ASCII.isAlphanumeric(bytes[index]) { return (.badCharacter, start..<start) }
                continue
            }
            if index == start { return (.emptySubtag, start..<start) }
            if index - start > 8 { return (.longSubtag, start..<index) }
            start = index + 1
        }
        return nil
    }

    private static func faultOfLanguage(_ bytes: Span<UInt8>, _ language: Range<Int>) -> Fault? {
        guard hasOnlyLetters(bytes, language) else { return .languageWithDigits }
        switch language.count {
        case 1: return .shortLanguage
        case 2: return Language.isTwoLetterCode(bytes[0] | 0x20, bytes[1] | 0x20) ? nil : .unknownLanguage
        case 3: return nil
        default: return .unregisteredLanguage
        }
    }

    /// The grandfathered tags that the grammar would refuse. Those that it accepts need no list.
    static let irregular = [
        "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo",
        "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de",
    ]

    private static func isIrregular(_ bytes: Span<UInt8>) -> Bool {
        for tag in irregular where tag.utf8.count == bytes.count {
            if matches(bytes, 0..<bytes.count, tag) { return true }
        }
        return false
    }
}

extension LanguageTagGrammar {
    /// Lower case, save two letters in upper and four in title case where they neither begin the tag nor follow a
    /// singleton (RFC 5646 §2.1.1).
    static func isConventional(_ bytes: Span<UInt8>) -> Bool {
        var followsSingleton = false
        var start = 0
        while start <= bytes.count {
            let subtag = subtag(in: bytes, from: start)
            if subtag.count == 1 { followsSingleton = true }
            let letters = hasOnlyLetters(bytes, subtag) && start > 0 && !followsSingleton ? subtag.count : 0
            for index in subtag {
                let isUpper = letters == 2 || letters == 4 && index == start
                if ASCII.isLetter(bytes[index]), ASCII.isUpper(bytes[index]) != isUpper { return false }
            }
            start = subtag.upperBound + 1
        }
        return true
    }

    /// The text in the case `isConventional` asks for, with hyphens for underscores.
    static func conventional(_ text: String) -> String {
        var followsSingleton = false
        var subtags: [String] = []
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "_" }) {
            if part.utf8.count == 1 { followsSingleton = true }
            let isPlain = subtags.isEmpty || followsSingleton || !part.utf8.allSatisfy(ASCII.isLetter)
            switch part.utf8.count {
            case 2 where !isPlain: subtags.append(part.uppercased())
            case 4 where !isPlain: subtags.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
            default: subtags.append(part.lowercased())
            }
        }
        return subtags.joined(separator: "-")
    }
}

extension LanguageTagGrammar {
    private static func subtag(in bytes: Span<UInt8>, from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "-") { end += 1 }
        return start..<end
    }

    private static func hasOnlyLetters(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !ASCII.isLetter(bytes[index]) { return false }
        return true
    }

    private static func hasOnlyDigits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !ASCII.isDigit(bytes[index]) { return false }
        return true
    }

    private static func areEqual(_ bytes: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count {
            let (a, b) = (bytes[left.lowerBound + offset], bytes[right.lowerBound + offset])
            if ASCII.lowercased(a) != ASCII.lowercased(b) { return false }
        }
        return true
    }

    private static func matches(_ bytes: Span<UInt8>, _ range: Range<Int>, _ lower: String) -> Bool {
        let lower = lower.utf8.span
        guard range.count == lower.count else { return false }
        for index in lower.indices where ASCII.lowercased(bytes[range.lowerBound + index]) != lower[index] {
            return false
        }
        return true
    }
}
