/// Random texts that are EDTF by construction, but for the order of their ends.
struct DateText {
    var generator: SplitMix64

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    mutating func next() -> String {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0...3: return levelOne()
        case 4...6:
            let date = levelOne()
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: return "\(date)/.."
            case 1: return "../\(date)"
            case 2: return "\(date)/"
            case 3: return "/\(date)"
            default: return "\(date)/\(levelOne())"
            }
        default:
            let precision = Int.random(in: 0..<3, using: &generator)
            let date = plain(precision)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: return "[\(date)..]"
            case 1: return "[..\(date)]"
            default: return "[\(date)..\(plain(precision))]"
            }
        }
    }

    mutating func index(below count: Int) -> Int {
        Int.random(in: 0..<count, using: &generator)
    }

    private mutating func levelOne() -> String {
        let year = number(0...9999, width: 4)
        let month = number(1...12, width: 2)
        let text =
            switch Int.random(in: 0..<9, using: &generator) {
            case 0...2: plain(Int.random(in: 0..<3, using: &generator))
            case 3: "\(year)-\(number(21...24, width: 2))"
            case 4: "\(year.dropLast(1))X"
            case 5: "\(year.dropLast(2))XX"
            case 6: "\(year)-XX"
            case 7: "\(year)-\(month)-XX"
            default: "\(year)-XX-XX"
            }
        return text + (["", "", "?", "~", "%"].randomElement(using: &generator) ?? "")
    }

    private mutating func plain(_ precision: Int) -> String {
        let year = number(0...9999, width: 4)
        let month = number(1...12, width: 2)
        let days =
            switch month {
            case "02": 28
            case "04", "06", "09", "11": 30
            default: 31
            }
        return switch precision {
        case 0: year
        case 1: "\(year)-\(month)"
        default: "\(year)-\(month)-\(number(1...days, width: 2))"
        }
    }

    private mutating func number(_ range: ClosedRange<Int>, width: Int) -> String {
        let digits = String(Int.random(in: range, using: &generator))
        return String(repeating: "0", count: width - digits.count) + digits
    }
}
