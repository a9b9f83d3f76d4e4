import Foundation
import Testing

/// Faults of the machine itself: full disks, read-only disks, limits, clocks, permissions.
@Suite("Faults of a real system", .enabled(if: Faults.library != nil))
struct RealFaultTests {
    /// How a file system can be mounted here for one process and what it starts; nil where it cannot.
    static let mounting: [String]? = {
        for wrapper in [["/usr/bin/unshare", "-m"], ["/usr/bin/unshare", "-rm"]] {
            let process = Process()
            process.executableURL = URL(filePath: wrapper[0])
            process.arguments = Array(wrapper.dropFirst()) + ["/bin/sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return nil }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return wrapper }
        }
        print("note: neither root nor a user namespace: no full and no read-only disk is tested")
        return nil
    }()

    /// Runs a script that may mount; `$A` is the program.
    private func script(_ text: String, in place: Place) throws -> (status: Int32, output: String) {
        try place.write("A=\"$1\"\nset -u\n" + text, to: "script")
        let wrapper = try #require(RealFaultTests.mounting)
        let answer = try Program.run([], in: place.path, wrapper: wrapper + ["/bin/sh", "script"])
        return (answer.status ?? -1, answer.output + answer.errors)
    }

    private func next(_ place: Place, _ faults: Faults = Faults()) throws -> Program.Answer {
        try faults.run(
            [
                "record", "evidence.registered", "--subject", "evidence/next", "--data",
                #"{"title":"T","publisher":"P"}"#,
            ],
            in: place
        ).answer
    }

    private func expectSound(_ place: Place, _ count: Int) throws {
        #expect(try place.alliance(["replay"]).status == 0)
        #expect(try place.log("ledger")?.count == count)
    }

    @Test(
        "On a disk that is full nothing is lost, and with room again the same call works", .enabled(if: mounting != nil)
    )
    func fullDisk() throws {
        let place = try Act.template.get()
        let copy = try Place(copying: place)
        let drafts = (1...3000).map {
            #"{"type":"evidence.registered","subject":"evidence/d-\#($0)","data":{"title":"Document \#($0)","publisher":"P"}}"#
                + "\n"
        }.joined()
        try copy.write(drafts, to: "many.jsonl")
        let (status, output) = try script(
            """
            mkdir small && mount -t tmpfs -o size=600k none small || exit 90
            cp -r ledger exported.jsonl more.jsonl small/ && cd small || exit 91
            head -c 100000 /dev/zero > filler
            "$A" import --batch 50 ../many.jsonl > out 2> ../err; echo "import $?"
            cat ../err
            "$A" verify > /dev/null 2> ../err; echo "verify $?"; cat ../err
            "$A" replay > /dev/null 2> ../err; echo "replay $?"; cat ../err
            "$A" log > ../log-1
            dd if=/dev/zero of=filler-2 bs=1k 2> /dev/null
            for act in "publish published" "export jsonl o.jsonl" "export csv o" "export sqlite o.sqlite" \\
                "restore exported.jsonl --into restored" "certificate institution/nlc --out paper" "key rotate" \\
                "witness init --name w --state w" "init --origin o --ledger new"; do
                "$A" $act > ../out 2> ../err; echo "$act: $?"; grep -c "what to do:" ../err
            done
            ls
            rm filler filler-2
            "$A" import more.jsonl > out 2> ../err; echo "again $?"; cat ../err
            "$A" replay > /dev/null; echo "replay $?"
            "$A" log > ../log-2
            head -n "$(wc -l < ../log-1)" ../log-2 | cmp - ../log-1; echo "same $?"
            """, in: copy)
        try #require(status == 0, "\(output)")
        let lines = output.split(separator: "\n").map(String.init)
        #expect(lines.first == "import 3")
        #expect(output.contains("no room left on the disk"), "\(output)")
        for line in ["verify 0", "again 0", "same 0"] { #expect(lines.contains(line), "\(line): \(output)") }
        #expect(lines.filter { $0 == "replay 0" }.count == 2, "\(output)")
        for line in lines where line.contains(": ") && (line.hasSuffix(": 0") || line.hasSuffix(": 1")) {
            Issue.record("\(line) on a full disk: \(output)")
        }
        #expect(!lines.contains { $0.hasSuffix(".new") }, "left behind: \(output)")
    }

    @Test("On a read-only disk questions are answered, and what would write says so", .enabled(if: mounting != nil))
    func readOnlyDisk() throws {
        let place = try Place(copying: try Act.template.get())
        let (status, output) = try script(
            """
            mkdir kept && cp -r ledger exported.jsonl kept/ && mount --bind kept kept && mount -o remount,bind,ro kept || exit 90
            cd kept
            for act in members log verify replay overview; do
                "$A" $act > ../out 2> ../err; echo "$act $?"; cat ../err
            done
            for act in "retract 5 --reason r" "key rotate" "publish published" "export jsonl o" "export csv o" \\
                "export sqlite o.sqlite" "restore exported.jsonl --into r" "init --origin o --ledger new"; do
                "$A" $act > ../out 2> ../err; echo "writes $?"; grep -ci "read-only" ../err
            done
            """, in: place)
        try #require(status == 0, "\(output)")
        let lines = output.split(separator: "\n").map(String.init)
        for act in ["members", "log", "verify", "replay", "overview"] {
            #expect(lines.contains("\(act) 0"), "\(act): \(output)")
        }
        #expect(lines.filter { $0 == "writes 3" }.count == 8, "\(output)")
        #expect(!lines.contains("0"), "a message does not speak of the read-only disk: \(output)")
    }

    @Test("A map that is full is told of and loses nothing")
    func mapFull() throws {
        let place = try Place(copying: try Act.template.get())
        let data = try #require(
            try FileManager.default.attributesOfItem(atPath: place.path + "/ledger/data.mdb")[.size])
        let size = try #require(data as? Int)
        let drafts = (1...400).map {
            #"{"type":"evidence.registered","subject":"evidence/d-\#($0)","data":{"title":"Document \#($0)","publisher":"P"}}"#
                + "\n"
        }.joined()
        try place.write(drafts, to: "many.jsonl")
        let full = try Faults(map: size + 4096).run(["import", "many.jsonl"], in: place).answer
        #expect(full.status == 3)
        #expect(full.errors.contains("has reached its map size"), "\(full.errors)")
        try expectSound(place, 6)
        #expect(try place.alliance(["import", "many.jsonl"]).status == 0)
        try expectSound(place, 406)
        // Grown by another beyond the map that is used here.
        let small = try next(place, Faults(map: size))
        #expect(small.status == 3 || small.status == 0, "\(small.errors)")
        try expectSound(place, small.status == 0 ? 407 : 406)
    }

    @Test("When the table of readers is full the next one is told so, and comes in when one has ended")
    func readersFull() throws {
        let place = try Place(copying: try Act.template.get())
        try FileManager.default.removeItem(at: place.url("ledger/lock.mdb"))
        var second: Program.Answer?
        let first = try Faults(readers: 1, hold: 1).run(["members"], in: place) { child in
            // Until it stands still.
            for _ in 0..<2000 {
                let state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
                if state.split(separator: ")").last?.hasPrefix(" T") ?? false { break }
                usleep(5000)
            }
            second = try? Faults(readers: 1).run(["members"], in: place).answer
            kill(child, SIGCONT)
        }.answer
        let refused = try #require(second)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("oo many readers"), "\(refused.errors)")
        #expect(first.status == 0, "\(first.errors)")
        #expect(try Faults(readers: 1).run(["members"], in: place).answer.status == 0)
    }

    @Test(
        "A clock that goes back spoils no order: what comes later was recorded later", arguments: [-1, -86_400 * 4_000])
    func clockGoesBack(_ seconds: Int) throws {
        let place = try Place(copying: try Act.template.get())
        let answer = try next(place, Faults(clockAhead: seconds))
        #expect(answer.status == 0, "\(answer.errors)")
        try expectSound(place, 7)
        #expect(try place.alliance(["publish", "published"]).status == 0)
        #expect(try place.alliance(["audit", "published", "--key", "log.vkey"]).status == 0)
    }

    @Test("A signing key that cannot be read is told of; without it what is there is read")
    func unreadableKey() throws {
        let place = try Place(copying: try Act.template.get())
        chmodKey(place, 0)
        defer { chmodKey(place, 0o600) }
        var wrapper: [String] = []
        if getuid() == 0 {
            // Root reads everything: act as somebody else, to whom all but the key belongs.
            wrapper = ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups"]
            for name in try place.names() + [""] where name != "ledger/signer.key" {
                _ = unsafe chown(place.path + "/" + name, 65534, gid_t.max)
            }
        }
        let reading = try Program.run(["members"], in: place.path, wrapper: wrapper)
        // Where the program itself may not be run by others, there is nothing to try.
        guard wrapper.isEmpty || reading.status != 127 && reading.status != 126 else { return }
        #expect(reading.status == 0, "\(reading.errors)")
        let writing = try Program.run(["retract", "5", "--reason", "r"], in: place.path, wrapper: wrapper)
        #expect(writing.status == 3)
        #expect(writing.errors.contains("signer.key: Permission denied"), "\(writing.errors)")
        chmodKey(place, 0o600)
        #expect(try next(place).status == 0)
        try expectSound(place, 7)
    }

    private func chmodKey(_ place: Place, _ mode: mode_t) {
        _ = unsafe chmod(place.path + "/ledger/signer.key", mode)
    }

    @Test("With few descriptors allowed a call works or says so", arguments: [8, 9, 10, 12, 16])
    func fewDescriptors(_ count: Int) throws {
        let place = try Place(copying: try Act.template.get())
        let answer = try Program.run(
            [
                "record", "evidence.registered", "--subject", "evidence/next", "--data",
                #"{"title":"T","publisher":"P"}"#,
            ],
            in: place.path, wrapper: ["/bin/sh", "-c", "ulimit -n \(count); exec \"$@\"", "sh"])
        // With fewer than eight the language's own runtime may not start: it opens some for its threads when they are busy.
        if answer.errors.contains("shared libraries") || answer.errors.contains("shared object") { return }
        #expect(answer.status == 0 || answer.status == 3, "\(answer)")
        if answer.status != 0 { #expect(answer.errors.contains("allow more open files"), "\(answer.errors)") }
        let log = try #require(try place.log("ledger"))
        #expect(answer.status != 0 || log.count == 7)
        try expectSound(place, log.count)
        #expect(try next(place).status == 0)
        try expectSound(place, 7)
    }

    @Test("With a limit on a file's size a call works or says so", arguments: [8, 60, 200])
    func smallFiles(_ blocks: Int) throws {
        let place = try Place(copying: try Act.template.get())
        let answer = try Program.run(
            ["import", "more.jsonl"], in: place.path,
            wrapper: ["/bin/sh", "-c", "ulimit -f \(blocks); exec \"$@\"", "sh"])
        #expect(answer.status == 0 || answer.status == 3, "\(answer)")
        try expectSound(place, answer.status == 0 ? 15 : 6)
        #expect(try place.alliance(["import", "more.jsonl"]).status == 0)
        try expectSound(place, 15)
    }
}
