import Foundation

/// A path where nothing is yet, removed with all that came to be there.
final class TemporaryDirectory: Sendable {
    let path = FileManager.default.temporaryDirectory.path + "/ledger-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
