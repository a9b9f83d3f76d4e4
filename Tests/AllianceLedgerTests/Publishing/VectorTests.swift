import Foundation
import Testing

@testable import AllianceLedger

@Suite("A log that was written by others")
struct VectorTests {
    private var vectors: String {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../TransparencyLogTests/Vectors").standardized.path
    }

    @Test("is audited at every size, with every earlier checkpoint", arguments: 1...8)
    func everySize(size: Int) throws {
        let copy = PublishedPlace()
        try FileManager.default.copyItem(atPath: vectors, toPath: copy.path)
        try copy.write("checkpoint", copy.read("checkpoint.\(size)"))
        var options = AuditOptions()
        options.key = try AuditKey(copy.file("log.vkey"), auditing: copy.path)
        options.isOfHashesOnly = true
        options.saved = (1...size).map { copy.file("checkpoint.\($0)") }
        let report = try Audit.run(copy.path, options)
        #expect(report.isGood, "\(report.checks)")
        #expect(report.size == UInt64(size) && report.otherSignatures.count == 1)

        if size < 8 {
            options.saved = [copy.file("checkpoint.8")]
            #expect(try Audit.run(copy.path, options).failed == ["saved checkpoints"])
        }
    }

    @Test("has no entries of ours: the first is named")
    func noEntries() throws {
        var options = AuditOptions()
        options.key = try AuditKey(vectors + "/log.vkey", auditing: vectors)
        let report = try Audit.run(vectors, options)
        #expect(report.failed == ["entries"])
        #expect(report.firstBad == 0)
        #expect(report.book(asOf: .last) == nil)
    }
}
