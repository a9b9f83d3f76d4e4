/// Several measures of each subject side by side, each on its own scale: a dot for what each source counted, and a line
/// between them where sources differ.
package struct DotChart: Chart {
    package struct Row: Hashable, Sendable {
        package let label: String
        /// For each measure what sources counted, none where nobody did.
        package let values: [[Int]]

        package init(_ label: String, values: [[Int]]) {
            precondition(values.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "Nothing is counted below zero.")
            self.label = SafeText.of(label)
            self.values = values.map { $0.sorted() }
        }
    }

    package let title: String
    let measures: [String]
    let rows: [Row]
    /// How many more there would be.
    let omitted: Int

    /// - Parameters:
    ///   - measures: what is counted; those nobody counted are left out.
    ///   - rows: each with a list for each measure.
    ///   - limit: rows shown; how many more there are is said below them.
    package init(title: String, measures: [String], rows: [Row], limit: Int = .max) {
        precondition(rows.allSatisfy { $0.values.count == measures.count }, "A row has a list for each measure.")
        self.title = SafeText.of(title)
        let shown = rows.prefix(limit)
        omitted = rows.count - shown.count
        let used = measures.indices.filter { index in shown.contains { !$0.values[index].isEmpty } }
        self.measures = used.map { SafeText.of(measures[$0]) }
        self.rows = shown.map { row in Row(row.label, values: used.map { row.values[$0] }) }
    }

    var isEmpty: Bool { rows.isEmpty || measures.isEmpty }

    /// Of one measure in all rows.
    func largest(_ measure: Int) -> Int { max(1, rows.compactMap { $0.values[measure].last }.max() ?? 0) }
}
