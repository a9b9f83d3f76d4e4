/// JSON as far as drafts need it.
enum ModelValue: Hashable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([String])
    case map([String: ModelValue])

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Int? { if case .number(let number) = self { number } else { nil } }
    var list: [String]? { if case .list(let list) = self { list } else { nil } }

    /// With its members in order of their names: equal values have equal texts.
    var json: String {
        switch self {
        case .text(let text): "\"\(text)\""
        case .number(let number): "\(number)"
        case .truth(let truth): "\(truth)"
        case .list(let list): "[" + list.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        case .map(let map):
            "{" + map.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value.json)" }.joined(separator: ",") + "}"
        }
    }
}
