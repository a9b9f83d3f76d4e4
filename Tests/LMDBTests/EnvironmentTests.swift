import Foundation
import LMDB
import Testing

let numbers = Table<UInt32>(0, "numbers")
let names = Table<String>(1, "names")
let members = IndexTable<UInt32, UInt32>(2, "members")
let definitions = [numbers.definition, names.definition, members.definition]

func newStore(_ directory: TemporaryDirectory, mapSize: Int = 1 << 30) throws -> Environment {
    try Environment.open(path: directory.path, tables: definitions, access: .create, mapSize: mapSize)
}

func kind(of act: () throws -> Void) -> StoreError.Kind? {
    do { try act() } catch let error as StoreError { return error.kind } catch {}
    return nil
}

@Suite("An environment")
struct EnvironmentTests {
    @Test("keeps what a write commits, also after closing and opening again")
    func keeps() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        let answer = try store.write("putting") { (write) throws(StoreError) in
            try write.put(numbers, 7, [1, 2, 3].span)
            return .commit(42)
        }
        #expect(answer == 42)
        store.close()
        let again = try Environment.open(path: directory.path, tables: definitions, access: .readOnly)
        let value = try again.read("getting") { (read) throws(StoreError) in try read.get(numbers, 7) { [UInt8]($0) } }
        #expect(value == [1, 2, 3])
    }

    @Test("is refused a second time in the process, by another path too, until it is closed")
    func opensOnce() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        #expect(kind { _ = try newStore(directory) } == .alreadyOpen)
        let other = directory.path + "/../" + (directory.path as NSString).lastPathComponent
        #expect(kind { _ = try Environment.open(path: other, tables: definitions) } == .alreadyOpen)
        #expect(
            kind { _ = try Environment.open(path: directory.path, tables: definitions, access: .readOnly) }
                == .alreadyOpen)
        store.close()
        store.close()
        _ = try newStore(directory)
    }

    @Test("that nothing holds any more can be opened again")
    func closesWhenReleased() throws {
        let directory = try TemporaryDirectory()
        _ = try newStore(directory)
        _ = try newStore(directory)
    }

    @Test("leaves nothing of a write that is aborted or throws")
    func aborts() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        let answer = try store.write("aborting") { (write) throws(StoreError) -> Outcome<String> in
            try write.put(numbers, 1, [1].span)
            return .abort("no")
        }
        #expect(answer == "no")
        let failed = kind {
            _ = try store.write("failing") { (write) throws(StoreError) -> Outcome<Int> in
                try write.put(numbers, 2, [1].span)
                throw StoreError.corrupted("failing", "nothing")
            }
        }
        #expect(failed == .corrupted)
        #expect(try store.read("counting") { (read) throws(StoreError) in try read.count(numbers) } == 0)
        try store.write("writing after a failure") { (write) throws(StoreError) in
            .commit(try write.put(numbers, 3, [1].span))
        }
        #expect(try store.read("counting") { (read) throws(StoreError) in try read.count(numbers) } == 1)
    }

    @Test("that is full says so, keeps what was committed and can be opened larger")
    func mapFull() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory, mapSize: 1 << 20)
        let bytes = [UInt8](repeating: 7, count: 100_000)
        var written: UInt32 = 0
        let full = kind {
            while written < 100 {
                try store.write("filling") { (write) throws(StoreError) in
                    .commit(try write.put(numbers, written, bytes.span))
                }
                written += 1
            }
        }
        #expect(full == .mapFull)
        #expect(written > 3 && written < 12)
        #expect(try store.read("counting") { (read) throws(StoreError) in try read.count(numbers) } == Int(written))
        store.close()
        let larger = try newStore(directory, mapSize: 1 << 24)
        try larger.write("filling") { (write) throws(StoreError) in .commit(try write.put(numbers, written, bytes.span))
        }
        let same = try larger.read("reading") { (read) throws(StoreError) in
            try read.get(numbers, written - 1) { [UInt8]($0) == bytes }
        }
        #expect(same == true)
    }

    @Test("is not made where the directory is missing or only reading or writing was asked for")
    func notFound() throws {
        let directory = try TemporaryDirectory()
        #expect(
            kind { _ = try Environment.open(path: directory.path + "/no", tables: definitions, access: .create) }
                == .notFound)
        #expect(kind { _ = try Environment.open(path: directory.path, tables: definitions) } == .notFound)
        #expect(
            kind { _ = try Environment.open(path: directory.path, tables: definitions, access: .readOnly) } == .notFound
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }

    @Test("is not made of a file that is something else, which stays as it was")
    func notAStore() throws {
        let directory = try TemporaryDirectory()
        let bytes = Data(repeating: 0x41, count: 20_000)
        try bytes.write(to: URL(fileURLWithPath: directory.path + "/data.mdb"))
        #expect(kind { _ = try newStore(directory) } == .notAStore)
        #expect(try Data(contentsOf: URL(fileURLWithPath: directory.path + "/data.mdb")) == bytes)
    }

    @Test("whose file is cut short is damaged, not a crash")
    func cutShort() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.write("filling") { (write) throws(StoreError) in
            .commit(try write.put(numbers, 1, [UInt8](repeating: 1, count: 100_000).span))
        }
        store.close()
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: directory.path + "/data.mdb"))
        try file.truncate(atOffset: 40_960)
        try file.close()
        #expect(kind { _ = try newStore(directory) } == .corrupted)
    }

    @Test("opened for reading tells of a missing table and refuses to write")
    func readOnly() throws {
        let directory = try TemporaryDirectory()
        try Environment.open(path: directory.path, tables: [numbers.definition], access: .create).close()
        #expect(
            kind { _ = try Environment.open(path: directory.path, tables: definitions, access: .readOnly) }
                == .missingTable)
        let store = try Environment.open(path: directory.path, tables: [numbers.definition], access: .readOnly)
        let refused = kind {
            try store.write("writing") { (write) throws(StoreError) in .commit(try write.put(numbers, 1, [1].span)) }
        }
        #expect(refused == .readOnly)
        store.close()
        let grown = try Environment.open(path: directory.path, tables: definitions, access: .readWrite)
        #expect(try grown.read("counting") { (read) throws(StoreError) in try read.count(members) } == 0)
    }

    @Test("does not take a table of one kind for one of another")
    func otherFlags() throws {
        let directory = try TemporaryDirectory()
        try newStore(directory).close()
        let other = [numbers.definition, Table<UInt32>(1, "members").definition]
        #expect(kind { _ = try Environment.open(path: directory.path, tables: other) } == .missingTable)
    }

    @Test("in a directory without permission says so", .enabled(if: geteuid() != 0))
    func permission() throws {
        let directory = try TemporaryDirectory()
        try newStore(directory).close()
        #expect(unsafe chmod(directory.path + "/lock.mdb", 0o400) == 0)
        #expect(
            kind { _ = try Environment.open(path: directory.path, tables: definitions, access: .readOnly) }
                == .permission)
        #expect(unsafe unlink(directory.path + "/lock.mdb") == 0)
        #expect(unsafe chmod(directory.path, 0o500) == 0)
        #expect(kind { _ = try Environment.open(path: directory.path, tables: definitions) } == .permission)
        #expect(unsafe chmod(directory.path, 0o700) == 0)
    }

    @Test("has files for its owner only")
    func mode() throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        for file in ["data.mdb", "lock.mdb"] {
            let mode = try FileManager.default.attributesOfItem(atPath: store.path + "/" + file)[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test("gives readers the state of their beginning while another thread commits")
    func isolation() async throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        let seen = try store.read("looking twice") { (read) throws(StoreError) in
            let before = try read.count(numbers)
            try store.write("between") { (write) throws(StoreError) in .commit(try write.put(numbers, 1, [1].span)) }
            return (before, try read.count(numbers))
        }
        #expect(seen == (0, 0))
        #expect(try store.read("looking again") { (read) throws(StoreError) in try read.count(numbers) } == 1)
    }

    @Test("lets many threads write, one after another")
    func threads() async throws {
        let directory = try TemporaryDirectory()
        let store = try newStore(directory)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 as Range<UInt32> {
                group.addTask {
                    for step in 0..<10 as Range<UInt32> {
                        try store.write("writing") { (write) throws(StoreError) in
                            .commit(try write.put(numbers, task * 10 + step, [1].span))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.read("counting") { (read) throws(StoreError) in try read.count(numbers) } == 80)
    }

    @Test("writes a copy that is a store of its own")
    func copies() throws {
        let directory = try TemporaryDirectory()
        let other = try TemporaryDirectory()
        let store = try newStore(directory)
        try store.write("writing") { (write) throws(StoreError) in .commit(try write.put(names, "a", [5].span)) }
        try store.copy(to: other.path + "/data.mdb", act: "copying")
        let copy = try Environment.open(path: other.path, tables: definitions)
        #expect(try copy.read("reading") { (read) throws(StoreError) in try read.get(names, "a") { $0[0] } } == 5)
    }
}
