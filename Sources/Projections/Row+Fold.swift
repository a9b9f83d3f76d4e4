import Alliances

/// An entry on its way into a row.
struct Staged: Sendable {
    let position: UInt32
    let gist: Gist
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
    /// - Parameter data: its data as stored.
    public mutating func stage(_ position: UInt32, _ content: Content, data: Span<UInt8>) {
        // Most rows have few steps: room for the first at once, more as it comes.
        if buffer.isEmpty { buffer.reserveCapacity(data.count + 64) }
        let payload = store { $0.append(payloadOf: content, data: data) }
        staged.append(Staged(position: position, gist: Gist(content), payload: payload))
    }

    mutating func stage(_ position: UInt32, _ gist: Gist, payload: Span<UInt8>) {
        staged.append(Staged(position: position, gist: gist, payload: store { $0.append(copying: payload) }))
    }

    /// Takes note that the batch retracts a step or a dispute.
    public mutating func stage(retracting position: UInt32) {
        retracted.append(position)
    }

    /// Takes note of a rival claim to the fact that the entry `target` states.
    public mutating func stage(dispute position: UInt32, of target: UInt32, _ content: Content, data: Span<UInt8>) {
        let payload = store { $0.append(payloadOf: content, data: data) }
        stagedDisputes.append(StagedDispute(position: position, target: target, payload: payload))
    }

    mutating func stage(dispute position: UInt32, of target: UInt32, payload: Span<UInt8>) {
        let payload = store { $0.append(copying: payload) }
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
        if retracted.isEmpty, stagedDisputes.isEmpty, staged.count == 1, staged[0].gist.corrects == nil {
            return add(places: [:], removes: false)
        }
        var places: [UInt32: UInt32] = [:]
        var gone = Set(retracted)
        for entry in staged {
            guard let target = entry.gist.corrects else { continue }
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
                return add(places: places, removes: true)
            }
            return nil
        }
        return staged.isEmpty ? nil : add(places: places, removes: false)
    }

    private func stagedPlace(_ position: UInt32) -> UInt32? {
        staged.contains { $0.position == position } ? position : nil
    }

    private mutating func add(places: [UInt32: UInt32], removes: Bool) -> FoldFailure? {
        guard steps.count + staged.count <= Timeline.maximumCount else {
            return .tooLong(count: steps.count + staged.count)
        }
        var next = removes ? nil : makeTip()
        for entry in staged {
            let place = places[entry.position] ?? entry.position
            steps.append(Step(entry.gist, position: entry.position, place: place, payload: entry.payload))
            next = next?.taking(entry.gist, place: place)
        }
        // Most entries come after all that is there: then the order is the old one and these.
        tip = next
        return next == nil ? reorder() : nil
    }

    /// Nil where the order found is not the plain one.
    func makeTip() -> RowTip? {
        tip ?? RowTip(steps) { try? lifeStep($0).get() }
    }

    private mutating func reorder() -> FoldFailure? {
        var items: [Timeline.Item] = []
        items.reserveCapacity(steps.count)
        let firstNew = steps.count - staged.count
        for index in steps.indices {
            let life: LifeStep
            if index >= firstNew {
                life = staged[index - firstNew].gist.life
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
            return nil
        case .failure(.impossible(let item, let objection, let blocking)):
            return .impossible(
                position: steps[item].position, type: steps[item].type, objection: objection,
                blocking: blocking.map { steps[$0].position })
        case .failure(.tooManyOpen(let open)):
            return .tooManyOpen(positions: open.map { steps[$0].position })
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
    var isMembership: Bool {
        EventType.membershipInvited.rawValue <= rawValue && rawValue <= EventType.membershipExpired.rawValue
    }
}
