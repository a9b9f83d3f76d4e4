import Charts
import Testing

@Suite struct `A list of bars` {
    private static let countries = BarChart(
        title: "",
        bars: [
            .init("China", 12), .init("Узбекистан", 3), .init("ประเทศไทย", 1), .init("日本", 0),
        ])

    @Test func `draws a block for each unit`() {
        #expect(
            Self.countries.lines(width: 60) == [
                "China       12  ████████████",
                "Узбекистан   3  ███",
                "ประเทศไทย    1  █",
                "日本         0",
            ])
        #expect(Self.countries.lines(width: 80, ascii: true)[1] == "Узбекистан   3  ###")
    }

    @Test func `scales what does not fit to eighths, and leaves nothing but zero without a bar`() {
        let list = BarChart(title: "", bars: [.init("a", 1_000), .init("b", 505), .init("c", 1), .init("d", 0)])
        #expect(list.lines(width: 20) == ["a  1000  ███████████", "b   505  █████▌", "c     1  ▏", "d     0"])
        #expect(list.lines(width: 20, ascii: true)[2] == "c     1  #")
    }

    @Test func `shortens labels so that bars keep their room`() {
        let list = BarChart(title: "", bars: [.init("Национальная библиотека", 40)])
        #expect(list.lines(width: 30) == ["Национальная…   40  ██████████"])
    }

    @Test func `draws what is only possible after what is certain, and says what each is`() {
        let list = BarChart(
            title: "", bars: [.init("a", certain: 3, possible: 5), .init("b", certain: 0, possible: 2)])
        #expect(
            list.lines(width: 40) == [
                "a  3–5  ███░░", "b  0–2  ░░", "█ certain   ░ possible",
            ])
        #expect(list.lines(width: 40, ascii: true)[0] == "a  3-5  ###::")
        let wide = BarChart(title: "", bars: [.init("a", certain: 999, possible: 1_000)])
        #expect(wide.lines(width: 30)[0].hasSuffix("█░"))
    }

    @Test func `keeps to the width of a terminal`() {
        let bars = [("Национальная библиотека", 0, 3), ("中国国家图书馆", 10_000, 1_000_000)].map {
            BarChart.Bar($0.0, certain: $0.1, possible: $0.2)
        }
        for width in 30...90 {
            for language in ChartLanguage.allCases {
                for ascii in [false, true] {
                    let lines = BarChart(title: "", bars: bars + bars, limit: 3).lines(
                        width: width, height: 18, ascii: ascii, colour: false, language: language)
                    for line in lines {
                        #expect(DisplayWidth.of(line) <= width, "\(width): \(line)")
                    }
                }
            }
        }
    }

    @Test func `of nothing is nothing`() {
        #expect(BarChart(title: "", bars: []).lines(width: 40) == ["Nothing is recorded by this day."])
    }
}
