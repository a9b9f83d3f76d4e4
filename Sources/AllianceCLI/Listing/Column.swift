import Alliances

/// A column of a listing: what stands in it in CSV and in a table, and by what it is sorted.
struct Column<View> {
    /// In the first line of CSV, in --columns and in --sort.
    let name: String
    /// How it stands in tables; nil = under its name.
    let table: ViewTable.Column?
    /// Whether CSV has it without being asked.
    let isInCSV: Bool
    let cell: (View) -> String
    let shown: (View) -> String
    let key: (View) -> SortKey

    /// - Parameters:
    ///   - shown: in tables; nil = as in CSV.
    ///   - key: nil = by the text, case and diacritics aside.
    init(
        _ name: String, _ table: ViewTable.Column? = nil, inCSV: Bool = true, _ cell: @escaping (View) -> String,
        shown: ((View) -> String)? = nil, key: ((View) -> SortKey)? = nil
    ) {
        self.name = name
        self.table = table
        isInCSV = inCSV
        self.cell = cell
        self.shown = shown ?? cell
        self.key = key ?? { SortKey(cell($0)) }
    }
}

/// By what rows are sorted; what has no value stands last, whatever the direction.
enum SortKey {
    case text([UInt8])
    case number(Int)
    case unknown

    init(_ text: String) {
        let folded = FoldedText(text)
        self = folded.isEmpty ? .unknown : .text(folded.bytes)
    }

    init(_ number: Int?) { self = number.map { .number($0) } ?? .unknown }

    /// Nil where neither comes first.
    func precedes(_ other: SortKey, descending: Bool) -> Bool? {
        switch (self, other) {
        case (.unknown, .unknown): return nil
        case (.unknown, _): return false
        case (_, .unknown): return true
        case (.number(let a), .number(let b)): return a == b ? nil : (a < b) != descending
        case (.text(let a), .text(let b)):
            return a == b ? nil : a.lexicographicallyPrecedes(b) != descending
        case (.number, .text): return !descending
        case (.text, .number): return descending
        }
    }
}
