import Charts
import Testing

@Suite struct `A list of bars` {
    private static let countries = BarList([
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
        #expect(Self.countries.lines(ascii: true)[1] == "Узбекистан   3  ###")
    }

    @Test func `scales what does not fit to eighths, and leaves nothing but zero without a bar`() {
        let list = BarList([.init("a", 1_000), .init("b", 505), .init("c", 1), .init("d", 0)])
        #expect(list.lines(width: 20) == ["a  1000  ███████████", "b   505  █████▌", "c     1  ▏", "d     0"])
        #expect(list.lines(width: 20, ascii: true)[2] == "c     1  #")
    }

    @Test func `shortens labels so that bars keep their room`() {
        let list = BarList([.init("Национальная библиотека", 40)])
        #expect(list.lines(width: 30) == ["Национальная…   40  ██████████"])
    }

    @Test func `of nothing is nothing`() {
        #expect(BarList([]).lines(width: 40).isEmpty)
    }
}
