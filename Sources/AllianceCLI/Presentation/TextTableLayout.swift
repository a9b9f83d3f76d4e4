import Charts

/// How wide each column of a ``TextTable`` becomes.
struct TextTableLayout {
    /// Below these a column is only narrowed when all others are as narrow: first still a recognisable name, then a hint.
    private static let floors = [12, 4]

    private let columns: [TextTable.Column]
    private let natural: [Int]

    init(_ table: TextTable) {
        columns = table.columns
        var natural = columns.map { DisplayWidth.of($0.header) }
        for row in table.rows {
            for (index, cell) in row.enumerated() { natural[index] = max(natural[index], DisplayWidth.of(cell)) }
        }
        self.natural = zip(natural, table.columns).map { width, column in min(width, column.maximumWidth ?? width) }
    }

    func widths(fitting limit: Int?) -> [Int] {
        var widths = natural
        guard let limit else { return widths }
        for floor in Self.floors {
            for group in [columns.indices.filter { columns[$0].shrinksFirst }, shrinkable] {
                shrink(group, of: &widths, to: floor, fitting: limit)
            }
        }
        return widths
    }

    private var shrinkable: [Int] {
        columns.indices.filter { columns[$0].alignment == .left }
    }

    /// Takes from the widest of the group, column by column, so that the group ends up even.
    private func shrink(_ group: [Int], of widths: inout [Int], to floor: Int, fitting limit: Int) {
        while widths.reduce(TextTable.gap * (widths.count - 1), +) > limit {
            guard let widest = group.max(by: { widths[$0] < widths[$1] }), widths[widest] > floor else { return }
            widths[widest] -= 1
        }
    }
}
