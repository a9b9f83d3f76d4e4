import Charts
import Testing

@Suite struct `A chart of growth` {
    private static let steps: [StepChart.Step] = [
        .init(day: 17_679, certain: 24, possible: 24),
        .init(day: 17_680, certain: 24, possible: 29),
        .init(day: 18_222, certain: 27, possible: 29),
        .init(day: 18_223, certain: 27, possible: 38),
        .init(day: 18_872, certain: 36, possible: 38),
        .init(day: 18_873, certain: 36, possible: 51),
        .init(day: 20_021, certain: 37, possible: 51),
        .init(day: 20_235, certain: 51, possible: 51),
    ]
    private static let marks: [StepChart.Mark] = [
        .init(day: 17_679, count: 24), .init(day: 18_222, count: 28), .init(day: 18_872, count: 37),
        .init(day: 20_235, count: 51),
    ]
    private static let chart = StepChart(title: "Members", steps: steps, marks: marks, until: 20_778)
    private static let century = StepChart(
        title: "Members",
        steps: [
            .init(day: -30_000, certain: 400, possible: 900), .init(day: 18_000, certain: 900, possible: 1_000),
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
        #expect(
            StepChart(title: "", steps: Self.steps, marks: Self.marks).lines(width: 80, height: 14).joined(
                separator: "\n") == drawn)
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
             0 └┬─────────────────┬────────────────┬──────────
                2019-11-22        2019-11-29       2019-12-06
                █ certain   ░ possible   ◆ published
            """
        #expect(
            StepChart(title: "", steps: Array(Self.steps[2...3]), marks: [Self.marks[1]], until: 18_240)
                .lines(width: 50, height: 10).joined(separator: "\n") == drawn)
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
             0 └┬──────────────────────────────────────────────────────┬
                2018-05-28
                █ certain
            """
        #expect(
            StepChart(title: "", steps: [.init(day: 17_679, certain: 0, possible: 0)]).lines(width: 60, height: 8)
                .joined(separator: "\n") == drawn)
    }

    @Test func `shows a doubt that rounding would hide`() {
        let chart = StepChart(
            title: "", steps: [.init(day: 17_679, certain: 999, possible: 1_000)],
            marks: [.init(day: 17_679, count: 999)])
        let lines = chart.lines(width: 60, height: 10)
        #expect(lines.prefix(3).map { $0.last } == ["░", "█", "█"])
        #expect(lines[1].contains("◆"))
    }

    @Test func `fills the height and keeps to the width`() {
        for seed in UInt64(0)..<300 {
            var generator = SplitMix64(seed: seed)
            var day = Int.random(in: -700_000...1_000_000, using: &generator)
            var marks: [StepChart.Mark] = []
            let steps = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                day += [0, 1, 40, 4_000, 90_000].randomElement(using: &generator) ?? 0
                let certain = Int.random(in: 0...[0, 5, 90, 1_000_000][Int(seed % 4)], using: &generator)
                if Bool.random(using: &generator) {
                    marks.append(.init(day: day, count: Int.random(in: 0...99, using: &generator)))
                }
                return StepChart.Step(
                    day: day, certain: certain, possible: certain + Int.random(in: 0...3, using: &generator))
            }
            let width = Int.random(in: 20...120, using: &generator)
            let height = Int.random(in: 8...50, using: &generator)
            let language = ChartLanguage.allCases.randomElement(using: &generator) ?? .english
            let lines = StepChart(title: "", steps: steps, marks: marks).lines(
                width: width, height: height, ascii: seed % 2 == 0, colour: false, language: language)
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

    @Test func `of nothing says so`() {
        #expect(StepChart(title: "", steps: []).lines(width: 80) == ["Nothing is recorded by this day."])
    }
}
