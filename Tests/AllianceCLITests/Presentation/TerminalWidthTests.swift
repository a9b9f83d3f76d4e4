import AllianceCLI
import Testing

@Test(
    arguments: [
        (nil, nil), ("", nil), ("80", 80), ("1", 1), ("0", nil), ("-5", nil), ("+80", nil), (" 80", nil), ("80x", nil),
        ("８０", nil),
        ("10000", 10_000), ("10001", nil), ("99999999999999999999", nil),
    ] as [(String?, Int?)])
func `The terminal's width is what COLUMNS says, if that is a width`(columns: String?, width: Int?) {
    #expect(TerminalWidth.parse(columns: columns) == width)
}
