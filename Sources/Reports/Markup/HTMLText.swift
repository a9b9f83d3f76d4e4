import Charts

/// Text from a ledger, made harmless for a page: no markup, no quotes that end an attribute, nothing that reorders what
/// stands around it.
package enum HTMLText {
    package static func of(_ text: String) -> String {
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

    /// As a string of a style sheet: whatever is no letter, digit or space is written by its number (CSS Syntax Level 3,
    /// §4.3.7), so that it ends neither the string nor the element.
    package static func style(_ text: String) -> String {
        var safe = "\""
        for scalar in SafeText.of(text).unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " " {
                safe.unicodeScalars.append(scalar)
            } else {
                safe += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return safe + "\""
    }
}
