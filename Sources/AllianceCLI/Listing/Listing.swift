import AllianceLedger
import Alliances
import CanonicalJSON
import Projections

/// A listing of views: its columns, and how what was selected is put in order, cut and written.
struct Listing<View: Sendable> {
    /// As in JSON and in messages, such as `agreements`.
    let name: String
    let whenEmpty: String
    /// In the order of CSV.
    let columns: [Column<View>]
    /// The names of those that tables have, in their order.
    let inTables: [String]
    /// The order where none is asked for.
    let order: (View, View) -> Bool
    let json: (View) -> JSONValue
    /// Whether a date shown is derived.
    let isDerived: (View) -> Bool
    /// Above the table, of what is listed; nil = nothing, unless it is narrowed.
    var heading: (([Selected<View>.Item]) -> String)?
    /// In JSON beside the list.
    var counts: ([Selected<View>.Item]) -> [(key: String, value: JSONValue)] = { _ in [] }
    /// Whether what is listed is certainly so, the match aside.
    var isCertain: (View) -> Bool = { _ in true }
    /// Below a table that is not narrowed, of how many are listed: above a narrowed one it stands already.
    var note: (Int) -> String? = { _ in nil }

    typealias Item = Selected<View>.Item

    func write(
        _ selected: Selected<View>, _ options: FilterOptions, as format: OutputFormat, _ standpoint: Standpoint,
        _ console: Console
    ) throws {
        let chosen = try options.columns.map { try columns(named: $0, format) }
        var items = try sorted(selected.items, options)
        let matching = items
        if let limit = options.limit { items = Array(items.prefix(limit)) }
        let isNarrowed = !options.given.isEmpty || options.limit != nil
        let narrowing = Narrowing(
            options: options, matching: count(matching), total: selected.total, listed: items.count,
            matched: matching.count)
        switch format {
        case .table:
            let isOpen = items.contains { $0.match == .possible } && chosen == nil && !options.given.isEmpty
            let shown = chosen ?? inTables.compactMap { name in columns.first { $0.name == name } }
            var headers = shown.map { column in
                chosen == nil ? column.table ?? .init(column.name) : column.table?.always ?? .init(column.name)
            }
            if isOpen { headers.append(.init("match")) }
            var table = ViewTable(
                headers, whenEmpty: isNarrowed && selected.total.possible > 0 ? "Nothing matches." : whenEmpty)
            for item in items {
                table.append(shown.map { $0.shown(item.view) } + (isOpen ? [item.match.rawValue] : []))
            }
            var lines = heading.map { [$0(items)] } ?? []
            if isNarrowed { lines += narrowing.lines(heading == nil ? name : nil, count(items)) }
            let legend = items.contains { isDerived($0.view) } ? [Dated.legend] : []
            console.write(
                table, heading: lines, notes: legend + (isNarrowed ? [] : [note(items.count)].compactMap { $0 }),
                standpoint)
        case .json:
            var answer = counts(items)
            if isNarrowed { answer.append(("filters", narrowing.json)) }
            console.write(standpoint, answer, list: name, items.lazy.map { json(item: $0, options) })
        case .csv:
            let shown = chosen ?? columns.filter(\.isInCSV)
            let isMatchTold = chosen == nil && !options.given.isEmpty
            console.write(
                header: shown.map(\.name) + (isMatchTold ? ["match"] : []),
                rows: items.lazy.map { item in
                    shown.map { $0.cell(item.view) } + (isMatchTold ? [item.match.rawValue] : [])
                })
        }
    }

    private func count(_ items: [Item]) -> CountRange {
        CountRange(
            certain: items.count { $0.match == .certain && isCertain($0.view) }, possible: items.count)
    }

    private func json(item: Item, _ options: FilterOptions) -> JSONValue {
        guard !options.given.isEmpty, item.match == .possible, case .object(let members) = json(item.view) else {
            return json(item.view)
        }
        return .object(sorting: members + [.init(key: "match", value: .string(item.match.rawValue))])
    }

    private func columns(named list: String, _ format: OutputFormat) throws -> [Column<View>] {
        if format == .json {
            throw Failure(
                usage: "--columns is for tables and CSV", location: "--columns",
                remedy: "leave it out and take what you need of the JSON, for example with jq")
        }
        let names = list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return try names.map { try column($0, "--columns") }
    }

    private func column(_ name: String, _ option: String) throws -> Column<View> {
        guard let column = columns.first(where: { $0.name == name }) else {
            throw FilterOptions.unknown(
                "\(self.name) have no column “\(Rejection.quoted(name))”", name, columns.map(\.name), location: option)
        }
        return column
    }

    /// Keys are made once for each; what is equal stays in the order that is usual.
    private func sorted(_ items: [Item], _ options: FilterOptions) throws -> [Item] {
        let places = items.indices.sorted { order(items[$0].view, items[$1].view) }
        guard let name = options.sort else {
            return (options.descending ? places.reversed() : places).map { items[$0] }
        }
        let column = try column(name, "--sort")
        let keys = places.map { column.key(items[$0].view) }
        return places.indices.sorted { a, b in
            keys[a].precedes(keys[b], descending: options.descending) ?? (a < b)
        }.map { items[places[$0]] }
    }
}
