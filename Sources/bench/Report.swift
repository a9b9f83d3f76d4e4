import CanonicalJSON
import FoundationEssentials

/// One line of JSON about one measurement.
struct Report {
    private var members: [JSONValue.Member] = []

    init(_ measurement: String) { self["measurement"] = .string(measurement) }

    subscript(name: String) -> JSONValue? {
        get { members.first { $0.key == name }?.value }
        set {
            members.removeAll { $0.key == name }
            if let newValue { members.append(JSONValue.Member(key: name, value: newValue)) }
        }
    }

    mutating func set(_ name: String, _ value: Int) { self[name] = .integer(Int64(value)) }

    mutating func set(_ name: String, _ duration: Duration) { set(name, Report.microseconds(duration)) }

    mutating func set(rateOf count: Int, in duration: Duration) {
        set("entries", count)
        set("microseconds", duration)
        set("entriesPerSecond", count * 1_000_000 / max(1, Report.microseconds(duration)))
    }

    mutating func set(rateOf count: Int, in reading: Stopwatch.Reading) {
        set(rateOf: count, in: reading.wall)
        set("processorMicroseconds", reading.processor)
    }

    /// Peak of all memory, pages of the store that are mapped included, and what is held now without them; Linux tells both.
    mutating func setMemory() {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return }
        for line in status.split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard words.count == 3, let kibibytes = Int(words[1]) else { continue }
            if words[0] == "VmHWM:" { set("peakMebibytes", kibibytes / 1_024) }
            if words[0] == "RssAnon:" { set("heldMebibytes", kibibytes / 1_024) }
        }
    }

    mutating func setFile(_ path: String, entries: Int) throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        guard let size = attributes[.size] as? any BinaryInteger else { return }
        set("fileBytes", Int(size))
        set("fileBytesPerEntry", Int(size) / max(1, entries))
    }

    func emit() { print(String(decoding: JSONValue.object(sorting: members).canonicalBytes(), as: UTF8.self)) }

    static func microseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }
}
