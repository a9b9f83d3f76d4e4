import Alliances
import ArgumentParser

extension Position {
    /// Why a text is no position.
    static func fault(in text: String) -> String {
        let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
        let number = digits.drop { $0 == "-" || $0 == "+" }
        guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return "it is no whole number"
        }
        if digits.hasPrefix("-") { return "the first entry is #0" }
        if digits.hasPrefix("+") { return "it has a sign" }
        if digits.hasPrefix("0"), digits.count > 1 { return "it begins with a zero" }
        return "a log has at most 2^31 entries"
    }
}
