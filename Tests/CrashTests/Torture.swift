import Foundation

/// How much is tried: few rounds in the suite, as many as asked by `Tools/torture`.
enum Torture {
    private static let environment = ProcessInfo.processInfo.environment

    /// Rounds of each test for each act.
    static let rounds = environment["ALLIANCE_TORTURE"].flatMap { Int($0) } ?? 1
    /// Whether every step is tried instead.
    static let isComplete = environment["ALLIANCE_TORTURE"] == "all"
    static let seed = environment["ALLIANCE_SEED"].flatMap { UInt64($0) } ?? 3
    /// Whether figures are told.
    static let isAsked = environment["ALLIANCE_TORTURE"] != nil

    static func numbers(_ name: String) -> SplitMix64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return SplitMix64(seed: seed ^ hash)
    }

    /// Some of them, or all.
    static func chosen<Choice>(_ all: [Choice], _ name: String, times: Int = 1) -> [Choice] {
        if isComplete { return all }
        var numbers = numbers(name)
        return Array(all.shuffled(using: &numbers).prefix(rounds * times))
    }

    static func tell(_ what: String) {
        if isAsked { print("torture: \(what) (seed \(seed))") }
    }
}
