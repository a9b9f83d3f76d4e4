import Charts
import Testing

@Suite struct `A chart of growth` {
    private static let points: [GrowthChart.Point] = [
        .init(label: "2018-05-28", day: 17_679, certain: 24, possible: 24, published: 24),
        .init(label: "2018-05-29", day: 17_680, certain: 24, possible: 29),
        .init(label: "2019-11-22", day: 18_222, certain: 27, possible: 29, published: 28),
        .init(label: "2019-11-23", day: 18_223, certain: 27, possible: 38),
        .init(label: "2021-09-02", day: 18_872, certain: 36, possible: 38, published: 37),
        .init(label: "2021-09-03", day: 18_873, certain: 36, possible: 51),
        .init(label: "2024-10-25", day: 20_021, certain: 37, possible: 51),
        .init(label: "2025-05-27", day: 20_235, certain: 51, possible: 51, published: 51),
    ]
    private static let chart = GrowthChart(points, until: 20_778)
    private static let century = GrowthChart([
        .init(label: "1887-11-12", day: -30_000, certain: 400, possible: 900),
        .init(label: "2019-04-14", day: 18_000, certain: 900, possible: 1_000),
    ])

    @Test func `shows what is certain, what is possible, and what was published`() {
        let drawn = """
            50 ┤                             ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░◆█████████████
               │                             ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████
               │                             ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████
               │                             ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████
               │                             ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████
            40 ┤             ░░░░░░░░░░░░░░░░◆░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██████████████
               │             ░░░░░░░░░░░░░░░░███████████████████████████████████████████████
               │             ░░░░░░░░░░░░░░░░███████████████████████████████████████████████
               │             ░░░░░░░░░░░░░░░░███████████████████████████████████████████████
            30 ┤░░░░░░░░░░░░░◆░░░░░░░░░░░░░░░███████████████████████████████████████████████
               │░░░░░░░░░░░░░███████████████████████████████████████████████████████████████
               │◆███████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
            20 ┤████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
            10 ┤████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
             0 └─────┬────────┬────────┬────────┬────────┬───────┬────────┬────────┬────────
                2018 2019     2020     2021     2022     2023    2024     2025     2026
                █ certain   ░ possible   ◆ published
            """
        #expect(Self.chart.lines(width: 80, height: 24).joined(separator: "\n") == drawn)
    }

    @Test func `ends with the last point where no other day is given`() {
        let drawn = """
               │                                   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░◆
               │                                   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
            40 ┤                                   ◆░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
               │                ░░░░░░░░░░░░░░░░░░░█████████████████████████████████████████
               │                ◆░░░░░░░░░░░░░░░░░░█████████████████████████████████████████
               │░░░░░░░░░░░░░░░░████████████████████████████████████████████████████████████
               │◆███████████████████████████████████████████████████████████████████████████
            20 ┤████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
               │████████████████████████████████████████████████████████████████████████████
             0 └──────┬──────────┬──────────┬──────────┬─────────┬──────────┬──────────┬────
                2018  2019       2020       2021       2022      2023       2024       2025
                █ certain   ░ possible   ◆ published
            """
        #expect(GrowthChart(Self.points).lines(width: 80, height: 14).joined(separator: "\n") == drawn)
    }

    @Test func `needs no more than ASCII`() {
        let drawn = """
               |                     ::::::::::::::::::::::::*##########
               |                     ::::::::::::::::::::::::###########
            40 +                     *:::::::::::::::::::::::###########
               |          :::::::::::###################################
               |          *::::::::::###################################
               |::::::::::##############################################
               |*#######################################################
            20 +########################################################
               |########################################################
               |########################################################
               |########################################################
             0 +----+-----+------+-----+------+-----+------+-----+------
                    2019  2020   2021  2022   2023  2024   2025  2026
                # certain   : possible   * published
            """
        #expect(Self.chart.lines(width: 60, height: 14, ascii: true).joined(separator: "\n") == drawn)
    }

    @Test func `names days where no years begin`() {
        let drawn = """
               │   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
               │◆░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
               │██████████████████████████████████████████████
            20 ┤██████████████████████████████████████████████
               │██████████████████████████████████████████████
               │██████████████████████████████████████████████
               │██████████████████████████████████████████████
             0 └──────────────────────────────────────────────
                2019-11-22
                █ certain   ░ possible   ◆ published
            """
        #expect(
            GrowthChart(Array(Self.points[2...3]), until: 18_240).lines(width: 50, height: 10).joined(separator: "\n")
                == drawn)
    }

    @Test func `thins years to round ones over a long time`() {
        let drawn = """
            1000 ┤                                                     ░
                 │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
                 │░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
             500 ┤░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░█
                 │██████████████████████████████████████████████████████
                 │██████████████████████████████████████████████████████
                 │██████████████████████████████████████████████████████
               0 └─────┬───────┬───────┬───────┬───────┬───────┬────────
                  1887 1900    1920    1940    1960    1980    2000
                  █ certain   ░ possible
            """
        #expect(Self.century.lines(width: 60, height: 10).joined(separator: "\n") == drawn)
    }

    @Test func `of nothing yet is an empty frame`() {
        let drawn = """
             1 ┤
               │
               │
               │
               │
             0 └────────────────────────────────────────────────────────
                2018-05-28
                █ certain
            """
        #expect(
            GrowthChart([.init(label: "2018-05-28", day: 17_679, certain: 0, possible: 0)]).lines(width: 60, height: 8)
                .joined(separator: "\n") == drawn)
    }

    @Test func `shows a doubt that rounding would hide`() {
        let point = GrowthChart.Point(label: "2018-05-28", day: 17_679, certain: 999, possible: 1_000, published: 999)
        let lines = GrowthChart([point]).lines(width: 60, height: 10)
        #expect(lines.prefix(3).map { $0.last } == ["░", "█", "█"])
        #expect(lines[1].contains("◆"))
    }

    @Test func `fills the height and keeps to the width`() {
        for seed in UInt64(0)..<300 {
            var generator = SplitMix64(seed: seed)
            var day = Int.random(in: -700_000...1_000_000, using: &generator)
            let points = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                day += [0, 1, 40, 4_000, 90_000].randomElement(using: &generator) ?? 0
                let certain = Int.random(in: 0...[0, 5, 90, 1_000_000][Int(seed % 4)], using: &generator)
                let possible = certain + Int.random(in: 0...3, using: &generator)
                let published = Bool.random(using: &generator) ? Int.random(in: 0...99, using: &generator) : nil
                return GrowthChart.Point(
                    label: "day \(day)", day: day, certain: certain, possible: possible, published: published)
            }
            let width = Int.random(in: 48...120, using: &generator)
            let height = Int.random(in: 8...50, using: &generator)
            let lines = GrowthChart(points).lines(width: width, height: height, ascii: seed % 2 == 0)
            #expect(lines.count == height, "seed \(seed)")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && $0.last != " " }, "seed \(seed) \(lines)")
        }
    }

    @Test func `in colour differs by escape sequences only`() {
        let coloured = Self.chart.lines(width: 80, height: 12, colour: true)
        let plain = coloured.map { line in
            line.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated()
                .map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != "m" }.dropFirst() }.joined()
        }
        #expect(plain == Self.chart.lines(width: 80, height: 12))
        #expect(coloured != plain)
        #expect(coloured.allSatisfy { !$0.contains("\u{1B}") || $0.contains("\u{1B}[0m") })
    }

    @Test func `of no points has no lines`() {
        #expect(GrowthChart([]).lines(width: 80, height: 24).isEmpty)
    }
}
