/// Numbers the documents in the order in which the page first cites them.
final class Footnotes {
    private(set) var cited: [String] = []
    private var numbers: [String: Int] = [:]

    /// From 1.
    func number(of id: String) -> Int {
        if let number = numbers[id] { return number }
        cited.append(id)
        numbers[id] = cited.count
        return cited.count
    }
}
