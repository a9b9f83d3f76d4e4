import ArgumentParser
import Projections

/// What a listing is narrowed to, in which order and how much of it is shown. All listings have the same options; one that
/// makes no sense on a listing is refused with those that do.
struct FilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Of this country: its ISO 3166-1 code or English name.", valueName: "country"))
    var country: [String] = []

    @Option(help: ArgumentHelp("Of this region or sub-region of UN M49: name or code.", valueName: "region"))
    var region: [String] = []

    @Option(help: ArgumentHelp("Of this kind, such as national-library.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Member, associate or honorary member.", valueName: "category"))
    var category: [String] = []

    @Option(
        help: ArgumentHelp("In this state or of this status, such as suspended or in-force.", valueName: "state"))
    var state: [String] = []

    @Flag(help: "Founding members.")
    var founding = false

    @Flag(help: "Members that are identified.")
    var identified = false

    @Flag(help: "Members known from a published count only.")
    var unidentified = false

    @Option(help: ArgumentHelp("Admitted on one of these days: A/B, A/.., ../B or one date.", valueName: "days"))
    var joinedBetween: String?

    @Option(
        help: ArgumentHelp(
            "Whoever was a member at some time in these days, up to --as-of.", valueName: "days"))
    var during: String?

    @Option(help: ArgumentHelp("To which this institution is a party and has not withdrawn.", valueName: "id"))
    var party: [String] = []

    @Option(help: ArgumentHelp("Of this series.", valueName: "series"))
    var series: [String] = []

    @Option(
        help: ArgumentHelp(
            "With this in a name or title in any language; case, accents and width do not matter.",
            valueName: "text"))
    var text: [String] = []

    @Option(help: ArgumentHelp("In order of a column; what has no value comes last.", valueName: "column"))
    var sort: String?

    @Flag(help: "The other way round.")
    var descending = false

    @Option(help: ArgumentHelp("At most so many.", valueName: "n"), transform: FilterOptions.limit)
    var limit: Int?

    @Option(
        help: ArgumentHelp("These columns in this order, of tables and CSV, such as name,country.", valueName: "list"))
    var columns: String?

    private static func limit(_ text: String) throws -> Int {
        guard let count = Int(text), count > 0 else {
            throw ValidationError("“\(text)” is not a number of rows; write --limit 10")
        }
        return count
    }

    /// The filters that are given.
    var given: [Selection.Filter] {
        Selection.Filter.allCases.filter { filter in
            switch filter {
            case .country: !country.isEmpty
            case .region: !region.isEmpty
            case .kind: !kind.isEmpty
            case .category: !category.isEmpty
            case .state: !state.isEmpty
            case .founding: founding
            case .identified: identified
            case .unidentified: unidentified
            case .joinedBetween: joinedBetween != nil
            case .during: during != nil
            case .party: !party.isEmpty
            case .series: !series.isEmpty
            case .text: !text.isEmpty
            }
        }
    }

    /// Said in the help of every listing.
    static let discussion = """
        Filters compose: all of them must hold, and of the values given to one by repeating it any may. They look at \
        the end of the day --as-of, by what was held at --known-at; what is not recorded matches nothing. Where \
        imprecise dates leave open whether something matches, it is listed and its match is possible: it counts among \
        the possible only. The counts are of what is listed, with the total beside. For reading page by page: \
        | less -S.
        """
}
