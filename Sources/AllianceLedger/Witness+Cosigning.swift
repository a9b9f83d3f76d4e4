import Alliances
import LMDB
import TransparencyLog

/// A checkpoint that a witness has cosigned.
public struct CosignedCheckpoint: Sendable {
    public let origin: String
    public let size: UInt64
    /// What this witness had cosigned before; nil at the first sight of the log, which nothing could be compared with.
    public let sizeBefore: UInt64?
    /// The cosignature, a line of a signed note with its line feed.
    public let line: [UInt8]
}

extension Witness {
    /// Cosigns what is published, if it extends what was cosigned last. That comparison and the storing of the new state
    /// are one step for all who use this directory, and durable before the cosignature is given out.
    ///
    /// - Parameters:
    ///   - place: a directory, or a URL of http or https
    ///   - logKey: its name is the origin
    ///   - secondsPerFile: how long one file may take over HTTP
    /// - Throws: `refused`, with both checkpoints kept as evidence; `notBelieved`, `incomplete`, `place`, `store`
    public func cosign(
        _ place: String, logKey: VerifierKey, at now: Instant, secondsPerFile: Int = 60
    ) throws(WitnessError) -> CosignedCheckpoint {
        let site: any AuditSite
        do throws(AuditError) {
            if place.contains("://") {
                site = try AuditWebSite(place, seconds: secondsPerFile)
            } else {
                guard DurableFile.kind(place) == .directory else { throw .notThere(place) }
                site = AuditDirectory(place: place)
            }
        } catch {
            throw .place(error)
        }
        return try cosign(site, logKey: logKey, at: now)
    }

    func cosign(
        _ site: some AuditSite, logKey: VerifierKey, at now: Instant
    ) throws(WitnessError) -> CosignedCheckpoint {
        guard logKey.type == .ed25519 else { throw .notALogKey(logKey) }
        let lock: DirectoryLock
        do {
            lock = try DirectoryLock(directory, act: Self.act)
        } catch {
            throw .store(error)
        }
        defer { lock.unlock() }

        let origin = Origin(logKey.name)
        let last = try last(of: origin)
        let bytes = try read("checkpoint", of: site)
        let seen: VerifiedCheckpoint
        do {
            guard bytes.count <= 1 << 20 else { throw CheckpointError.malformed }
            seen = try CheckpointPolicy(origin: origin, log: logKey).verify(bytes)
        } catch {
            throw .notBelieved(site.place, why: "\(error)")
        }
        if let last, let why = try refusal(of: seen.checkpoint, after: last.checkpoint, site) {
            throw .refused(
                why, kept: try keepEvidence(last.checkpoint, last.note.bytes),
                seen: try keepEvidence(seen.checkpoint, bytes))
        }
        let cosignature: NoteSignature
        do {
            let seconds = UInt64(now.microseconds / 1_000_000)
            cosignature = try Cosignature(of: seen.checkpoint, at: seconds, by: signer).signature
        } catch {
            throw .notSigned(error)
        }
        try keep(seen.note.keeping(logKey, adding: cosignature), of: origin)
        return CosignedCheckpoint(
            origin: origin.description, size: seen.checkpoint.size, sizeBefore: last?.checkpoint.size,
            line: cosignature.line)
    }

    /// Why the newer checkpoint is not one of the same history; nil if it is.
    private func refusal(
        of seen: Checkpoint, after last: Checkpoint, _ site: some AuditSite
    ) throws(WitnessError) -> WitnessError.Refusal? {
        guard seen.size >= last.size else { return .smaller(last: last.size, seen: seen.size) }
        guard seen.size > last.size else { return seen.root == last.root ? nil : .otherRoot(size: seen.size) }
        // A proof, not two roots out of tiles: tiles of different levels could belong to different trees.
        let proof = try proof(from: last.size, to: seen.size, site)
        do {
            try proof.verify(oldRoot: last.root, newRoot: seen.root)
            return nil
        } catch {
            return .notExtended(last: last.size, seen: seen.size)
        }
    }

    private func proof(
        from oldSize: UInt64, to newSize: UInt64, _ site: some AuditSite
    ) throws(WitnessError) -> ConsistencyProof {
        let layout = TileLayout(size: newSize)
        var tiles: [TileAddress: Tile] = [:]
        return try ConsistencyProof(oldSize: oldSize, newSize: newSize) { (node) throws(WitnessError) in
            var hasher = MerkleHasher()
            return try layout.hash(of: node, with: &hasher) { (address) throws(WitnessError) in
                if let tile = tiles[address] { return tile }
                let tile = try read(address, of: site)
                tiles[address] = tile
                return tile
            }
        }
    }

    private func read(_ address: TileAddress, of site: some AuditSite) throws(WitnessError) -> Tile {
        guard let found = site.read([address]).first else {
            throw .incomplete(site.place, file: address.path, why: "it was not read")
        }
        do {
            return try Tile(address, bytes: try had(found, address.path, of: site).bytes)
        } catch let error as WitnessError {
            throw error
        } catch {
            throw .incomplete(site.place, file: address.path, why: "\(error)")
        }
    }

    private func read(_ file: String, of site: some AuditSite) throws(WitnessError) -> [UInt8] {
        try had(site.read(file), file, of: site)
    }

    private func had<File>(
        _ result: Result<File, AuditFault>, _ file: String, of site: some AuditSite
    ) throws(WitnessError) -> File {
        switch result {
        case .success(let found): return found
        case .failure(.missing(let why)): throw .incomplete(site.place, file: file, why: why)
        case .failure(.unreachable(let why)): throw .place(.unreachable("\(site.place)/\(file)", why: why))
        case .failure(.cannotFetch(let error)): throw .place(error)
        }
    }
}

extension SignedNote {
    /// The lines of the log, and one of a witness; what others have added is not this witness's to keep.
    fileprivate func keeping(_ log: VerifierKey, adding cosignature: NoteSignature) -> SignedNote {
        var note = self
        for line in signatures where line.name != log.name || line.keyID != log.id { note.remove(line) }
        note.replace(with: cosignature)
        return note
    }
}
