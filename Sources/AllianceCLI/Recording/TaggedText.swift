import ArgumentParser

/// `en=National Library of China`: a text and what it belongs to (a language, a register, a field).
struct TaggedText: ExpressibleByArgument {
    let tag: String
    let text: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
        tag = String(argument[..<equals])
        text = String(argument[argument.index(after: equals)...])
    }
}
