import AllianceLedger
import CanonicalJSON
import Reports

/// The data of an entry as a list that people read; exactly as stored it lies in the folder.
struct CertificateData {
    private let value: JSONValue?

    init(_ recorded: RecordedEntry) {
        value = try? JSONValue(parsing: recorded.bytes[recorded.entry.data].span, syntax: .canonical)
    }

    var html: String {
        guard case .object(let members)? = value, !members.isEmpty else { return "" }
        var items = ""
        for member in members {
            if case .object(let parts) = member.value {
                // Names and titles are by language, identifiers by register.
                let isByLanguage = member.key == "names" || member.key == "titles"
                for part in parts {
                    items += Self.item("\(member.key) \(part.key)", part.value, language: isByLanguage ? part.key : nil)
                }
            } else {
                items += Self.item(member.key, member.value)
            }
        }
        return "<dl>\(items)</dl>"
    }

    private static func item(_ name: String, _ value: JSONValue, language: String? = nil) -> String {
        let text =
            switch value {
            case .string(let text): text
            default: value.text
            }
        return "<dt>\(HTMLText.of(name))</dt><dd>\(HTMLText.name(text, language: language))</dd>"
    }
}
