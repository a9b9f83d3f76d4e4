/// Known names that somebody who typed an unknown one may have meant.
public struct NearNames: Sendable {
    private static let shown = 3

    private let typed: String
    /// Beyond it another name is meant, not a slip.
    private let bound: Int
    private var least = Int.max
    /// The nearest: all as near as can be, the first three by the alphabet.
    public private(set) var names: [String] = []

    public init(_ typed: String) {
        self.typed = typed.lowercased()
        let length = typed.utf8.count
        bound = length <= 3 ? 1 : max(2, min(4, length / 4))
    }

    /// - Parameter shown: how the name is told, where it is not told as it was typed.
    public mutating func consider(_ name: String, shown: @autoclosure () -> String? = nil) {
        if let distance = distance(name) { keep(shown() ?? name, distance) }
    }

    /// Nil if no name is near.
    public var question: String? { Self.question(names) }

    /// As `question`, of names that are all of a kind.
    public func question(kind: String) -> String? { Self.question(names.map { kind + "/" + $0 }) }

    private static func question(_ names: [String]) -> String? {
        names.isEmpty ? nil : "did you mean \(names.joined(separator: " or "))?"
    }

    /// As `question`, of names that are few.
    public static func question(_ typed: String, among names: some Sequence<String>) -> String? {
        var near = NearNames(typed)
        for name in names { near.consider(name) }
        return near.question
    }

    /// As `question`, of words in any script, whatever their case and accents.
    public static func question(folding typed: String, among words: some Sequence<String>) -> String? {
        question(of(typed, among: words) { String(decoding: FoldedText($0).bytes, as: UTF8.self) })
    }

    /// The nearest words as they are compared: what `folded` makes the same is the same.
    public static func of(
        _ typed: String, among words: some Sequence<String>, folded: (String) -> String
    ) -> [String] {
        var near = NearNames(folded(typed))
        for word in words { near.consider(folded(word), shown: word) }
        return near.names
    }

    private func distance(_ name: String) -> Int? {
        if name.utf8.starts(with: typed.utf8), !typed.isEmpty {
            if name.utf8.count == typed.utf8.count { return 0 }
            // The beginning of a name, as of `nlc-branch`, is as good as one slip.
            if name.utf8.dropFirst(typed.utf8.count).first == UInt8(ascii: "-") { return 1 }
        }
        return EditDistance.between(name, typed, atMost: bound)
    }

    private mutating func keep(_ name: String, _ distance: Int) {
        if distance < least {
            least = distance
            names.removeAll()
        }
        guard distance == least else { return }
        let place = names.firstIndex { $0 > name } ?? names.endIndex
        guard place < Self.shown, !names.contains(name) else { return }
        names.insert(name, at: place)
        if names.count > Self.shown { names.removeLast() }
    }
}
