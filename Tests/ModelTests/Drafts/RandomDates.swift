/// Dates of every form, crowded into a few years so that they bear on one another.
struct RandomDates {
    static let years = 2018...2023

    static func date(spanning: Bool, _ random: inout SplitMix64) -> String {
        let year = Int.random(in: years, using: &random)
        switch Int.random(in: 0..<(spanning ? 22 : 17), using: &random) {
        case 0..<6: return day(year, &random)
        case 6: return "\(year)"
        case 7: return day(year, &random).prefix(7) + ""
        case 8: return "\(year)-\(Int.random(in: 21...24, using: &random))"
        case 9: return ["201X", "202X", "20XX", "2020-XX", "2021-XX-XX"].randomElement(using: &random) ?? "201X"
        case 10: return day(year, &random).prefix(7) + "-XX"
        case 11: return "[..\(day(year, &random))]"
        case 12: return "[\(day(year, &random))..]"
        case 13, 14: return between(day(year, &random), day(Int.random(in: years, using: &random), &random))
        case 15: return "[\(year)..\(year + Int.random(in: 0...2, using: &random))]"
        case 16: return day(year, &random) + (["?", "~", "%"].randomElement(using: &random) ?? "?")
        case 17: return "/\(day(year, &random))"
        case 18: return "\(day(year, &random))/.."
        case 19: return "../\(day(year, &random))"
        case 20: return "\(year)/\(year + 1)"
        default: return "\(day(year, &random))/\(year + 1)-12-31"
        }
    }

    static func day(_ year: Int, _ random: inout SplitMix64) -> String {
        // Few days of a year, so that some fall together.
        let month = [1, 2, 6, 12].randomElement(using: &random) ?? 1
        let day = [1, 2, 15, 28].randomElement(using: &random) ?? 1
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private static func between(_ one: String, _ other: String) -> String {
        one < other ? "[\(one)..\(other)]" : "[\(other)..\(one)]"
    }
}
