import Charts

/// One bar for each category, drawn to one scale: label, value, bar.
package struct BarList: Sendable {
    package struct Item: Sendable {
        let label: String
        let value: Int

        /// - Parameter value: not negative.
        package init(_ label: String, _ value: Int) {
            precondition(value >= 0, "A bar has no negative length.")
            self.label = SafeText.of(label)
            self.value = value
        }
    }

    private static let widthOutsideTerminals = 80
    private static let minimumBar = 10
    private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    private let items: [Item]

    package init(_ items: [Item]) {
        self.items = items
    }

    /// A block is a unit where the largest value fits; otherwise the largest fills the width, and nothing but zero
    /// is without a bar.
    ///
    /// - Parameters:
    ///   - width: of the terminal, in columns.
    ///   - ascii: `#` instead of block characters.
    package func lines(width: Int? = nil, ascii: Bool = false) -> [String] {
        let width = width ?? Self.widthOutsideTerminals
        let valueWidth = items.map { String($0.value).count }.max() ?? 0
        let widest = items.map { DisplayWidth.of($0.label) }.max() ?? 0
        let labelWidth = min(widest, max(4, width - valueWidth - 4 - Self.minimumBar))
        let room = max(1, width - labelWidth - valueWidth - 4)
        let largest = items.map(\.value).max() ?? 0
        return items.map { item in
            let label = item.label.truncated(to: labelWidth).padded(to: labelWidth)
            let value = String(item.value).padded(to: valueWidth, alignment: .right)
            let bar = Self.bar(item.value, of: largest, room: room, ascii: ascii)
            return bar.isEmpty ? "\(label)  \(value)" : "\(label)  \(value)  \(bar)"
        }
    }

    private static func bar(_ value: Int, of largest: Int, room: Int, ascii: Bool) -> String {
        if value == 0 { return "" }
        let length = largest <= room ? Double(value) : Double(value) * Double(room) / Double(largest)
        if ascii { return String(repeating: "#", count: max(1, Int(length.rounded()))) }
        let (blocks, eighth) = max(1, Int((length * 8).rounded())).quotientAndRemainder(dividingBy: 8)
        return String(repeating: "█", count: blocks) + (eighth == 0 ? "" : String(eighths[eighth - 1]))
    }
}
