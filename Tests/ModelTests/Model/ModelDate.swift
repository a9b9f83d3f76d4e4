/// The days an EDTF date leaves open (design §5, EDTF bounds), read again by hand.
struct ModelWindow: Hashable {
    static let beginning = Int.min / 4
    static let never = Int.max / 4
    static let firstDay = day(0, 1, 1)

    var earliest = beginning
    var latest = beginning

    /// Days since 1970-01-01, counted by years and months.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        let leaps = floor(before, 4) - floor(before, 100) + floor(before, 400)
        var number = 365 * year + leaps
        for earlier in 1..<month { number += length(year, earlier) }
        return number + day - 719_528
    }

    private static func floor(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    }

    static func length(_ year: Int, _ month: Int) -> Int {
        if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    init() {}

    init(_ earliest: Int, _ latest: Int) {
        self.earliest = earliest
        self.latest = latest
    }

    /// - Returns: nil where nothing is said about when it began.
    init?(_ text: String) {
        let plain = text.filter { !"?~%".contains($0) }
        if let slash = plain.firstIndex(of: "/") {
            let start = String(plain[..<slash])
            let end = String(plain[plain.index(after: slash)...])
            if start == ".." { return nil }
            if start.isEmpty {
                self.init(ModelWindow.firstDay, ModelWindow.single(end).latest)
            } else {
                self = ModelWindow.single(start)
            }
        } else if plain.hasPrefix("[") {
            let inner = plain.dropFirst().dropLast()
            let ends = inner.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
            self.init(
                ends[0].isEmpty ? ModelWindow.firstDay : ModelWindow.single(ends[0]).earliest,
                ends[1].isEmpty ? ModelWindow.never : ModelWindow.single(ends[1]).latest)
        } else {
            self = ModelWindow.single(plain)
        }
    }

    private static func single(_ text: String) -> ModelWindow {
        let parts = text.split(separator: "-").map(String.init).filter { $0 != "XX" }
        let low = Int(parts[0].replacing("X", with: "0")) ?? 0
        let high = Int(parts[0].replacing("X", with: "9")) ?? 0
        if parts.count == 1 { return ModelWindow(day(low, 1, 1), day(high, 12, 31)) }
        let month = Int(parts[1]) ?? 0
        if month == 24 { return ModelWindow(day(low, 1, 1), day(low + 1, 2, length(low + 1, 2))) }
        if month > 20 { return ModelWindow(day(low, 1, 1), day(low, 12, 31)) }
        if parts.count == 2 { return ModelWindow(day(low, month, 1), day(low, month, length(low, month))) }
        let number = day(low, month, Int(parts[2]) ?? 0)
        return ModelWindow(number, number)
    }
}
