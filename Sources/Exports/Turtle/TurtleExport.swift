import AllianceLedger

/// A Turtle file. The same bytes each time at one size and day.
package enum TurtleExport {
    private static let act = "writing the Turtle file"

    /// - Returns: the resources written
    package static func write(
        _ ledger: Ledger, _ question: Question, to path: String, replacing: Bool
    ) throws(LedgerError) -> Int {
        let file: NewFile
        do {
            file = try NewFile(path, replacing: replacing, act: act)
        } catch {
            throw .store(error)
        }
        var writer = TurtleWriter(file)
        try ledger.tell(question, to: &writer)
        do {
            try file.commit()
        } catch {
            throw .store(error)
        }
        return writer.count
    }

    /// As `write`, to whoever takes the pieces. They may take their time: nothing is read from the ledger meanwhile.
    package static func forEachPiece(
        _ ledger: Ledger, _ question: Question, _ body: (ArraySlice<UInt8>) -> Bool
    ) throws(LedgerError) {
        do throws(StreamError) {
            let folder = try TemporaryFolder(act: act)
            let path = folder.path + "/export.ttl"
            do throws(LedgerError) {
                _ = try write(ledger, question, to: path, replacing: false)
            } catch {
                if case .store(let error) = error { throw error }
                throw StreamError(.engine, act: act, error.message)
            }
            let file = try Descriptor.open(reading: path, act: act)
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = try file.read(into: &buffer, act: act), count > 0 {
                guard body(buffer[..<count]) else { break }
            }
            withExtendedLifetime(folder) {}
        } catch {
            throw .store(error)
        }
    }
}
