import AllianceCLI
import Testing

@Suite struct `A message` {
    private static let rejection = Message(
        "Nothing was recorded: institution/nlc is a member already.", location: "drafts.jsonl, line 3",
        remedy: "Record a change of category instead, or retract #17 in the same batch.",
        details: ["#17 admitted it on 2018-05-28.", "Line 3 admits it on 2019."])

    @Test func `tells what is so, where, and what to do`() {
        #expect(
            Self.rejection.lines() == [
                "error: Nothing was recorded: institution/nlc is a member already.",
                "  where: drafts.jsonl, line 3",
                "  what to do: Record a change of category instead, or retract #17 in the same batch.",
                "  1. #17 admitted it on 2018-05-28.",
                "  2. Line 3 admits it on 2019.",
            ])
    }

    @Test func `wraps under its own text in a terminal`() {
        #expect(
            Self.rejection.lines(width: 40) == [
                "error: Nothing was recorded:",
                "       institution/nlc is a member",
                "       already.",
                "  where: drafts.jsonl, line 3",
                "  what to do: Record a change of",
                "              category instead, or",
                "              retract #17 in the same",
                "              batch.",
                "  1. #17 admitted it on 2018-05-28.",
                "  2. Line 3 admits it on 2019.",
            ])
    }

    @Test func `aligns the numbers of ten details`() {
        let lines = Message("No.", details: (1...10).map { "detail \($0)" }).lines()
        #expect(lines[1] == "   1. detail 1")
        #expect(lines[10] == "  10. detail 10")
    }

    @Test func `says only the sentence where there is nothing else`() {
        #expect(Message("The ledger is empty.\u{1B}[2J").lines() == ["error: The ledger is empty.\\u{1b}[2J"])
    }
}
