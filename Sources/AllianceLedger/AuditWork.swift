import Alliances
import Projections
import TransparencyLog

/// The work of one audit.
struct AuditWork<Site: AuditSite> {
    private let site: Site
    private let policy: CheckpointPolicy
    private let reads: Bool
    private var findings = AuditFindings()

    private var note: [UInt8] = []
    private var checkpoint: Checkpoint?
    private var otherSignatures: [String] = []
    /// Roots wanted at sizes below the checkpoint's, by the files that want them, in order of size.
    private var wanted: [(size: UInt64, root: TreeHash, path: String)] = []
    private var confirmed: UInt64 = 0

    private var tree = BundleTree()
    private var rest = CompactRange()
    private var upperTiles: [(address: TileAddress, bytes: [UInt8])] = []
    private var fold = AuditFold(expecting: 0)

    init(_ site: Site, _ policy: CheckpointPolicy, reads: Bool) {
        self.site = site
        self.policy = policy
        self.reads = reads
    }

    // MARK: - Checkpoints

    /// The size up to which a program can count the entries of a log.
    private static var largest: UInt64 { UInt64(Position.last.rawValue) + 1 }

    mutating func open(_ note: [UInt8], saved: [SavedCheckpoint]) {
        self.note = note
        do {
            let verified = try policy.verify(note)
            otherSignatures = verified.note.signatures
                .filter { line in
                    !verified.signatures.contains { $0.key.name == line.name && $0.key.id == line.keyID }
                }
                .map { "\($0.name) (\($0.keyID))" }
            checkpoint = verified.checkpoint
            if verified.checkpoint.size > Self.largest {
                findings.add(
                    .checkpoint, "it covers \(verified.checkpoint.size) entries; a log of this program has at most 2^31"
                )
                checkpoint = nil
            }
        } catch {
            findings.add(.checkpoint, why(error, note))
        }
        guard let checkpoint else {
            return findings.skip(AuditCheck.allCases, "there is no checkpoint to believe")
        }
        if saved.isEmpty { findings.skip([.saved], "none was given") }
        for saved in saved { take(saved, against: checkpoint) }
        wanted.sort { $0.size < $1.size }
    }

    private mutating func take(_ saved: SavedCheckpoint, against checkpoint: Checkpoint) {
        let old: Checkpoint
        do {
            // What was saved needs no witnesses: it is the auditor's own.
            old = try CheckpointPolicy(origin: policy.origin, logs: policy.logs, acceptsExtensions: true)
                .verify(saved.note).checkpoint
        } catch {
            return findings.add(.saved, "\(saved.path): \(why(error, saved.note))")
        }
        if old.size > checkpoint.size {
            findings.add(
                .saved,
                "\(saved.path) covers \(old.size) entries, what is published now only \(checkpoint.size): "
                    + "entries were taken back")
        } else if old.size == checkpoint.size, old.root != checkpoint.root {
            findings.add(
                .saved,
                "\(saved.path) and what is published now have two roots for the same \(old.size) entries, both signed: "
                    + "keep both files, they prove that two histories were shown")
        } else {
            wanted.append((old.size, old.root, saved.path))
        }
    }

    /// Why a note is not believed, with who did sign it.
    private func why(_ error: CheckpointError, _ note: [UInt8]) -> String {
        if let page = AuditedBundle.page(note) { return page }
        guard case .badNote(.noKnownSignature) = error, let parsed = try? SignedNote(bytes: note) else {
            return "\(error)"
        }
        let signers = parsed.signatures.map { "\($0.name) (\($0.keyID))" }.joined(separator: ", ")
        return "it is signed by \(signers), not by the log's key \(policy.log.name) (\(policy.log.id))"
    }

    // MARK: - Entries

    /// Ends the reading; what was found stands among the findings.
    private enum Stop: Error {
        case found
        case failed(AuditError)
    }

    mutating func readAll(_ progress: ((UInt64, UInt64) -> Void)?) throws(AuditError) {
        guard let checkpoint else { return }
        let size = checkpoint.size
        if reads { fold = AuditFold(expecting: Int(size)) }
        do throws(Stop) {
            confirm(upTo: 0, in: nil)
            try readBundles(size, progress)
            try finishTree(checkpoint)
        } catch {
            if case .failed(let error) = error { throw error }
            findings.skip(
                [.bundles, .tiles, .root, .saved], "the entries could not all be read")
        }
        guard reads else {
            return findings.skip([.entries, .time, .ids, .rules], "only the hashes were asked for")
        }
        fold.finish(&findings)
    }

    private mutating func readBundles(_ size: UInt64, _ progress: ((UInt64, UInt64) -> Void)?) throws(Stop) {
        let bundles = Int((size + 255) >> 8)
        let together = site.bundlesTogether
        let site = site
        let origin = reads ? policy.origin.description : nil
        // Few pieces at once: a bundle may have sixteen million bytes.
        try ParallelInOrder.forEach(0..<(bundles + together - 1) / together, ahead: 4 + 8 / together) { piece in
            AuditWork.make(piece * together..<min(bundles, (piece + 1) * together), of: size, site, origin: origin)
        } take: { (made) throws(Stop) in
            for bundle in made { try take(bundle) }
            progress?(tree.size + rest.size, size)
        }
    }

    private static func make(_ numbers: Range<Int>, of size: UInt64, _ site: Site, origin: String?) -> [AuditedBundle] {
        let layout = TileLayout(size: size)
        let bundles = numbers.compactMap { layout.entryBundle(holding: UInt64($0) << 8) }
        let tiles = bundles.map { TileAddress(.level(0), number: $0.number, width: $0.width) }
        let files = site.read(bundles + tiles)
        return bundles.indices.map { place in
            AuditedBundle(bundles[place], files[place], tile: files[place + bundles.count], origin: origin)
        }
    }

    private mutating func take(_ made: AuditedBundle) throws(Stop) {
        let start = made.number << 8
        let address = TileAddress(.entries, number: made.number, width: made.count)
        guard let hashes = made.hashes else {
            let place = made.broken?.place ?? 0
            let fault = made.broken?.fault ?? .unreachable("it was not read")
            try stopUnlessMissing(fault, address)
            findings.add(.bundles, at: start + UInt64(place), "\(address), from #\(start) on: \(fault.why)")
            throw .found
        }
        let tile = TileAddress(.level(0), number: made.number, width: made.count)
        if let fault = made.tileUnreachable { try stopUnlessMissing(fault, tile) }
        if let (place, why) = made.tileFault {
            findings.add(.tiles, at: start + UInt64(place), "\(tile), #\(start + UInt64(place)): \(why)")
        }
        confirm(upTo: start + UInt64(made.count), in: hashes)
        if hashes.isFull {
            var filled: [(TileAddress, [UInt8])] = []
            tree.append(hashes) { address, bytes in filled.append((address, [UInt8](bytes))) }
            upperTiles += filled
            if upperTiles.count >= 64 { try compareUpperTiles() }
        } else {
            rest = hashes.range
        }
        if reads { fold.take(made, from: start, &findings) }
    }

    /// Compares the roots of saved checkpoints that end in this bundle, or at its end.
    private mutating func confirm(upTo end: UInt64, in hashes: BundleHashes?) {
        while let next = wanted.first, next.size <= end {
            wanted.removeFirst()
            let root: TreeHash
            if let hashes, next.size > tree.size {
                if next.size == tree.size + UInt64(TileAddress.fullWidth) {
                    var whole = tree
                    whole.append(hashes) { _, _ in }
                    root = whole.root(followedBy: CompactRange())
                } else {
                    root = tree.root(followedBy: hashes.range(first: Int(next.size - tree.size)))
                }
            } else {
                root = tree.root(followedBy: CompactRange())
            }
            if root == next.root {
                confirmed = max(confirmed, next.size)
            } else {
                findings.add(
                    .saved,
                    "\(next.path) has another root for the first \(next.size) entries: an entry before "
                        + "#\(next.size) was altered, taken away or put in\(afterConfirmed)")
            }
        }
    }

    private var afterConfirmed: String {
        confirmed == 0 ? "" : "; the first \(confirmed) are those of a checkpoint you saved"
    }

    private mutating func finishTree(_ checkpoint: Checkpoint) throws(Stop) {
        var partial: [(TileAddress, [UInt8])] = []
        tree.finish { address, bytes in partial.append((address, [UInt8](bytes))) }
        upperTiles += partial
        try compareUpperTiles()
        if tree.root(followedBy: rest) != checkpoint.root {
            var finding = "the \(checkpoint.size) published entries do not make the root that was signed"
            finding += afterConfirmed
            if let first = findings.firstPosition {
                finding += "; the first that differs from its tile is #\(first)"
            } else {
                finding += "; entries and tiles agree with each other, so that only a copy can show where they differ"
            }
            findings.add(.root, finding)
        }
    }

    private mutating func compareUpperTiles() throws(Stop) {
        let tiles = upperTiles
        upperTiles = []
        guard !tiles.isEmpty else { return }
        for (tile, result) in zip(tiles, site.read(tiles.map(\.address))) {
            let shift: UInt64
            if case .level(let level) = tile.address.kind { shift = UInt64(8 * level) } else { shift = 0 }
            let start = (tile.address.number << 8) << shift
            switch result {
            case .failure(let fault):
                try stopUnlessMissing(fault, tile.address)
                findings.add(.tiles, "\(tile.address), over #\(start) on: \(fault.why)")
            case .success(let file):
                let needed = file.address.width * TreeHash.byteCount
                if file.bytes.count != needed {
                    let why = AuditedBundle.page(file.bytes)
                    findings.add(
                        .tiles, "\(tile.address): \(why ?? "it has \(file.bytes.count) bytes instead of \(needed)")")
                } else if let place = tile.bytes.indices.first(where: { file.bytes[$0] != tile.bytes[$0] }) {
                    let hash = place / TreeHash.byteCount
                    findings.add(
                        .tiles,
                        "\(tile.address), hash \(hash), over #\(start + UInt64(hash) << shift) on: it is not what the "
                            + "entries make")
                }
            }
        }
    }

    private func stopUnlessMissing(_ fault: AuditFault, _ address: TileAddress) throws(Stop) {
        switch fault {
        case .missing: return
        case .unreachable(let why): throw .failed(.unreachable("\(site.place)/\(address)", why: why))
        case .cannotFetch(let error): throw .failed(error)
        }
    }

    func report(key: AuditKey) -> AuditReport {
        AuditReport(
            place: site.place, origin: policy.origin.description, key: key, size: checkpoint?.size,
            root: checkpoint?.root, note: checkpoint == nil ? nil : note, otherSignatures: otherSignatures,
            extensionLines: checkpoint?.extensions.count ?? 0, checks: findings.checks,
            firstBad: findings.firstPosition, state: reads && checkpoint != nil ? fold.state : nil,
            lastRecorded: fold.batchTime)
    }
}
