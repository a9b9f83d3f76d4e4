import Charts

/// Text from a ledger, made harmless for a page: no markup, no quotes that end an attribute, nothing that reorders what
/// stands around it.
enum HTMLText {
    static func of(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ text: Substring) -> String {
        var safe = ""
        for scalar in SafeText.of(String(text)).unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    /// In its own direction, whatever script surrounds it.
    static func name(_ text: String, language: String? = nil) -> String {
        "<bdi" + (language.map { " lang=\"\(of($0))\"" } ?? "") + ">\(of(text))</bdi>"
    }

    /// A day, a range of days or an instant, which is broken after a `..` or a `/` at most.
    static func day(_ text: String) -> String {
        let parts = of(text).replacing("..", with: "..\n").replacing("/", with: "/\n")
            .split(separator: "\n", omittingEmptySubsequences: true)
        return parts.map { "<span class=\"day\">\($0)</span>" }.joined(separator: "<wbr>")
    }
}
