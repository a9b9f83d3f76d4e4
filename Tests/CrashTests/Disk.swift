import Foundation
import Testing

/// What a disk may hold after power was lost: what was synced, and of what was not any part, in sectors of 512 bytes and
/// in single names. A name is synced with its directory, not with its file: no file system promises less.
struct Disk {
    private struct Change {
        /// nil: the file gets another length.
        let bytes: ArraySlice<UInt8>?
        let offset: Int
        /// Written through `O_DSYNC`.
        let isSynced: Bool
    }

    private struct File {
        var synced: [UInt8] = []
        var changes: [Change] = []
    }

    /// Entries of directories that change together: file or directory by number, nil for none.
    private struct Naming {
        let names: [(folder: Int, name: String, node: Int?)]
    }

    private let root: String
    private var files: [Int: File] = [:]
    /// As the program sees them, and as they were synced.
    private var folders: [Int: [String: Int]] = [0: [:]]
    private var syncedFolders: [Int: [String: Int]] = [0: [:]]
    private var namings: [Naming] = []
    private var nextNode = 1
    private static let sector = 512

    /// Everything that is in a directory now, synced.
    init(_ place: Place) throws {
        root = place.path
        for name in try place.names() {
            let path = root + "/" + name
            let (folder, last) = try #require(locate(path))
            let node = newNode()
            folders[folder]?[last] = node
            var isDirectory: ObjCBool = false
            _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            if isDirectory.boolValue {
                folders[node] = [:]
            } else {
                files[node] = File(synced: [UInt8](try Data(contentsOf: place.url(name))))
            }
        }
        syncedFolders = folders
    }

    private mutating func newNode() -> Int {
        defer { nextNode += 1 }
        return nextNode
    }

    /// The directory and the name in it.
    private func locate(_ path: String) -> (Int, String)? {
        guard path.hasPrefix(root + "/") else { return nil }
        let parts = path.dropFirst(root.count + 1).split(separator: "/").map(String.init)
        var folder = 0
        for part in parts.dropLast() {
            guard let next = folders[folder]?[part], folders[next] != nil else { return nil }
            folder = next
        }
        return parts.last.map { (folder, $0) }
    }

    private func node(_ path: String) -> Int? {
        if path == root { return 0 }
        return locate(path).flatMap { folders[$0]?[$1] }
    }

    // MARK: - What the program does

    /// - Parameter isDone: false for the call in which the power was lost: of what it writes any part may be there
    mutating func apply(_ call: Faults.Call, isDone: Bool = true) throws {
        guard call.result >= 0 else { return }
        switch call.kind {
        case "create":
            let node = newNode()
            files[node] = File()
            name([(call.path, node)])
        case "open":
            if call.flags & O_TRUNC != 0, let node = node(call.path) {
                files[node]?.changes.append(Change(bytes: nil, offset: 0, isSynced: false))
            }
        case "mkdir":
            let node = newNode()
            folders[node] = [:]
            syncedFolders[node] = [:]
            name([(call.path, node)])
        case "write":
            guard let node = node(call.path) else { break }
            files[node]?.changes.append(
                Change(bytes: call.bytes, offset: call.offset, isSynced: isDone && call.flags & O_DSYNC != 0))
        case "truncate":
            guard let node = node(call.path) else { break }
            files[node]?.changes.append(Change(bytes: nil, offset: call.length, isSynced: false))
        case "rename":
            let (old, new) = (node(call.path), node(call.other))
            // 2 is RENAME_EXCHANGE.
            name([(call.path, call.flags == 2 ? new : nil), (call.other, old)])
        case "link":
            name([(call.other, node(call.path))])
        case "unlink":
            name([(call.path, nil)])
        case "sync" where isDone:
            if let node = node(call.path) { sync(node) }
        case "syncfs" where isDone:
            for node in files.keys { sync(node) }
            for node in folders.keys { sync(node) }
        case "msync":
            Issue.record("the program writes through a map, of which this knows nothing")
        default: break
        }
    }

    private mutating func name(_ changes: [(path: String, node: Int?)]) {
        var names: [(folder: Int, name: String, node: Int?)] = []
        for (path, node) in changes {
            guard let (folder, name) = locate(path) else { continue }
            names.append((folder, name, node))
        }
        for (folder, name, node) in names { folders[folder]?[name] = node }
        namings.append(Naming(names: names))
    }

    private mutating func sync(_ node: Int) {
        if let file = files[node], !file.changes.isEmpty {
            files[node] = File(synced: file.changes.reduce(into: file.synced) { Disk.write($1, to: &$0) })
        }
        if folders[node] != nil {
            for naming in namings where naming.names.contains(where: { $0.folder == node }) { keep(naming) }
            namings.removeAll { $0.names.contains { $0.folder == node } }
        }
    }

    private mutating func keep(_ naming: Naming) {
        for (folder, name, node) in naming.names { syncedFolders[folder]?[name] = node }
    }

    private static func write(_ change: Change, to bytes: inout [UInt8]) {
        guard let new = change.bytes else {
            bytes.removeLast(max(0, bytes.count - change.offset))
            bytes += [UInt8](repeating: 0, count: max(0, change.offset - bytes.count))
            return
        }
        put(new, at: change.offset, in: &bytes)
    }

    private static func put(_ new: ArraySlice<UInt8>, at offset: Int, in bytes: inout [UInt8]) {
        let end = offset + new.count
        if bytes.count < end { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
        bytes.replaceSubrange(offset..<end, with: new)
    }

    // MARK: - What is not synced

    /// Files with changes that are not synced, and names that are not. What was thrown away may come back.
    var unsynced: [String] {
        var paths: [Int: String] = [0: ""]
        func walk(_ folder: Int) {
            for (name, node) in folders[folder] ?? [:] {
                paths[node] = (paths[folder] ?? "") + "/" + name
                walk(node)
            }
        }
        walk(0)
        let contents = files.filter { !$0.value.changes.allSatisfy(\.isSynced) }.compactMap { paths[$0.key] }
        let names = namings.flatMap(\.names).filter { !($0.node == nil && $0.name.hasSuffix(".new")) }
            .compactMap { name in paths[name.folder].map { "\($0)/\(name.name), the name" } }
        return (contents + names).sorted()
    }

    // MARK: - After power is back

    /// Loses some of what was not synced, by chance.
    mutating func losePower(_ numbers: inout SplitMix64) {
        // All of it, none, or each part for itself: the extremes are what one would forget.
        let way = Int.random(in: 0..<4, using: &numbers)
        func stays() -> Bool { way == 0 ? false : way == 1 ? true : Bool.random(using: &numbers) }
        for (node, file) in files.sorted(by: { $0.key < $1.key }) where !file.changes.isEmpty {
            var bytes = file.synced
            for change in file.changes {
                guard !change.isSynced, let new = change.bytes else {
                    if change.isSynced || stays() { Disk.write(change, to: &bytes) }
                    continue
                }
                var start = new.startIndex
                while start < new.endIndex {
                    let place = change.offset + start - new.startIndex
                    let end = min(new.endIndex, start + Disk.sector - place % Disk.sector)
                    if stays() { Disk.put(new[start..<end], at: place, in: &bytes) }
                    start = end
                }
            }
            files[node] = File(synced: bytes)
        }
        // A journal keeps names in their order; other file systems keep any.
        let hasJournal = Bool.random(using: &numbers)
        var isLost = false
        for naming in namings {
            isLost = hasJournal && isLost || !stays()
            if !isLost { keep(naming) }
        }
        namings = []
        folders = syncedFolders
    }

    /// - Parameter original: has the permissions of the files
    func write(to place: Place) throws {
        func write(_ folder: Int, _ path: String) throws {
            for (name, node) in folders[folder] ?? [:] {
                let target = path + "/" + name
                if folders[node] != nil {
                    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
                    try write(node, target)
                } else if let file = files[node] {
                    try Data(file.synced).write(to: URL(fileURLWithPath: target))
                    let isSecret = ["signer", "auditor", "witness.key", "made.key"].contains(where: name.hasPrefix)
                    if isSecret { _ = unsafe chmod(target, 0o600) }
                }
            }
        }
        try write(0, place.path)
    }
}
