/// What is wrong with a refused text, found out by looking at it again, without haste.
struct Diagnosis {
    let kind: EDTFError.Kind
    let fault: String
    /// What may have been meant. It need not be a date: then it is not shown.
    var repair: String?

    init(_ kind: EDTFError.Kind, _ fault: String, repair: String? = nil) {
        self.kind = kind
        self.fault = fault
        self.repair = repair
    }

    /// The text must be one that is refused.
    init(of text: String) {
        // Far more than the longest date, and short enough for what follows to be quick.
        guard text.utf8.count <= 64 else {
            self.init(.unreadable, "too long for a date, which has at most 24 characters")
            return
        }
        let plain = PlainText.of(text)
        if plain.isEmpty {
            self.init(.empty, "write a date, for example 2018, 2018-05 or 2018-05-28")
        } else if Diagnosis.isDate(plain) {
            self.init(.strayCharacter, "write plain digits, hyphens and signs without spaces", repair: plain)
        } else {
            self =
                Diagnosis.ofTime(plain) ?? Diagnosis.ofOneOf(plain) ?? Diagnosis.ofInterval(plain)
                ?? Diagnosis.ofDate(plain)
        }
    }

    static func isDate(_ text: String) -> Bool {
        EDTFDate(reading: text.utf8.span) != nil
    }

    private static func ofTime(_ text: String) -> Diagnosis? {
        guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == ":" }) else { return nil }
        // A word may hold a t, a time has digits on both sides.
        guard mark > text.startIndex, text[text.index(before: mark)].isASCIIDigit else { return nil }
        guard text[text.index(after: mark)...].first?.isASCIIDigit == true else { return nil }
        let repair = text.contains("/") || text[mark] == ":" ? nil : String(text[..<mark])
        return Diagnosis(.timeOfDay, "write the day without a time", repair: repair)
    }
}

// MARK: - One of a range

extension Diagnosis {
    private static let brackets: Set<Character> = ["[", "]", "{", "}"]

    private static func ofOneOf(_ text: String) -> Diagnosis? {
        // With a slash it is an interval unless it has brackets: `../..`.
        let bracketed = text.contains(where: brackets.contains)
        guard bracketed || text.contains(",") || (text.contains("..") && !text.contains("/")) else { return nil }
        let inner = text.filter { !brackets.contains($0) }
        if inner.allSatisfy({ $0 == "." }) {
            return Diagnosis(
                .noDate, "write a date on at least one side of the dots: [2018..], [..2018] or [2018..2020]")
        }
        let range = "[\(inner)]"
        guard bracketed, text == range, let ends = rangeEnds(inner) else {
            return Diagnosis(
                .notARange, "write [A..B] for one day from A to B, A/B for what lasted from A to B",
                repair: rangeEnds(inner) == nil ? nil : range)
        }

        var repaired = ends
        var found: Diagnosis?
        for (index, end) in ends.enumerated() where !end.isEmpty && !isDate(end) {
            let diagnosis = Diagnosis.ofDate(end)
            repaired[index] = diagnosis.repair ?? end
            found = found ?? diagnosis
        }
        if var found {
            found.repair = "[\(repaired[0])..\(repaired[1])]"
            return found
        }
        let terms = ends.compactMap { Term($0.utf8.span) }
        guard terms.count == ends.filter({ !$0.isEmpty }).count, terms.allSatisfy(\.isPlain) else {
            return Diagnosis(
                .notPlain, "the ends of [A..B] are years, months or days without ?, ~, %, X and seasons")
        }
        // Every refused range with one end has been met above.
        guard let start = terms.first, let end = terms.last, start.precision == end.precision else {
            let days = zip(terms.prefix(1), terms.suffix(1)).map { "[\($0.earliest)..\($1.latest)]" }
            return Diagnosis(.notOnePrecision, "both ends of [A..B] must have one precision", repair: days.first)
        }
        return Diagnosis(.startAfterEnd, "the start is after the end")
    }

    private static func rangeEnds(_ inner: String) -> [String]? {
        let parts = inner.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 3 && parts[1].isEmpty ? [parts[0], parts[2]] : nil
    }
}

// MARK: - Interval

extension Diagnosis {
    private static let openWords: Set<String> = ["open", "now", "today", "present", "current", "ongoing", "...", "*"]
    private static let unknownWords: Set<String> = ["unknown", "?", "undated", "n.d."]

    private static func ofInterval(_ text: String) -> Diagnosis? {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard ends.count > 1, ofNumbers(text) == nil else { return nil }
        guard ends.count == 2 else {
            return Diagnosis(.unreadable, "write an interval with one slash, for example 2018-05-28/2018-05-30")
        }

        var repaired = ends
        var found: Diagnosis?
        var dates = 0
        for (index, end) in ends.enumerated() where !end.isEmpty && end != ".." {
            var diagnosis: Diagnosis?
            if openWords.contains(end.lowercased()) {
                diagnosis = Diagnosis(.openEnd, "write .. for an open end", repair: "..")
            } else if unknownWords.contains(end.lowercased()) {
                diagnosis = Diagnosis(.unknownEnd, "write nothing for an unknown end", repair: "")
            } else {
                dates += 1
                if !isDate(end) { diagnosis = Diagnosis.ofDate(end) }
            }
            repaired[index] = diagnosis?.repair ?? end
            found = found ?? diagnosis
        }
        guard dates > 0 else {
            return Diagnosis(.noDate, "write a date at one end at least: 2018/.., ../2018, 2018/ or /2018")
        }
        guard var found else { return Diagnosis(.startAfterEnd, "the start is after the end") }
        found.repair = repaired.joined(separator: "/")
        return found
    }
}

// MARK: - Date

extension Diagnosis {
    private static let qualifiers: Set<Character> = ["?", "~", "%"]
    private static let oldUnknowns: Set<Character> = ["u", "U", "x", "*", "_", "?"]
    private static let forms = "write 2018, 2018-05 or 2018-05-28"

    /// Of what is meant as one date.
    private static func ofDate(_ text: String) -> Diagnosis {
        if openWords.contains(text.lowercased()) || unknownWords.contains(text.lowercased()) {
            return Diagnosis(.noDate, "write a date, or [..2018-05-28] for what was on that day or before it")
        }
        if let unknown = ofUnknownDigits(text) { return unknown }
        if let qualified = ofQualifiers(text) { return qualified }
        let mark = text.last.map(qualifiers.contains) == true ? text.suffix(1) : ""
        if var numbers = ofNumbers(String(text.dropLast(mark.count))) {
            if let repair = numbers.repair { numbers.repair = repair + mark }
            return numbers
        }
        if let first = text.first, "-+Yy".contains(first), text.contains(where: \.isASCIIDigit) {
            return Diagnosis(.yearNotFourDigits, "write the year with four digits, from 0000 to 9999")
        }
        return Diagnosis(.unreadable, "not a date: \(forms)")
    }

    private static func ofUnknownDigits(_ text: String) -> Diagnosis? {
        guard text.contains(where: { $0 == "X" || oldUnknowns.contains($0) }) else { return nil }
        // A question mark may be a digit or the qualifier.
        for kept in ["", "?"] where text.hasSuffix(kept) {
            let body = text.dropLast(kept.count)
            let repair = String(body.map { oldUnknowns.contains($0) ? "X" : $0 }) + kept
            if repair != text, repair.contains("X"), isDate(repair) {
                return Diagnosis(.unknownDigit, "write X for an unknown digit", repair: repair)
            }
        }
        guard text.allSatisfy({ $0.isASCIIDigit || "X-?~%".contains($0) || oldUnknowns.contains($0) }) else {
            return nil
        }
        guard text.contains(where: { $0 != "?" && ($0 == "X" || oldUnknowns.contains($0)) }) else { return nil }
        return Diagnosis(
            .unknownDigit, "unknown digits stand last, as in 201X, 20XX, 2018-XX, 2018-05-XX and 2018-XX-XX")
    }

    private static func ofQualifiers(_ text: String) -> Diagnosis? {
        let marks = text.filter(qualifiers.contains)
        guard !marks.isEmpty else { return nil }
        let mark = Set(marks).count > 1 ? "%" : String(marks.prefix(1))
        let repair = text.filter { !qualifiers.contains($0) } + mark
        guard repair != text else { return nil }
        return Diagnosis(
            .misplacedQualifier, "write ? (uncertain), ~ (approximate) or % (both) once, at the end of a date",
            repair: repair)
    }

    /// Of digits with or without separators; `nil` for anything else.
    private static func ofNumbers(_ text: String) -> Diagnosis? {
        let separators = text.filter { !$0.isASCIIDigit }
        guard separators.allSatisfy({ "-./_".contains($0) }), separators.count <= 2 else { return nil }
        let fields = text.split(omittingEmptySubsequences: false, whereSeparator: { !$0.isASCIIDigit }).map(String.init)
        guard !fields.contains("") else { return nil }
        if separators.contains("/"), !isSlashed(fields, separators) { return nil }

        let year = fields[0]
        if fields.count == 1 { return ofDigits(year) }
        if fields.count == 2, separators == "-", year.count == 4, fields[1].count == 4 {
            return Diagnosis(.notARange, "write A/B for what lasted from A to B", repair: "\(year)/\(fields[1])")
        }
        if year.count <= 2, fields.last?.count == 4 { return ofYearLast(fields) }
        guard year.count == 4 else { return Diagnosis(.yearNotFourDigits, "write the year with four digits") }
        let rest = fields.dropFirst()
        guard rest.allSatisfy({ $0.count <= 2 }) else { return nil }

        let repair = ([year] + rest.map(padded)).joined(separator: "-")
        if separators.contains(where: { $0 != "-" }) { return Diagnosis(.noHyphens, "write hyphens", repair: repair) }
        if rest.contains(where: { $0.count == 1 }) {
            return Diagnosis(.notTwoDigits, "write months and days with two digits", repair: repair)
        }
        return ofCalendar(fields)
    }

    /// Whether the slashes stand where hyphens should: not in `2020/2018`, `2018/19`, `2018-05/06`, which are intervals.
    private static func isSlashed(_ fields: [String], _ separators: String) -> Bool {
        guard !separators.contains("-") else { return false }
        if fields[0].count == 4, fields.count == 2 { return isDate("\(fields[0])-\(padded(fields[1]))") }
        return fields.contains { $0.count <= 2 }
    }

    private static func ofDigits(_ digits: String) -> Diagnosis {
        let (year, rest) = (digits.prefix(4), digits.dropFirst(4))
        let repair = rest.count == 2 ? "\(year)-\(rest)" : "\(year)-\(rest.prefix(2))-\(rest.dropFirst(2))"
        guard digits.count == 8 || (digits.count == 6 && isDate(repair)) else {
            return Diagnosis(.yearNotFourDigits, "write the year with four digits, from 0000 to 9999")
        }
        return Diagnosis(.noHyphens, "write hyphens", repair: repair)
    }

    private static func ofYearLast(_ fields: [String]) -> Diagnosis {
        let numbers = fields.dropLast().map(padded)
        let year = fields.last ?? ""
        // 05/06/2018 is a day of May here and of June there; who wrote it knows.
        let reversed = ([year] + numbers.reversed()).joined(separator: "-")
        let american = ([year] + numbers).joined(separator: "-")
        let candidates = Set([reversed, american].filter(isDate))
        return Diagnosis(
            .yearNotFirst, "write the year first, then the month, then the day",
            repair: candidates.count == 1 ? candidates.first : nil)
    }

    /// Of fields of four, two and two digits that are no date.
    private static func ofCalendar(_ fields: [String]) -> Diagnosis {
        if fields.dropFirst().contains("00") {
            let repair = ([fields[0]] + fields.dropFirst().map { $0 == "00" ? "XX" : $0 }).joined(separator: "-")
            return Diagnosis(.unknownDigit, "write XX for an unknown month or day", repair: repair)
        }
        let month = Int(fields[1]) ?? 0
        guard month >= 1, month <= 12 else {
            if fields.count == 3, month >= 21, month <= 24 {
                return Diagnosis(.noSuchMonth, "a season has no days", repair: "\(fields[0])-\(fields[1])")
            }
            return Diagnosis(
                .noSuchMonth, "months are 01 to 12; 21, 22, 23 and 24 are spring, summer, autumn and winter")
        }
        let name = monthNames[month - 1]
        let days = Day.count(inMonth: month, ofYear: Int(fields[0]) ?? 0)
        return Diagnosis(.noSuchDay, "\(name) \(fields[0]) has \(days) days")
    }

    private static func padded(_ field: String) -> String {
        field.count == 1 ? "0" + field : field
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension Character {
    fileprivate var isASCIIDigit: Bool { self >= "0" && self <= "9" && isASCII }
}
