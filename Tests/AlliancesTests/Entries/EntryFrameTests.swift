import Alliances
import CanonicalJSON
import Testing

@Suite struct EntryFrameTests {
    @Test func `an entry put around its content's bytes is the entry written member by member`() throws {
        // One writer and one target for all, as in a batch.
        var contents = JSONWriter()
        var target: [UInt8] = []
        for line in try Snapshots.lines("entries.jsonl") {
            let entry = try Entry(canonical: line.utf8Span.span)
            var frame = EntryFrame(source: entry.source, recorded: entry.recorded)
            for actor in [entry.actor, "a “council”\n", entry.actor] {
                let encoded = entry.content.write(to: &contents)
                let start = target.count
                let data = frame.append(
                    encoded, of: contents.bytes.span, id: entry.id, actor: actor, to: &target)
                let expected = Entry(
                    id: entry.id, source: entry.source, recorded: entry.recorded, actor: actor, content: entry.content)
                #expect(Array(target[start...]) == expected.canonicalBytes())
                #expect(Array(contents.bytes[encoded.range]) == entry.content.canonicalBytes())
                #expect(Array(target[data]) == Array(contents.bytes[encoded.data]))
            }
        }
    }
}
