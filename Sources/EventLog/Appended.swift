/// What an append gave to the entries and subjects of a batch.
public struct Appended: Sendable {
    /// The size before and after: the batch's entries have the positions between, in their order.
    public let sizeBefore: Size
    public let size: Size
    let numbers: [SubjectNumber]

    public subscript(_ slot: Batch.Slot) -> SubjectNumber { numbers[Int(slot.index)] }
}
