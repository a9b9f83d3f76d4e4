import AllianceLedger
import CanonicalJSON
import Reports

/// The data of an entry as a list that people read; exactly as stored it lies in the folder.
struct CertificateData {
    private let value: JSONValue?

    init(_ recorded: RecordedEntry) {
        value = try? JSONValue(parsing: recorded.bytes[recorded.entry.data].span, syntax: .canonical)
    }

    func write(_ html: inout HTMLWriter) {
        guard case .object(let members)? = value, !members.isEmpty else { return }
        html.element(.dl) { html in
            for member in members {
                guard case .object(let parts) = member.value else {
                    Self.write(member.key, member.value, &html)
                    continue
                }
                // Names and titles are by language, identifiers by register.
                let isByLanguage = member.key == "names" || member.key == "titles"
                for part in parts {
                    Self.write(
                        "\(member.key) \(part.key)", part.value, language: isByLanguage ? part.key : nil, &html)
                }
            }
        }
    }

    private static func write(
        _ name: String, _ value: JSONValue, language: String? = nil, _ html: inout HTMLWriter
    ) {
        let text =
            switch value {
            case .string(let text): text
            default: value.text
            }
        html.element(.dt, text: name)
        html.element(.dd) { $0.name(text, language: language) }
    }
}
