import Foundation
import Testing

/// SwiftPM alone does not catch an import of what a dependency happens to import; the sources are read instead.
@Suite("A module imports only what stands below it")
struct ModuleArrowsTests {
    /// What each module may import, the standard library's own modules apart.
    private static let arrows: [String: Set<String>] = [
        "CLMDB": [],
        "CSV": [],
        "CanonicalJSON": [],
        "Charts": [],
        "EDTF": [],
        "LMDB": ["CLMDB"],
        "Alliances": ["CanonicalJSON", "EDTF"],
        "EventLog": ["LMDB"],
        "TransparencyLog": ["Crypto"],
        "Projections": ["Alliances", "CanonicalJSON", "EDTF"],
        "Tables": ["Alliances", "CSV", "CanonicalJSON", "EDTF"],
        "AllianceLedger": [
            "Alliances", "CanonicalJSON", "EDTF", "EventLog", "LMDB", "Projections", "TransparencyLog",
        ],
        "Exports": ["AllianceLedger", "Alliances", "CanonicalJSON", "EDTF", "Projections", "TransparencyLog"],
        // Apart, so that whoever has nothing to do with SQLite does not build GRDB.
        "SQLiteExports": ["AllianceLedger", "Exports", "GRDB"],
        // What a report tells and its page; every face shows the same.
        "Reports": ["AllianceLedger", "Alliances", "Charts", "EDTF", "Projections", "TransparencyLog"],
        // A face asks the ledger and knows the words of the domain; it never touches the store.
        "AllianceCLI": [
            "AllianceLedger", "Alliances", "ArgumentParser", "CSV", "CanonicalJSON", "Charts", "EDTF", "Exports",
            "Projections", "Reports", "SQLiteExports", "Tables", "TransparencyLog",
        ],
        "alliance": ["AllianceCLI"],
        "bench": ["AllianceLedger", "Alliances", "ArgumentParser", "CanonicalJSON", "EDTF"],
        "plainloop": ["CLMDB"],
    ]

    /// Modules of the system and the standard library, and who may import them.
    private static let system: [String: Set<String>] = [
        "Synchronization": ["LMDB", "AllianceLedger", "AllianceCLI"],
        "Dispatch": ["AllianceLedger"],
        "Glibc": ["LMDB", "AllianceLedger", "AllianceCLI", "bench"],
        "Musl": ["LMDB", "AllianceLedger", "AllianceCLI", "bench"],
        "Darwin": ["LMDB", "AllianceLedger", "AllianceCLI", "bench"],
        "FoundationEssentials": ["AllianceCLI", "bench"],
    ]

    private struct Source {
        let module: String
        let path: String
        let lines: [Substring]
    }

    private static func sources() throws -> [Source] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var sources: [Source] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let path = String(file.path.dropFirst(root.path.count + 1))
            let text = try String(contentsOf: file, encoding: .utf8)
            sources.append(
                Source(
                    module: String(path.prefix { $0 != "/" }), path: path,
                    lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
        }
        return sources
    }

    @Test("every import follows an arrow")
    func imports() throws {
        let sources = try Self.sources()
        #expect(sources.count > 100, "the sources were not found")
        for source in sources {
            let allowed = try #require(Self.arrows[source.module], "the module \(source.module) has no arrows")
            for line in source.lines {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), words.count > place + 1,
                    words[..<place].allSatisfy({ $0.hasPrefix("@") || $0 == "public" || $0 == "internal" })
                else { continue }
                let imported = String(words[place + 1].prefix { $0 != "." })
                let ok = allowed.contains(imported) || Self.system[imported]?.contains(source.module) == true
                #expect(ok, "\(source.path) imports \(imported)")
            }
        }
    }

    @Test("unsafe code stands in LMDB alone")
    func unsafeCode() throws {
        for source in try Self.sources() where source.module != "LMDB" {
            for (number, line) in source.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let words = line.split { !($0.isLetter || $0 == "_" || $0 == "@" || $0.isNumber) }
                for word in ["unsafe", "@unchecked", "@unsafe", "fatalError", "@_silgen_name"] {
                    #expect(!words.contains(Substring(word)), "\(source.path):\(number + 1) says \(word)")
                }
                #expect(!line.contains("try!") && !line.contains(" as! "), "\(source.path):\(number + 1)")
            }
        }
    }
}
