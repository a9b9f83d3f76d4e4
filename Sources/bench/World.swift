/// What the generated drafts have made so far, as much of it as keeps the next ones legal.
struct World {
    struct Institution {
        enum Membership { case none, member, suspended }
        var membership = Membership.none
        /// The last day something happened that changes its state.
        var day: Int32
    }

    struct Agreement {
        var isInForce = false
        var parties: [Int]
        var day: Int32
    }

    struct Conference {
        var isHeld = false
        var day: Int32
    }

    struct Programme {
        var isLaunched = false
        var day: Int32
    }

    /// An entry that later ones may correct or retract: nothing depends on it.
    struct Correctable {
        let position: Int
        let institution: Int
        let day: Int32
    }

    var institutions: [Institution] = []
    var agreements: [Agreement] = []
    var conferences: [Conference] = []
    var programmes: [Programme] = []
    var evidenceCount = 0
    var totalsPublished = 0
    var correctables: [Correctable] = []
    /// Positions of facts that nothing takes out.
    var disputables: [Int] = []
}
