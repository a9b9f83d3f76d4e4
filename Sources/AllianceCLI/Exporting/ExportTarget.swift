import AllianceLedger

/// Where an export goes.
struct ExportTarget {
    let path: String

    /// - Throws: where it would go into a ledger's own directory
    init(_ path: String, of ledger: Ledger) throws(Failure) {
        self.path = path
        if path.isEmpty { throw Failure(usage: "the name of the target is empty", remedy: "name a file") }
        if AnswerFile.isInLedger(path) {
            throw Failure(
                usage: "\(path) lies in a ledger's own directory",
                remedy: "name a place outside of \(ledger.directory)")
        }
    }

    /// What went wrong while it was made; nothing of it is there.
    static func failure(_ error: LedgerError) -> Failure {
        guard case .store(let store) = error else { return Failure(error) }
        let remedy: String
        var status = ExitStatus(rawValue: error.exitStatus)
        switch store.kind {
        case .diskFull: remedy = "make room and repeat; nothing was left behind"
        case .conflict where store.message.hasSuffix("already."):
            remedy = "name another target, or replace it with --replace"
            status = .callWasWrong
        case .conflict where store.message.hasSuffix("Repeat.") || store.message.hasSuffix("later."): remedy = "repeat"
        case .conflict:
            remedy = "name another target"
            status = .callWasWrong
        case .notFound:
            remedy = "check the path: the directory it is in must be there"
            status = .callWasWrong
        case .io where store.isDirectory:
            remedy = "name a file"
            status = .callWasWrong
        case .permission: remedy = "check who may write there"
        default: return Failure(error)
        }
        return Failure(Message(store.message, location: "while \(store.act)", remedy: remedy), status)
    }
}
