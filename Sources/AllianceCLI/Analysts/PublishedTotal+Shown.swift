import Alliances
import Projections

extension PublishedTotal {
    /// `at least 20 institutions, 16 countries`
    var shown: String {
        var parts: [String] = []
        if let institutions { parts.append(institutions == 1 ? "1 institution" : "\(institutions) institutions") }
        if let countries { parts.append(countries == 1 ? "1 country" : "\(countries) countries") }
        if let people { parts.append(people == 1 ? "1 person" : "\(people) people") }
        if !byCountry.isEmpty {
            parts.append("by country " + byCountry.map { "\($0.country) \($0.count)" }.joined(separator: " "))
        }
        return bound.text + parts.joined(separator: ", ")
    }
}

extension PublishedTotal.Bound? {
    /// Before a number.
    var text: String {
        switch self {
        case .atLeast: "at least "
        case .atMost: "at most "
        case .exactly, nil: ""
        }
    }
}
