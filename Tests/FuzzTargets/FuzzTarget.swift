/// A reader of bytes that others may have written, and what has to hold of any bytes it is given. libFuzzer
/// (`Tools/fuzz`) and the ordinary tests ask the same.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case json, edtf, draft, entry
    case csv, table
    case note, checkpoint, proof, consistency, bundle, tile, path, key
    case row, record, head, certificate
    case timeline

    /// - Throws: ``Finding``; a trap is found by whoever runs this.
    package func check(_ bytes: [UInt8]) throws(Finding) {
        switch self {
        case .json: try checkJSON(bytes)
        case .edtf: try checkEDTF(bytes)
        case .draft: try checkDraft(bytes)
        case .entry: try checkEntry(bytes)
        case .csv: try checkCSV(bytes)
        case .table: try checkTable(bytes)
        case .note: try checkNote(bytes)
        case .checkpoint: try checkCheckpoint(bytes)
        case .proof: try checkProof(bytes)
        case .consistency: try checkConsistency(bytes)
        case .bundle: try checkBundle(bytes)
        case .tile: try checkTile(bytes)
        case .path: try checkPath(bytes)
        case .key: try checkKey(bytes)
        case .row: try checkRow(bytes)
        case .record: try checkRecord(bytes)
        case .head: try checkHead(bytes)
        case .certificate: try checkCertificate(bytes)
        case .timeline: try checkTimeline(bytes)
        }
    }
}
