import Alliances

/// The rows of many subjects in a few flat arrays, while they are folded: a million steps need no array of their own.
///
/// It is the same fold as a row's. An entry that comes after all its row has is added here as `RowTip` says; for any
/// other the row is taken out when its batch ends, settled and put back.
public struct RowArena: Sendable {
    private struct Slot: Sendable {
        /// 1 + the index of the last step; 0 for an empty row.
        var last: UInt32 = 0
        var count: UInt32 = 0
        var hasMembership = false
        var tip: RowTip? = RowTip()
    }

    fileprivate struct Link: Sendable {
        let position: UInt32
        let place: UInt32
        let given: Window
        let window: Window
        let payload: PayloadArena.Locator
        /// 1 + the index of the step before it in its row, 0 for the first.
        let before: UInt32
        let type: EventType
        let isDerived: Bool
        let isIdentified: Bool
    }

    private enum Change: Sendable {
        case entry(UInt32, Gist, PayloadArena.Locator)
        case retraction(UInt32)
        case dispute(UInt32, of: UInt32, PayloadArena.Locator)
    }

    private struct Dispute: Sendable {
        let position: UInt32
        let place: UInt32
        let payload: PayloadArena.Locator
    }

    private var slots: [Slot] = []
    private var links: [Link] = []
    /// Links of steps that were taken out.
    private var free: [UInt32] = []
    private var disputes: [Int: [Dispute]] = [:]
    private var payloads = PayloadArena()
    /// What the batch being judged does to rows that have to be put in order again when it ends.
    private var pending: [Int: [Change]] = [:]

    /// - Parameter steps: how many are expected.
    public init(expecting steps: Int = 0) {
        // Address space only; beyond that the array grows as it must.
        links.reserveCapacity(min(steps, 1 << 22))
    }

    public var count: Int { slots.count }

    /// Adds an empty row; they are numbered from zero.
    public mutating func addRow() { slots.append(Slot()) }

    public func isEmpty(_ row: Int) -> Bool { slots[row].count == 0 }
    public func hasMembership(_ row: Int) -> Bool { slots[row].hasMembership }

    // MARK: - Folding

    /// Takes note of an entry of the batch being judged; in order of position.
    public mutating func stage(_ position: UInt32, _ gist: Gist, payload: Span<UInt8>, in row: Int) {
        let payload = payloads.store(payload)
        if gist.corrects == nil, slots[row].count < Timeline.maximumCount, pending.isEmpty || pending[row] == nil,
            let tip = slots[row].tip?.taking(gist, place: position)
        {
            slots[row].tip = tip
            link(Row.Step(gist, position: position, place: position, payload: 0..<0), payload, in: row)
        } else {
            pending[row, default: []].append(.entry(position, gist, payload))
        }
    }

    /// Takes note that the batch retracts a step or a dispute.
    public mutating func stage(retracting position: UInt32, in row: Int) {
        pending[row, default: []].append(.retraction(position))
    }

    /// Takes note of a rival claim to the fact that the entry `target` states.
    public mutating func stage(dispute position: UInt32, of target: UInt32, payload: Span<UInt8>, in row: Int) {
        pending[row, default: []].append(.dispute(position, of: target, payloads.store(payload)))
    }

    /// Settles the row with what the batch has staged for it.
    ///
    /// - Returns: on failure the row stays without what could not be put in order.
    public mutating func settle(_ row: Int) -> FoldFailure? {
        guard !pending.isEmpty, let changes = pending.removeValue(forKey: row) else { return nil }
        var settled = self.row(row)
        var known = payloads(of: row)
        for change in changes {
            switch change {
            case .entry(let position, let gist, let payload):
                known[position] = payload
                payloads.lend(payload) { settled.stage(position, gist, payload: $0) }
            case .retraction(let position): settled.stage(retracting: position)
            case .dispute(let position, of: let target, let payload):
                known[position] = payload
                payloads.lend(payload) { settled.stage(dispute: position, of: target, payload: $0) }
            }
        }
        if let failure = settled.settle() { return failure }
        replace(row, by: settled, known)
        return nil
    }

    /// Where what the entries of a row say stands. It never changes, in whatever order they come to stand.
    private func payloads(of row: Int) -> [UInt32: PayloadArena.Locator] {
        var known: [UInt32: PayloadArena.Locator] = [:]
        forEachLink(row) { known[$0.position] = $0.payload }
        for dispute in disputes[row] ?? [] { known[dispute.position] = dispute.payload }
        return known
    }

    private mutating func replace(_ row: Int, by settled: Row, _ known: [UInt32: PayloadArena.Locator]) {
        var index = slots[row].last
        while index > 0 {
            free.append(index - 1)
            index = links[Int(index) - 1].before
        }
        slots[row] = Slot(tip: settled.makeTip())
        for step in settled.steps {
            if let payload = known[step.position] { link(step, payload, in: row) }
        }
        let rivals = settled.disputes.compactMap { note in
            known[note.position].map { Dispute(position: note.position, place: note.place, payload: $0) }
        }
        disputes[row] = rivals.isEmpty ? nil : rivals
    }

    private mutating func link(_ step: Row.Step, _ payload: PayloadArena.Locator, in row: Int) {
        let step = Link(
            position: step.position, place: step.place, given: step.given, window: step.window, payload: payload,
            before: slots[row].last, type: step.type, isDerived: step.isDerived, isIdentified: step.isIdentified)
        if let index = free.popLast() {
            links[Int(index)] = step
            slots[row].last = index + 1
        } else {
            links.append(step)
            slots[row].last = UInt32(links.count)
        }
        slots[row].count += 1
        if step.type.isMembership { slots[row].hasMembership = true }
    }

    // MARK: - Reading

    /// The row as of the last batch that ended.
    public func row(_ number: Int) -> Row {
        var row = Row()
        row.steps.reserveCapacity(Int(slots[number].count))
        forEachLink(number) { link in
            row.steps.append(link.step(payload: payloads.copy(link.payload, to: &row.buffer)))
        }
        for dispute in disputes[number] ?? [] {
            row.disputes.append(
                Row.DisputeNote(
                    position: dispute.position, place: dispute.place,
                    payload: payloads.copy(dispute.payload, to: &row.buffer)))
        }
        row.tip = slots[number].tip
        return row
    }

    /// Appends the stored form of a row; see `Row.encode(into:)`.
    public func encode(_ number: Int, into bytes: inout [UInt8]) {
        let rivals = disputes[number] ?? []
        Row.encodeHead(steps: Int(slots[number].count), disputes: rivals.count, into: &bytes)
        forEachLink(number) { link in
            payloads.lend(link.payload) { link.step(payload: 0..<0).encode($0, into: &bytes) }
        }
        for dispute in rivals {
            let note = Row.DisputeNote(position: dispute.position, place: dispute.place, payload: 0..<0)
            payloads.lend(dispute.payload) { note.encode($0, into: &bytes) }
        }
    }

    /// The type of the entry at a position, if it is a step of the row.
    public func type(at position: UInt32, in row: Int) -> EventType? {
        var index = slots[row].last
        while index > 0 {
            let link = links[Int(index) - 1]
            if link.position == position { return link.type }
            index = link.before
        }
        return nil
    }

    private func forEachLink(_ row: Int, _ body: (Link) -> Void) {
        var indexes: [UInt32] = []
        indexes.reserveCapacity(Int(slots[row].count))
        var index = slots[row].last
        while index > 0 {
            indexes.append(index - 1)
            index = links[Int(index) - 1].before
        }
        for index in indexes.reversed() { body(links[Int(index)]) }
    }
}

extension RowArena.Link {
    fileprivate func step(payload: Range<Int>) -> Row.Step {
        Row.Step(
            position: position, place: place, type: type, isDerived: isDerived, isIdentified: isIdentified,
            given: given, window: window, payload: payload)
    }
}
