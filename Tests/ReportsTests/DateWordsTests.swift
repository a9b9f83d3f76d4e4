import EDTF
import Reports
import Testing

@Suite struct `Dates in words` {
    @Test(arguments: [
        ("2018-05-28", "28 May 2018", "2018年5月28日", "28 мая 2018 г."),
        ("2018-05", "May 2018", "2018年5月", "май 2018 г."),
        ("2018-05-XX", "May 2018", "2018年5月", "май 2018 г."),
        ("2018", "2018", "2018年", "2018 г."),
        ("2018-XX", "2018", "2018年", "2018 г."),
        ("2019-21", "spring 2019", "2019年春季", "весна 2019 г."),
        ("201X", "the 2010s", "2010—2019年", "2010-е годы"),
        ("20XX", "2000–2099", "2000—2099年", "2000–2099 гг."),
        ("2018?", "2018 (uncertain)", "2018年（存疑）", "2018 г. (под вопросом)"),
        (
            "2018-05%", "May 2018 (uncertain, approximately)", "2018年5月（存疑，约）",
            "май 2018 г. (под вопросом, приблизительно)"
        ),
        (
            "[2018-05-29..2024-10-25]", "between 29 May 2018 and 25 October 2024",
            "2018年5月29日至2024年10月25日之间", "между 29 мая 2018 г. и 25 октября 2024 г."
        ),
        ("[2018..2020]", "between 2018 and 2020", "2018年至2020年之间", "между 2018 и 2020 гг."),
        (
            "[2018-05..2018-07]", "between May and July 2018", "2018年5月至7月之间", "между маем и июлем 2018 г."
        ),
        (
            "[2018-05-29..2018-07-01]", "between 29 May and 1 July 2018", "2018年5月29日至7月1日之间",
            "между 29 мая и 1 июля 2018 г."
        ),
        ("[..2019-09-12]", "not later than 12 September 2019", "不晚于2019年9月12日", "не позднее 12 сентября 2019 г."),
        ("[..2019-09]", "not later than September 2019", "不晚于2019年9月", "не позднее сентября 2019 г."),
        ("[2019-08..]", "not before August 2019", "不早于2019年8月", "не ранее августа 2019 г."),
        ("2025-05-26/2025-05-30", "26–30 May 2025", "2025年5月26日至30日", "26–30 мая 2025 г."),
        ("2025-05-26/2025-06-03", "26 May – 3 June 2025", "2025年5月26日至6月3日", "26 мая – 3 июня 2025 г."),
        ("2022-09/2022-10", "September–October 2022", "2022年9月至10月", "сентябрь–октябрь 2022 г."),
        ("2024/2025", "2024 – 2025", "2024年至2025年", "2024–2025 гг."),
        ("2024-05/..", "from May 2024", "2024年5月起", "с мая 2024 г."),
        ("2024-05/", "from May 2024, end not known", "2024年5月起，结束时间不详", "с мая 2024 г., окончание неизвестно"),
        ("../2024-05", "until May 2024", "至2024年5月", "до мая 2024 г."),
    ])
    func `are written as each language writes them`(
        text: String, english: String, chinese: String, russian: String
    ) throws {
        let date = try EDTFDate(text)
        #expect(DateWords(.english)(date) == english)
        #expect(DateWords(.chinese)(date) == chinese)
        // The year and its abbreviation are not parted at the end of a line.
        #expect(DateWords(.russian)(date).replacing("\u{a0}", with: " ") == russian)
    }

    @Test func `are made of every day without losing it`() throws {
        for month in 1...12 {
            let day = try #require(Day(year: 2024, month: month, day: 9))
            let words = ReportLanguage.allCases.map { DateWords($0)(day) }
            for text in words { #expect(text.contains("9") && text.contains("2024"), "\(text)") }
            #expect(Set(words).count == 3)
        }
    }
}
