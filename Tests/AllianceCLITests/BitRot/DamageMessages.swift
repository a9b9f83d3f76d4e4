import Foundation
import Testing

/// The chapter of the gallery on ledgers of which some bytes are others.
struct DamageMessages {
    private let ledger: TestLedger
    private let sound: RottingLedger

    init() throws {
        ledger = try TestLedger()
        let published = try ledger.alliance("publish", "published")
        try #require(published.status == 0, "\(published.errors)")
        sound = try RottingLedger(ledger.directory)
    }

    private typealias Case = (title: String, call: [String], status: Int32)

    func show(in gallery: inout MessageGallery) throws {
        gallery.begin("Damage")
        try show([("A sound ledger", ["verify"], 0), ("Nothing to repair", ["repair"], 0)], in: &gallery)
        try damage { Self.replace("2018-05-28cgtn-20180528", with: "2018-05-28cgtn-20180529", in: &$0) }
        try show(
            [
                ("A row", ["verify"], 1), ("It is not looked at", ["verify", "--log"], 0),
                ("It can be made anew", ["repair", "--dry-run"], 0), ("It is", ["repair"], 0),
            ], in: &gallery)
        let text = Data("Library alliance along Silk Road".utf8)
        try damage { data in
            // The bounds of every page that shows the first entry.
            for page in stride(from: 2 * Rot.page, to: data.count, by: Rot.page)
            where data[page..<page + Rot.page].range(of: text) != nil { data[page + 12] ^= 4 }
        }
        try show(
            [
                ("A page", ["verify"], 1), ("A page, replayed", ["replay"], 1),
                ("A page is made good", ["repair"], 0),
            ], in: &gallery)
        try damage { Self.replace("along Silk Road", with: "along silk Road", in: &$0) }
        try show(
            [
                ("An entry", ["verify"], 1), ("An entry is lost", ["repair"], 1),
                ("It is not where it was sought", ["repair", "--from", "ledger"], 1),
                ("Sought nowhere", ["repair", "--from", "nowhere"], 3),
                ("It is taken from where it was published", ["repair", "--from", "published"], 0),
            ], in: &gallery)
        try damage { $0.replaceSubrange(0..<2 * Rot.page, with: Data(repeating: 0, count: 2 * Rot.page)) }
        try show(
            [("The headers", ["verify"], 1), ("The headers, at other work", ["members"], 3)], in: &gallery)
        try damage { $0 = Data(repeating: 0, count: $0.count) }
        try FileManager.default.removeItem(at: ledger.directory.url("ledger/checkpoint"))
        try show([("Nothing is left", ["repair"], 1)], in: &gallery)
    }

    private func damage(_ body: (inout Data) throws -> Void) throws {
        let place = ledger.directory.url("ledger")
        try FileManager.default.removeItem(at: place)
        var data = sound.data("data.mdb")
        try body(&data)
        try sound.copy(to: place, ["data.mdb": data])
    }

    private static func replace(_ old: String, with new: String, in data: inout Data) {
        while let place = data.range(of: Data(old.utf8)) { data.replaceSubrange(place, with: Data(new.utf8)) }
    }

    private func show(_ cases: [Case], in gallery: inout MessageGallery) throws {
        for (title, call, status) in cases {
            let answer = try ledger.alliance(call)
            #expect(answer.status == status, "\(title): \(answer.output)\(answer.errors)")
            gallery.show(title, call, answer, in: ledger.directory.path)
        }
    }
}
