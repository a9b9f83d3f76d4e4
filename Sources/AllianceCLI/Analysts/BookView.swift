import AllianceLedger

/// A command that tells of a book, wherever it was made from: a ledger, or a log that was audited.
protocol BookView: Command {
    func answer(from book: Book, _ console: Console) throws -> Answer
}
