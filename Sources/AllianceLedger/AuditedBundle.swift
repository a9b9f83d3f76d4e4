import Alliances
import TransparencyLog

/// One bundle fetched, hashed and read, apart from all that comes before it: the work that goes on in parallel.
struct AuditedBundle: Sendable {
    let number: UInt64
    let count: Int
    /// Nil if a fault stands in `broken`.
    let hashes: BundleHashes?
    /// Its entries up to the first that cannot be read.
    let gists: Gists
    /// Of these entries.
    let ids: [EventID]
    let times: [Instant]
    let unreadable: Rejection?
    /// Entries that name another log as their source.
    let strays: [(place: Int, source: String)]
    /// Why its entries cannot be known: the audit ends here.
    let broken: Broken?
    /// What is wrong with the published tile of its hashes, and at which of its entries.
    let tileFault: (place: Int, why: String)?
    /// Why the tile was not had.
    let tileUnreachable: AuditFault?

    struct Broken: Sendable {
        /// Entries before it can be read.
        let place: Int
        let fault: AuditFault
    }

    /// - Parameters:
    ///   - address: of the bundle, as wide as the size of the log makes it
    ///   - origin: of the entries, which are read then; nil if they are hashed only
    init(
        _ address: TileAddress, _ file: Result<AuditFile, AuditFault>, tile: Result<AuditFile, AuditFault>,
        origin: String?
    ) {
        number = address.number
        count = address.width
        let broken: Broken
        switch file {
        case .failure(let fault): broken = Broken(place: 0, fault: fault)
        case .success(let file):
            do {
                let bundle = try EntryBundle(file.address, bytes: file.bytes)
                let hashes = BundleHashes(bundle, first: address.width)
                var gists = Gists()
                var ids: [EventID] = []
                var times: [Instant] = []
                var unreadable: Rejection?
                var strays: [(place: Int, source: String)] = []
                if let origin {
                    gists.reserveCapacity(address.width, bytes: file.bytes.count)
                    ids.reserveCapacity(address.width)
                    times.reserveCapacity(address.width)
                    for place in 0..<address.width {
                        do {
                            let entry = try Entry(canonical: bundle[place])
                            if !entry.source.utf8.elementsEqual(origin.utf8) {
                                strays.append((place, entry.source))
                            }
                            gists.add(entry.content, data: bundle[place].extracting(entry.data))
                            ids.append(entry.id)
                            times.append(entry.recorded)
                        } catch {
                            unreadable = error
                            break
                        }
                    }
                }
                self.gists = gists
                self.ids = ids
                self.times = times
                self.unreadable = unreadable
                self.strays = strays
                (tileFault, tileUnreachable) = Self.compare(tile, hashes)
                self.hashes = hashes
                self.broken = nil
                return
            } catch {
                var place = 0
                if case .truncated(_, let entries) = error { place = entries }
                if case .trailingBytes = error { place = address.width }
                broken = Broken(place: place, fault: .missing(Self.page(file.bytes) ?? "\(error)"))
            }
        }
        self.broken = broken
        gists = Gists()
        ids = []
        times = []
        unreadable = nil
        strays = []
        hashes = nil
        tileFault = nil
        tileUnreachable = nil
    }

    private static func compare(
        _ tile: Result<AuditFile, AuditFault>, _ hashes: BundleHashes
    ) -> ((place: Int, why: String)?, AuditFault?) {
        let file: AuditFile
        switch tile {
        case .success(let found): file = found
        case .failure(.missing(let why)): return ((0, why), nil)
        case .failure(let fault): return (nil, fault)
        }
        let needed = file.address.width * TreeHash.byteCount
        guard file.bytes.count == needed else {
            return ((0, page(file.bytes) ?? "it has \(file.bytes.count) bytes instead of \(needed)"), nil)
        }
        if file.bytes.count == hashes.tile.count, file.bytes == hashes.tile { return (nil, nil) }
        guard let place = hashes.tile.indices.first(where: { file.bytes[$0] != hashes.tile[$0] }) else {
            return (nil, nil)
        }
        return ((place / TreeHash.byteCount, "the entry does not hash to what stands there"), nil)
    }

    /// What is said of a file that is a web page.
    static func page(_ bytes: [UInt8]) -> String? {
        let start = bytes.drop { $0 == 0x20 || $0 == 0x0a || $0 == 0x0d || $0 == 0x09 }.prefix(9)
        let text = String(decoding: start, as: UTF8.self).lowercased()
        return text.hasPrefix("<!doctype") || text.hasPrefix("<html") ? "it is a web page" : nil
    }
}
