import Alliances
import LMDB

extension Ledger {
    /// Lends stored entries with their line feeds, piece by piece, until the body says no. No transaction lasts meanwhile.
    public func forEachPiece(until size: Int, _ body: ([UInt8]) throws(StreamError) -> Bool) throws(LedgerError) {
        var next: Position? = Position(0)
        var letGo = PageRelease(environment)
        while let start = next, Int(start.rawValue) < size {
            let lines = try storedLines(from: start, until: size)
            letGo.count(lines.bytes.count)
            do {
                guard try body(lines.bytes) else { return }
            } catch {
                throw .store(error)
            }
            next = lines.next
        }
    }

    /// Writes stored entries to a file, which is there when it is whole.
    public func writeEntries(until size: Int, to path: String, replacing: Bool) throws(LedgerError) {
        let file: NewFile
        do {
            file = try NewFile(path, replacing: replacing, act: "writing the entries")
        } catch {
            throw .store(error)
        }
        try forEachPiece(until: size) { (bytes) throws(StreamError) in
            try file.write(bytes)
            return true
        }
        do {
            try file.commit()
        } catch {
            throw .store(error)
        }
    }
}
