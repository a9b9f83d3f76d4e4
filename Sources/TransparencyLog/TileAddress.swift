/// One published file of hashes or of entries: `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]` (c2sp.org/tlog-tiles).
public struct TileAddress: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Hashes of level 0…63; hash number i of level l covers 256^l leaves.
        case level(Int)
        case entries
    }

    /// Hashes, or entries, of a full tile.
    public static let fullWidth = 256

    public let kind: Kind
    public let number: UInt64
    /// 1…256, where 256 is a full tile.
    public let width: Int

    public init(_ kind: Kind, number: UInt64, width: Int = fullWidth) {
        if case .level(let level) = kind {
            precondition((0...63).contains(level), "The level of a tile is between 0 and 63.")
        }
        precondition((1...Self.fullWidth).contains(width), "The width of a tile is between 1 and 256.")
        self.kind = kind
        self.number = number
        self.width = width
    }

    public var isFull: Bool { width == Self.fullWidth }

    /// The full tile that a client may find where the partial one has been deleted.
    public var full: TileAddress { TileAddress(kind, number: number) }
}

// MARK: Paths

extension TileAddress: CustomStringConvertible {
    public var path: String {
        let directory =
            switch kind {
            case .level(let level): "tile/\(level)/"
            case .entries: "tile/entries/"
            }
        return directory + Self.groups(of: number) + (isFull ? "" : ".p/\(width)")
    }

    public var description: String { path }

    /// - Throws: ``TilePathError`` for every spelling but the one that ``path`` writes.
    public init(path: String) throws(TilePathError) {
        guard let parsed = Self.parse(Array(path.utf8)) else { throw TilePathError(path: path) }
        self = parsed
    }

    private static func groups(of number: UInt64) -> String {
        var text = padded(number % 1000)
        var rest = number / 1000
        while rest > 0 {
            text = "x\(padded(rest % 1000))/" + text
            rest /= 1000
        }
        return text
    }

    private static func padded(_ group: UInt64) -> String {
        let digits = String(group)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    private static func parse(_ path: [UInt8]) -> TileAddress? {
        var parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
        guard parts.popFirst().map(Array.init) == Array("tile".utf8), let directory = parts.popFirst() else {
            return nil
        }
        let kind: Kind
        if Array(directory) == Array("entries".utf8) {
            kind = .entries
        } else if let level = CanonicalDecimal.parse(directory, limit: 63) {
            kind = .level(Int(level))
        } else {
            return nil
        }

        var width = fullWidth
        let suffix = Array(".p".utf8)
        if parts.count >= 2, let stem = parts.dropLast().last, stem.suffix(2).elementsEqual(suffix) {
            guard let last = parts.popLast(), let partial = CanonicalDecimal.parse(last, limit: 255), partial > 0 else {
                return nil
            }
            width = Int(partial)
            _ = parts.popLast()
            parts.append(stem.dropLast(2))
        }
        guard let number = number(from: parts) else { return nil }
        return TileAddress(kind, number: number, width: width)
    }

    private static func number(from groups: ArraySlice<ArraySlice<UInt8>>) -> UInt64? {
        guard let last = groups.last else { return nil }
        var digits: [UInt8] = []
        for group in groups.dropLast() {
            guard group.first == UInt8(ascii: "x"), group.count == 4 else { return nil }
            digits += group.dropFirst()
        }
        guard last.count == 3 else { return nil }
        digits += last
        // A leading group of zeros would be a second name for the same tile.
        guard groups.count == 1 || !digits.starts(with: Array("000".utf8)) else { return nil }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        return CanonicalDecimal.parse(significant.isEmpty ? digits.suffix(1) : significant)
    }
}

public struct TilePathError: Error, Hashable, CustomStringConvertible {
    public let path: String

    public var description: String {
        "'\(path)' is not the path of a tile; one looks like tile/0/x001/067, tile/1/000.p/17 or tile/entries/000."
    }
}
