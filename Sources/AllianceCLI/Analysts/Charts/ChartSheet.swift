import CanonicalJSON
import Charts

/// A chart beside the numbers it is made of.
struct ChartSheet {
    enum Cell {
        case text(String)
        case number(Int)
        /// As several sources count it.
        case numbers([Int])

        var shown: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            case .numbers(let numbers): numbers.map(String.init).joined(separator: " ")
            }
        }

        var isZero: Bool {
            if case .number(0) = self { true } else { false }
        }

        var json: JSONValue {
            switch self {
            case .text(let text): .string(text)
            case .number(let number): .integer(Int64(number))
            case .numbers(let numbers): .array(numbers.map { .integer(Int64($0)) })
            }
        }
    }

    let chart: any Chart
    /// As fields of JSON are called.
    let columns: [String]
    var rows: [[Cell]] = []

    var table: ViewTable {
        var table = ViewTable(
            columns.indices.map { index in
                let isNumber = rows.first.map { if case .text = $0[index] { false } else { true } } ?? false
                // All of it is told where there is room.
                let isZero = isNumber && rows.allSatisfy { $0[index].isZero }
                return .init(
                    columns[index], alignment: isNumber ? .right : .left, shrinksFirst: !isNumber,
                    from: isZero ? 70 : 0)
            }, whenEmpty: "Nothing is recorded by this day.")
        for row in rows { table.append(row.map(\.shown)) }
        return table
    }

    var json: some Sequence<JSONValue> {
        rows.lazy.map { row in
            .object(sorting: zip(columns, row).map { JSONValue.Member(key: $0, value: $1.json) })
        }
    }

    var records: [[String]] { rows.map { $0.map(\.shown) } }
}
