import LMDB
import TransparencyLog

public struct PublicationReport: Sendable {
    public let origin: String
    /// Entries published now, and those that were before.
    public let size: UInt64
    public let sizeBefore: UInt64
    /// Written under `tile/`.
    public let files: Int
    public let bytes: Int
}

extension Ledger {
    /// Publishes what was signed last as C2SP tlog-tiles: bundles, tiles, then the checkpoint. A kill at any moment leaves
    /// a directory that verifies as of the checkpoint in it; repeating goes on from there.
    ///
    /// - Parameter progress: told how many entries are done and of how many.
    @discardableResult
    public func publish(
        to directory: String, progress: ((UInt64, UInt64) -> Void)? = nil
    ) throws(PublicationError) -> PublicationReport {
        try Publication(SignedLedger(self), directory: directory).run(progress: progress)
    }
}

/// The work of publishing one log into one directory.
struct Publication<Source: PublicationSource>: Sendable {
    let source: Source
    let directory: String
    /// Told before each write, by the name of the file: tests stop here as a kill would.
    var beforeWrite: @Sendable (String) throws(StoreError) -> Void = { _ throws(StoreError) in }

    private static var act: String { "publishing the log" }

    init(_ source: Source, directory: String) {
        self.source = source
        self.directory = directory
    }

    func run(progress: ((UInt64, UInt64) -> Void)? = nil) throws(PublicationError) -> PublicationReport {
        let secrets = LedgerFiles(directory: directory)
        guard
            [secrets.signerKey, secrets.nextSignerKey].allSatisfy({ DurableFile.kind($0) == .nothing }),
            !LedgerFiles.hold(directory)
        else {
            throw .ledgersOwnDirectory(directory)
        }
        // Locked before the published checkpoint is read, so that none comes in between.
        let folder = try storing { () throws(StoreError) in try FolderWriter(directory, act: Self.act) }
        defer { withExtendedLifetime(folder) {} }
        let published = try publishedCheckpoint()
        let before = published?.checkpoint.size ?? 0
        try compare(before, published?.checkpoint.root)
        try writeWords()
        // Of the same size it can have more signatures: a witness's, or that of the next key.
        let note = withLinesAdded(by: published?.bytes)
        guard published?.bytes != note else { return report(before: before, Written()) }
        var written = Written()
        if published == nil || before < source.checkpoint.size {
            try writeTiles(since: before, in: folder, &written, progress)
        }
        try storing { () throws(StoreError) in
            try beforeWrite("sync")
            try folder.sync()
            try beforeWrite("checkpoint")
            try DurableFile.replace(directory + "/checkpoint", with: note, mode: 0o644, act: Self.act)
        }
        return report(before: before, written)
    }

    private func storing<R>(_ body: () throws(StoreError) -> R) throws(PublicationError) -> R {
        do {
            return try body()
        } catch {
            throw .store(error)
        }
    }

    private func report(before: UInt64, _ written: Written) -> PublicationReport {
        PublicationReport(
            origin: source.checkpoint.origin.description, size: source.checkpoint.size, sizeBefore: before,
            files: written.files, bytes: written.bytes)
    }

    // MARK: - What is there

    private func publishedCheckpoint() throws(PublicationError) -> (checkpoint: Checkpoint, bytes: [UInt8])? {
        let path = directory + "/checkpoint"
        guard DurableFile.kind(path) != .nothing else {
            try expectNoOtherKey()
            return nil
        }
        let bytes = try storing { () throws(StoreError) in
            try DurableFile.read(path, limit: 1 << 20, act: Self.act)
        }
        let policy = CheckpointPolicy(origin: source.checkpoint.origin, logs: source.verifiers(of: bytes))
        do {
            return (try policy.verify(bytes).checkpoint, bytes)
        } catch {
            throw .otherLog(path: path, why: "\(error)")
        }
    }

    /// The checkpoint with the lines that others, such as witnesses, have added to the published one of the same text.
    private func withLinesAdded(by published: [UInt8]?) -> [UInt8] {
        guard let published, let there = try? SignedNote(bytes: published),
            var note = try? SignedNote(bytes: source.note),
            there.text == note.text
        else { return source.note }
        for line in there.signatures
        where !note.signatures.contains(where: { $0.name == line.name && $0.keyID == line.keyID }) {
            note.add(line)
        }
        return note.bytes
    }

    private func expectNoOtherKey() throws(PublicationError) {
        let key = directory + "/verifier.key"
        guard DurableFile.kind(key) != .nothing else { return }
        let text = try storing { () throws(StoreError) in
            try DurableFile.read(key, limit: 1 << 16, act: Self.act)
        }
        guard text == keyFile else { throw .otherLog(path: directory, why: "verifier.key there is another key") }
    }

    /// What was published must be the beginning of what is going to be.
    private func compare(_ publishedSize: UInt64, _ publishedRoot: TreeHash?) throws(PublicationError) {
        guard let publishedRoot else { return }
        let size = source.checkpoint.size
        guard publishedSize <= size else { throw .shrunk(size: size, publishedSize: publishedSize) }
        let root: TreeHash
        if publishedSize == size {
            root = source.checkpoint.root
        } else {
            root = try storing { () throws(StoreError) in
                var hasher = MerkleHasher()
                return try TileLayout(size: publishedSize).root(with: &hasher) { (address) throws(StoreError) in
                    try source.tile(address)
                }
            }
        }
        guard root == publishedRoot else { throw .forked(publishedSize: publishedSize) }
    }

    // MARK: - Writing

    private var keyFile: [UInt8] { Array((source.verifier.text + "\n").utf8) }

    /// The files for people, where they are missing or differ.
    private func writeWords() throws(PublicationError) {
        let words = [
            ("verifier.key", keyFile), ("README.txt", Array(PublicationReadme.text(source.verifier).utf8)),
        ]
        try storing { () throws(StoreError) in
            for (name, bytes) in words {
                let path = directory + "/" + name
                if DurableFile.size(path) == bytes.count, try DurableFile.read(path, act: Self.act) == bytes {
                    continue
                }
                try beforeWrite(name)
                try DurableFile.replace(path, with: bytes, mode: 0o644, act: Self.act)
            }
        }
    }

    /// Writes every file that the checkpoint needs and the published one did not; some may be there already, torn.
    private func writeTiles(
        since published: UInt64, in folder: FolderWriter, _ written: inout Written,
        _ progress: ((UInt64, UInt64) -> Void)?
    ) throws(PublicationError) {
        let size = source.checkpoint.size
        let first = published >> 8
        var tree = try storing { () throws(StoreError) in
            try BundleTree(ofFirst: first << 8) { (address) throws(StoreError) in try source.tile(address) }
        }
        let layout = TileLayout(size: size)
        var rest = CompactRange()
        let publication = self
        try ParallelInOrder.forEach(Int(first)..<Int((size + 255) >> 8), ahead: 64) { number in
            publication.makeBundle(number, layout, in: folder)
        } take: { (made) throws(PublicationError) in
            let bundle = try made.get()
            written.files += 2
            written.bytes += bundle.bytes
            if bundle.hashes.isFull {
                try tree.append(bundle.hashes) { (address, bytes) throws(PublicationError) in
                    try write(address, [UInt8](bytes), in: folder, &written)
                }
            } else {
                rest = bundle.hashes.range
            }
            progress?(tree.size + rest.size, size)
        }
        try tree.finish { (address, bytes) throws(PublicationError) in
            try write(address, [UInt8](bytes), in: folder, &written)
        }
        // The entries may have rotted in the store after they were hashed: what was signed is what is published.
        guard tree.root(followedBy: rest) == source.checkpoint.root else { throw .entriesDiffer(size: size) }
    }

    private struct Bundle: Sendable {
        let hashes: BundleHashes
        let bytes: Int
    }

    private func makeBundle(_ number: Int, _ layout: TileLayout, in folder: FolderWriter) -> Result<
        Bundle, PublicationError
    > {
        do throws(StoreError) {
            guard let address = layout.entryBundle(holding: UInt64(number) << 8) else {
                preconditionFailure("Bundles are asked for within the size of the log.")
            }
            let bundle = try source.bundle(address)
            let hashes = BundleHashes(bundle, first: address.width)
            try beforeWrite(address.path)
            try folder.write(address.path, bundle.bytes)
            let tile = TileAddress(.level(0), number: address.number, width: address.width)
            try beforeWrite(tile.path)
            try folder.write(tile.path, hashes.tile)
            return .success(Bundle(hashes: hashes, bytes: bundle.bytes.count + hashes.tile.count))
        } catch {
            return .failure(.store(error))
        }
    }

    private func write(
        _ address: TileAddress, _ bytes: [UInt8], in folder: FolderWriter, _ written: inout Written
    ) throws(PublicationError) {
        try storing { () throws(StoreError) in
            try beforeWrite(address.path)
            try folder.write(address.path, bytes)
        }
        written.files += 1
        written.bytes += bytes.count
    }

    private struct Written {
        var files = 0
        var bytes = 0
    }
}
