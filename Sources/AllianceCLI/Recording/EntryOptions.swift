import ArgumentParser

/// What every entry may say beside its data.
struct SourceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Ids of the documents it rests on, most important first; several in one option or in several.",
            valueName: "ids"), completion: .ids(.evidence))
    var evidence: [String] = []

    @Option(
        help: ArgumentHelp(
            "Whether the evidence states it or it is derived; then the note says how.", valueName: "stated|derived"),
        completion: .list(["stated", "derived"]))
    var basis: String?

    @Option(help: ArgumentHelp("What a reader should know besides.", valueName: "text"))
    var note: String?
}

/// The options of the verbs: with a date or, where the event carries none, without.
protocol EntryOptions: ParsableArguments {
    var effective: String? { get }
    var source: SourceOptions { get }
    var writing: WriteOptions { get }
}

struct DatedOptions: EntryOptions {
    @Option(
        help: ArgumentHelp(
            "When it was so, as an EDTF date: 2018-05-28, 2018-05, 2018~, [2018-05..2018-07], [..2018-05-28].",
            valueName: "date"))
    var effective: String?

    @OptionGroup var source: SourceOptions
    @OptionGroup var writing: WriteOptions
}

struct UndatedOptions: EntryOptions {
    @OptionGroup var source: SourceOptions
    @OptionGroup var writing: WriteOptions

    var effective: String? { nil }
}
