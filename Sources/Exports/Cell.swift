/// What stands in one column of one row.
package enum Cell: Hashable, Sendable {
    case missing
    case integer(Int)
    case flag(Bool)
    case text(String)

    init(_ text: String?) { self = text.map { .text($0) } ?? .missing }
    init(_ number: Int?) { self = number.map { .integer($0) } ?? .missing }
    init(_ position: UInt32?) { self = position.map { .integer(Int($0)) } ?? .missing }
}
