import Foundation

/// A way in which bytes of a file come to be others.
enum Rot: Int, CaseIterable {
    case bit, byte, sector, word, exchangedPages, stalePage, cut

    static let page = 4096

    /// - Returns: what was done and where.
    func apply(to data: inout Data, within range: Range<Int>, _ random: inout SplitMix64) -> String {
        let place = Int.random(in: range, using: &random)
        switch self {
        case .bit:
            let bit = UInt8.random(in: 0..<8, using: &random)
            data[place] ^= 1 << bit
            return "bit \(bit) of byte \(place)"
        case .byte:
            data[place] ^= UInt8.random(in: 1...255, using: &random)
            return "byte \(place)"
        case .sector:
            let start = place / 512 * 512
            let end = min(start + 512, data.count)
            data.replaceSubrange(start..<end, with: Data(repeating: 0, count: end - start))
            return "zeros from \(start)"
        case .word:
            // Numbers of pages, offsets and lengths are found and nearly right.
            let start = min(place / 2 * 2, data.count - 2)
            let delta = UInt8([1, 2, 4, 8, 16, 255].randomElement(using: &random) ?? 1)
            data[start] &+= delta
            return "word at \(start)"
        case .exchangedPages, .stalePage:
            let pages = data.count / Self.page
            guard pages > 3 else { return "nothing" }
            let first = Int.random(in: 0..<pages, using: &random) * Self.page
            let second = Int.random(in: 0..<pages, using: &random) * Self.page
            let (one, other) = (data[first..<first + Self.page], data[second..<second + Self.page])
            data.replaceSubrange(first..<first + Self.page, with: Data(other))
            if self == .exchangedPages { data.replaceSubrange(second..<second + Self.page, with: Data(one)) }
            return "page \(first / Self.page) from page \(second / Self.page)"
        case .cut:
            data.removeSubrange(place..<data.count)
            return "cut at \(place)"
        }
    }
}
