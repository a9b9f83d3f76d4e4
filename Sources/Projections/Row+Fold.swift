import Alliances

/// An entry on its way into a row.
public struct RowAddition: Sendable {
    public let position: UInt32
    /// The position of the entry it corrects, if it corrects one.
    public let corrects: UInt32?
    public let window: Window
    public let life: LifeStep
    public let isDerived: Bool
    public let effective: String
    public let evidence: String
    /// Where its data stand in the bytes given to `fold`.
    public let data: Range<Int>

    public init(
        position: UInt32, corrects: UInt32?, window: Window, life: LifeStep, isDerived: Bool, effective: String,
        evidence: String, data: Range<Int>
    ) {
        self.position = position
        self.corrects = corrects
        self.window = window
        self.life = life
        self.isDerived = isDerived
        self.effective = effective
        self.evidence = evidence
        self.data = data
    }
}

/// Why no order of a timeline can be true; entries are named by position, those being added included.
public enum FoldFailure: Error, Hashable, Sendable {
    case impossible(position: UInt32, type: EventType, objection: Objection, blocking: UInt32?)
    case tooManyOpen(positions: [UInt32])
    case tooLong(count: Int)
    /// A stored row that cannot be read.
    case unreadable(String)
}

extension Row {
    /// The one fold: takes out what `additions` correct and what is retracted, adds the rest, and finds the order.
    ///
    /// - Parameters:
    ///   - additions: in order of position.
    ///   - retracted: positions of steps and disputes taken out.
    ///   - claims: new disputes, with the position of the fact each is about, already replaced by its place.
    ///   - bytes: what the `data` ranges point into.
    /// - Returns: on failure the row is unchanged in meaning and must be thrown away.
    public mutating func fold(
        adding additions: [RowAddition], retracting retracted: [UInt32], bytes: Span<UInt8>
    ) -> FoldFailure? {
        var places: [UInt32: UInt32] = [:]
        var gone = Set(retracted)
        for addition in additions {
            guard let target = addition.corrects else { continue }
            places[addition.position] = step(at: target)?.place ?? target
            gone.insert(target)
        }
        let removes = !gone.isEmpty
        if removes {
            // Disputes end with the retraction of their fact, not with its correction.
            let retractedSet = Set(retracted)
            let ended = Set(steps.filter { retractedSet.contains($0.position) }.map(\.place))
            disputes.removeAll { retractedSet.contains($0.position) || ended.contains($0.place) }
            steps.removeAll { gone.contains($0.position) }
            finalState = nil
            isSorted = nil
        }
        if additions.isEmpty && !removes { return nil }
        guard steps.count + additions.count <= Timeline.maximumCount else {
            return .tooLong(count: steps.count + additions.count)
        }
        let firstNew = steps.count
        let wasSorted = isSorted ?? (steps.isEmpty || isInPlainOrder())
        let oldState = removes ? nil : (finalState ?? (steps.isEmpty ? LifeState.none : nil))
        for addition in additions {
            let payload = store(
                effective: addition.effective, evidence: addition.evidence, data: bytes.extracting(addition.data))
            steps.append(
                Step(
                    position: addition.position, place: places[addition.position] ?? addition.position,
                    type: addition.life.type, isDerived: addition.isDerived, isIdentified: addition.life.identified,
                    given: addition.window, window: addition.window, payload: payload))
        }
        // Most entries come after all that is there: then the order is the old one and these.
        if !removes, wasSorted, isInPlainOrder(from: firstNew) {
            switch oldState.map({ Result<LifeState, FoldFailure>.success($0) }) ?? state(through: firstNew) {
            case .failure: break
            case .success(var state):
                var accepted = true
                for index in additions.indices {
                    guard case .success(let next) = state.after(additions[index].life) else {
                        accepted = false
                        break
                    }
                    state = next
                }
                if accepted {
                    finalState = state
                    isSorted = true
                    tighten(from: firstNew)
                    return nil
                }
            }
        }
        return reorder(additions)
    }

    /// Attaches a rival claim to the fact at a place.
    public mutating func attach(
        dispute position: UInt32, place: UInt32, evidence: String, data: Range<Int>, bytes: Span<UInt8>
    ) {
        let payload = store(effective: "", evidence: evidence, data: bytes.extracting(data))
        disputes.append(DisputeNote(position: position, place: place, payload: payload))
    }

    private mutating func reorder(_ additions: [RowAddition]) -> FoldFailure? {
        var items: [Timeline.Item] = []
        items.reserveCapacity(steps.count)
        let firstNew = steps.count - additions.count
        for index in steps.indices {
            let life: LifeStep
            if index >= firstNew {
                life = additions[index - firstNew].life
            } else {
                switch lifeStep(steps[index]) {
                case .success(let read): life = read
                case .failure(let failure): return failure
                }
            }
            items.append(Timeline.Item(place: steps[index].place, window: steps[index].given, step: life))
        }
        switch Timeline.order(items) {
        case .success(let order):
            let old = steps
            steps = order.indexes.enumerated().map { place, index in
                var step = old[index]
                step.window = order.windows[place]
                return step
            }
            finalState = nil
            isSorted = nil
            return nil
        case .failure(.impossible(let item, let objection, let blocking)):
            return .impossible(
                position: steps[item].position, type: steps[item].type, objection: objection,
                blocking: blocking.map { steps[$0].position })
        case .failure(.tooManyOpen(let open)):
            return .tooManyOpen(positions: open.map { steps[$0].position })
        }
    }

    private func isInPlainOrder(from start: Int = 0) -> Bool {
        guard steps.count > 1 else { return true }
        for index in max(1, start)..<max(1, steps.count) {
            let a = steps[index - 1]
            let b = steps[index]
            if a.given.earliest > b.given.earliest || a.given.earliest == b.given.earliest && a.place > b.place {
                return false
            }
        }
        return true
    }

    /// The life cycle's state after the first `count` steps.
    private func state(through count: Int) -> Result<LifeState, FoldFailure> {
        var state = LifeState.none
        for step in steps[..<count] {
            switch lifeStep(step) {
            case .failure(let failure): return .failure(failure)
            case .success(let life):
                guard case .success(let next) = state.after(life) else {
                    return .failure(.unreadable("a row's order does not hold at #\(step.position)"))
                }
                state = next
            }
        }
        return .success(state)
    }

    /// Along the order: the new steps' earliest days are raised, and latest days lowered as far back as that reaches.
    private mutating func tighten(from firstNew: Int) {
        for index in max(1, firstNew)..<max(1, steps.count) {
            steps[index].window.earliest = max(steps[index].window.earliest, steps[index - 1].window.earliest)
        }
        var index = steps.count - 1
        while index > 0 {
            let latest = steps[index].window.latest
            if steps[index - 1].window.latest > latest {
                steps[index - 1].window.latest = latest
            } else if index <= firstNew {
                break
            }
            index -= 1
        }
    }

    /// What legality looks at: only an agreement's parties have to be read out of the data.
    private func lifeStep(_ step: Step) -> Result<LifeStep, FoldFailure> {
        switch step.type {
        case .agreementSigned, .agreementPartyAcceded, .agreementPartyWithdrew:
            do {
                return .success(LifeStep(try statement(step).event))
            } catch {
                return .failure(.unreadable(error.message))
            }
        case .allianceProposed, .allianceFounded, .allianceDocumentRecorded, .allianceOrganRecorded,
            .allianceTotalPublished, .allianceMemberCountriesReported, .allianceDissolved, .institutionRegistered,
            .institutionIdentified, .institutionDescribed, .institutionRenamed, .institutionMerged, .institutionClosed,
            .membershipInvited, .membershipApplied, .membershipAdmitted, .membershipCategoryChanged,
            .membershipSuspended, .membershipReinstated, .membershipWithdrawalNotified, .membershipWithdrawn,
            .membershipExcluded, .membershipExpired, .agreementAnnounced, .agreementEnteredIntoForce, .agreementAmended,
            .agreementRenewed, .agreementExpired, .agreementTerminated, .conferenceAnnounced, .conferenceHeld,
            .conferenceRescheduled, .conferenceCancelled, .conferenceParticipationRecorded, .conferenceOutcomeRecorded,
            .programmeAnnounced, .programmeLaunched, .programmeMilestoneRecorded, .programmeConcluded,
            .evidenceRegistered, .entryRetracted, .entryDisputed:
            return .success(LifeStep(type: step.type, identified: step.isIdentified))
        }
    }

    /// Whether any step is about membership: such a row stands on the members' shelf.
    public var hasMembership: Bool { steps.contains { $0.type.isMembership } }
}

extension EventType {
    var isMembership: Bool { EventType.membershipInvited.rawValue <= rawValue && rawValue <= EventType.membershipExpired.rawValue }
}
