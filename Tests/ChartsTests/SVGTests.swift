import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct `A chart for a page` {
    /// What an XML parser that is not ours reads of it.
    private final class Reading: NSObject, XMLParserDelegate {
        var names: [String] = []
        var classes: [String] = []
        var texts: [(classes: String, text: String, x: Double, y: Double)] = []
        private var current: (String, String, Double, Double)?

        static func of(_ svg: String) throws -> Reading {
            let reading = Reading()
            let parser = XMLParser(data: Data(svg.utf8))
            parser.delegate = reading
            try #require(parser.parse(), "\(String(describing: parser.parserError)) \(svg)")
            return reading
        }

        func parser(
            _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            names.append(name)
            classes += (attributes["class"] ?? "").split(separator: " ").map(String.init)
            if let id = attributes["id"] { classes.append(id) }
            if name == "text" {
                current = (
                    attributes["class"] ?? "", "", Double(attributes["x"] ?? "") ?? -1,
                    Double(attributes["y"] ?? "") ?? -1
                )
            }
        }

        func parser(_: XMLParser, foundCharacters text: String) { current?.1 += text }

        func parser(_: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if name == "text", let current { texts.append(current) }
            if name == "text" { current = nil }
        }
    }

    private static let awkward =
        "<b>&\"'\u{1B}[2J\u{0}\u{FFFF}]]>\u{202E} Национальная 国家图书馆图书馆 " + String(repeating: "x", count: 99)

    private static func charts(_ count: Int, days: Int) -> [any Chart] {
        let steps = (0..<count).map {
            StepChart.Step(day: $0 * days / max(1, count), certain: $0, possible: $0 + $0 % 7)
        }
        let marks = steps.map { StepChart.Mark(day: $0.day, count: $0.certain, source: awkward) }
        let bars = (0..<min(count, 300)).map { BarChart.Bar(awkward + "\($0)", certain: $0, possible: $0 + $0 % 2) }
        return [
            StepChart(title: awkward, steps: steps, marks: marks, until: days),
            BarChart(title: awkward, bars: bars, limit: 50),
            StackChart(
                title: awkward, layers: ["a", awkward, "c"],
                steps: steps.map { .init(day: $0.day, counts: [$0.certain, $0.possible, 0]) }, until: days),
            DotChart(
                title: awkward, measures: ["a", awkward, "c"],
                rows: bars.map { .init($0.label, values: [[$0.certain, $0.possible], [1], []]) }, limit: 40),
        ]
    }

    @Test(arguments: [(0, 0), (1, 0), (1, 1), (2, 1), (10_000, 73_050), (3, 3_000_000)], [200, 600, 1_000])
    func `is well-formed and keeps to itself and to its width, whatever it shows`(
        size: (count: Int, days: Int), width: Int
    ) throws {
        for chart in Self.charts(size.count, days: size.days) {
            let svg = chart.svg(id: "c-1", width: width, language: .russian)
            let reading = try Reading.of(svg)
            #expect(Array(reading.names.prefix(3)) == ["svg", "title", "desc"])
            #expect(reading.classes.allSatisfy { $0.hasPrefix("c-1") }, "\(reading.classes)")
            #expect(!reading.names.contains("script") && !reading.names.contains("b"))
            #expect(reading.texts.allSatisfy { $0.x >= 0 && $0.x <= Double(max(320, width)) && $0.y > 0 })
            #expect(svg.utf8.count < 1_500_000, "\(svg.utf8.count) bytes")
            for rule in svg.split(separator: "\n") where rule.hasSuffix("}") && rule.contains("{") {
                #expect(rule.hasPrefix("#c-1") || rule.hasPrefix("@media"), "\(rule)")
            }
        }
    }

    @Test func `names the numbers of marks once each, with their sources`() throws {
        let chart = StepChart(
            title: "Members", steps: [.init(day: 0, certain: 1, possible: 2)],
            marks: [
                .init(day: 0, count: 1, source: "A & B"), .init(day: 300, count: 2, label: "at least 2", source: "国"),
            ])
        let reading = try Reading.of(chart.svg(id: "m", width: 600))
        let texts = reading.texts.map(\.text)
        #expect(texts.contains("A & B") && texts.contains("国") && texts.contains("1970-10-28 · at least 2"))
        #expect(texts.filter { $0 == "2" }.count >= 2, "beside the mark and before its source")
        #expect(texts.contains("1–2"), "the last counts stand at the end of the line")
    }

    @Test func `draws steps where the numbers are`() throws {
        let steps: [StepChart.Step] = [
            .init(day: 0, certain: 3, possible: 5), .init(day: 400, certain: 4, possible: 9),
            .init(day: 900, certain: 7, possible: 7),
        ]
        let svg = StepChart(title: "t", steps: steps, until: 1_200).svg(id: "s", width: 800)
        let reading = try Reading.of(svg)
        let ticks = reading.texts.filter { $0.classes == "s-faint" }.compactMap { text in
            Int(text.text).map { (count: Double($0), y: text.y - 4) }
        }.filter { $0.count <= 10 }
        let (zero, top) = (try #require(ticks.first), try #require(ticks.last))
        let scale = (zero.y - top.y) / (top.count - zero.count)
        let path = try #require(svg.split(separator: "\n").first { $0.contains("\"s-line\"") && $0.contains("V") })
        let heights = path.split(separator: "V").dropFirst().compactMap {
            Double($0.prefix { $0.isNumber || $0 == "." })
        }
        #expect(heights.map { Int(((zero.y - $0) / scale).rounded()) } == [3, 4, 7])
    }

    @Test func `has no two labels of marks in one place`() throws {
        for seed in UInt64(0)..<100 {
            var random = SplitMix64(seed: seed)
            var day = 0
            let marks = (0..<12).map { _ in
                day += Int.random(in: 0...400, using: &random)
                return StepChart.Mark(day: day, count: Int.random(in: 0...60, using: &random), source: "s")
            }
            let svg = StepChart(title: "t", steps: [], marks: marks).svg(id: "m", width: 600)
            let labels = try Reading.of(svg).texts.filter { $0.classes.contains("halo") }
            for (index, one) in labels.enumerated() {
                for other in labels[(index + 1)...] {
                    #expect(abs(one.x - other.x) > 6 || abs(one.y - other.y) > 10, "seed \(seed)")
                }
            }
        }
    }
}
