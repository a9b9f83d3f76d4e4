import AllianceLedger

/// Takes rows, in any order of tables, and holds none of them.
package protocol TableSink {
    /// - Parameter cells: as many as the table has columns, in their order
    mutating func write(_ cells: [Cell], to table: TableName) throws(StreamError)
}
