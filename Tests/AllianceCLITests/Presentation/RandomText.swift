/// Text made of what goes wrong: scripts side by side, loose marks and joiners, halves of flags, quotes, controls.
enum RandomText {
    private static let printable: [String] = [
        "a", "Z", "7", " ", " ", "-", "=", "é", "e\u{301}", "ж", "中", "国", "。", "「", "한", "\u{1112}\u{1161}\u{11AB}",
        "ก", "ำ", "ี", "ب", "\u{64E}", "ক", "া", "্", "ি", "👩‍👩‍👧", "👍🏽", "🇰🇿", "\u{1F1F0}", "❤️", "\u{FE0F}", "\u{200D}",
        "\u{200B}", "\u{AD}", "\u{600}", "ｶ", "Ａ", "…", "◆", "\u{20E3}", "1", "\u{1F3FD}",
    ]
    private static let awkward: [String] = [
        "\"", "\"\"", ",", "\r", "\n", "\r\n", "\t", "'", "＝", "@", "+", ";", "\u{1B}[2J", "\u{202E}", "\u{0}",
        "\u{9B}",
    ]

    static func printable(upTo length: Int, using generator: inout SplitMix64) -> String {
        text(of: printable, upTo: length, using: &generator)
    }

    static func any(upTo length: Int, using generator: inout SplitMix64) -> String {
        text(of: printable + awkward, upTo: length, using: &generator)
    }

    private static func text(of pieces: [String], upTo length: Int, using generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...length, using: &generator))
            .compactMap { _ in pieces.randomElement(using: &generator) }.joined()
    }
}
