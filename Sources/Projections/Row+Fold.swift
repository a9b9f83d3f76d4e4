import Alliances

/// An entry on its way into a row.
struct Staged: Sendable {
    let position: UInt32
    let corrects: UInt32?
    let window: Window
    let life: LifeStep
    let isDerived: Bool
    let payload: Range<Int>
}

/// A rival claim on its way into a row.
struct StagedDispute: Sendable {
    let position: UInt32
    /// The position of the fact it names.
    let target: UInt32
    let payload: Range<Int>
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
    /// Takes note of an entry of the batch being judged; in order of position.
    ///
    /// - Parameters:
    ///   - data: its data as stored.
    ///   - place: where what it corrects is not in the row: the position of the first entry that it corrects.
    public mutating func stage(_ position: UInt32, _ content: Content, data: Span<UInt8>, place: UInt32? = nil) {
        var target = place
        if target == nil, case .position(let corrected) = content.corrects { target = corrected.rawValue }
        let payload = store(content, data: data)
        staged.append(
            Staged(
                position: position, corrects: target, window: content.window, life: LifeStep(content.event),
                isDerived: content.basis == .derived, payload: payload))
    }

    /// Takes note that the batch retracts a step or a dispute.
    public mutating func stage(retracting position: UInt32) {
        retracted.append(position)
    }

    /// Takes note of a rival claim to the fact that the entry `target` states.
    public mutating func stage(dispute position: UInt32, of target: UInt32, _ content: Content, data: Span<UInt8>) {
        let payload = store(content, data: data)
        stagedDisputes.append(StagedDispute(position: position, target: target, payload: payload))
    }

    /// The one fold: takes out what the staged entries correct and what is retracted, adds the rest, finds the order and
    /// attaches the disputes.
    ///
    /// - Returns: on failure the row must be thrown away.
    public mutating func settle() -> FoldFailure? {
        defer {
            staged = []
            retracted = []
            stagedDisputes = []
        }
        if retracted.isEmpty, stagedDisputes.isEmpty, staged.count == 1, staged[0].corrects == nil {
            return add(places: [:], removes: false)
        }
        var places: [UInt32: UInt32] = [:]
        var gone = Set(retracted)
        for entry in staged {
            guard let target = entry.corrects else { continue }
            places[entry.position] = step(at: target)?.place ?? target
            gone.insert(target)
        }
        if !stagedDisputes.isEmpty {
            for dispute in stagedDisputes {
                guard
                    let place = step(at: dispute.target)?.place ?? places[dispute.target] ?? stagedPlace(dispute.target)
                else { continue }
                disputes.append(DisputeNote(position: dispute.position, place: place, payload: dispute.payload))
            }
            // Rows stay bounded: rival claims are counted like entries of the timeline.
            if disputes.count > Timeline.maximumCount { return .tooLong(count: disputes.count) }
        }
        if !gone.isEmpty {
            // Disputes end with the retraction of their fact, not with its correction.
            let retractedSet = Set(retracted)
            let ended = Set(steps.filter { retractedSet.contains($0.position) }.map(\.place))
            disputes.removeAll { retractedSet.contains($0.position) || ended.contains($0.place) }
            let before = steps.count
            steps.removeAll { gone.contains($0.position) }
            if steps.count != before || !staged.isEmpty {
                forgetDerived()
                return add(places: places, removes: true)
            }
            return nil
        }
        return staged.isEmpty ? nil : add(places: places, removes: false)
    }

    private mutating func forgetDerived() {
        finalState = nil
        isSorted = nil
        ends = nil
    }

    private func stagedPlace(_ position: UInt32) -> UInt32? {
        staged.contains { $0.position == position } ? position : nil
    }

    private mutating func add(places: [UInt32: UInt32], removes: Bool) -> FoldFailure? {
        guard steps.count + staged.count <= Timeline.maximumCount else {
            return .tooLong(count: steps.count + staged.count)
        }
        let firstNew = steps.count
        let wasSorted = isSorted ?? isInPlainOrder()
        for entry in staged {
            steps.append(
                Step(
                    position: entry.position, place: places[entry.position] ?? entry.position, type: entry.life.type,
                    isDerived: entry.isDerived, isIdentified: entry.life.identified, given: entry.window,
                    window: entry.window, payload: entry.payload))
        }
        // Most entries come after all that is there: then the order is the old one and these.
        if !removes, wasSorted, isInPlainOrder(from: firstNew), let state = advance(from: firstNew) {
            finalState = state
            isSorted = true
            tighten(from: firstNew)
            return nil
        }
        return reorder()
    }

    /// The state after the staged steps, taken in their order at the end; nil if one cannot be taken.
    private func advance(from firstNew: Int) -> LifeState? {
        var state: LifeState
        if let known = finalState {
            state = known
        } else if case .success(let found) = self.state(through: firstNew) {
            state = found
        } else {
            return nil
        }
        for entry in staged {
            guard case .success(let next) = state.after(entry.life) else { return nil }
            state = next
        }
        return state
    }

    private mutating func reorder() -> FoldFailure? {
        var items: [Timeline.Item] = []
        items.reserveCapacity(steps.count)
        let firstNew = steps.count - staged.count
        for index in steps.indices {
            let life: LifeStep
            if index >= firstNew {
                life = staged[index - firstNew].life
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
            forgetDerived()
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

    /// Tightens windows along the order after steps were added at its end.
    private mutating func tighten(from firstNew: Int) {
        // Where a step begins no earlier and ends no later than all before it can, there is nothing to tighten.
        var bounds = ends ?? steps[..<firstNew].reduce(into: Ends()) { $0.include($1.window) }
        var isLoose = false
        for step in steps[firstNew...] {
            if step.window.earliest < bounds.earliest || step.window.latest < bounds.latest { isLoose = true }
            bounds.include(step.window)
        }
        guard isLoose else {
            ends = bounds
            return
        }
        ends = nil
        var windows = steps.map(\.given)
        Timeline.tighten(&windows, steps.map(\.type))
        for index in steps.indices { steps[index].window = windows[index] }
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
    var isMembership: Bool {
        EventType.membershipInvited.rawValue <= rawValue && rawValue <= EventType.membershipExpired.rawValue
    }
}
