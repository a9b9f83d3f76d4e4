import Foundation

/// The reviewed files beside `Sources` and `Tests`.
enum Snapshots {
    static func lines(_ name: String) throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Snapshots/" + name), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }
}
