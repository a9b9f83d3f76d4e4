/// What can be said of an element. There is no attribute that runs a script, and none that loads what is elsewhere.
package struct HTMLAttribute: Hashable, Sendable {
    let name: String
    let value: String

    private init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package static func kind(_ name: String) -> Self { Self("class", name) }
    package static func id(_ id: String) -> Self { Self("id", id) }
    /// BCP 47.
    package static func language(_ tag: String) -> Self { Self("lang", tag) }
    package static func charset(_ name: String) -> Self { Self("charset", name) }
    package static func meta(_ name: String) -> Self { Self("name", name) }
    package static func httpEquivalent(_ name: String) -> Self { Self("http-equiv", name) }
    package static func content(_ text: String) -> Self { Self("content", text) }
    package static func scope(_ scope: String) -> Self { Self("scope", scope) }
    /// Of which column a cell is, told where there is no room for the table's head.
    package static func column(_ name: String) -> Self { Self("data-is", name) }
    package static func columns(_ count: Int) -> Self { Self("colspan", String(count)) }
    package static func label(_ text: String) -> Self { Self("aria-label", text) }
    package static func datetime(_ day: String) -> Self { Self("datetime", day) }
    /// To a place of the same page.
    package static func fragment(_ id: String) -> Self { Self("href", "#" + id) }

    /// To a page of the web; nil for any other address, such as `javascript:`.
    package static func link(_ address: String) -> Self? {
        let lower = address.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        return Self("href", address)
    }
}
