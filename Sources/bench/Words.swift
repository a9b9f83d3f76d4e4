/// Names and titles in the scripts that libraries along the Silk Road write.
struct Words {
    let tag: String
    private let places: [String]
    private let libraries: [String]
    private let documents: [String]

    static let english = Words(
        tag: "en",
        places: ["Samarkand", "Dunhuang", "Aleppo", "Tbilisi", "Isfahan", "Almaty", "Ulaanbaatar", "Thessaloniki"],
        libraries: ["National Library", "City Library", "University Library", "Manuscript Archive"],
        documents: ["Communiqué on cooperation", "Annual report", "Memorandum of understanding", "Joint statement"])

    static let others = [
        Words(
            tag: "zh-Hans", places: ["敦煌", "西安", "杭州", "兰州", "乌鲁木齐", "泉州"],
            libraries: ["国家图书馆", "省图书馆", "大学图书馆"], documents: ["合作公报", "年度报告", "谅解备忘录"]),
        Words(
            tag: "ru", places: ["Самарканд", "Алматы", "Казань", "Душанбе", "Бишкек"],
            libraries: ["Национальная библиотека", "Городская библиотека"],
            documents: ["Совместное заявление", "Годовой отчёт"]),
        Words(
            tag: "ar", places: ["القاهرة", "حلب", "بغداد", "مسقط"], libraries: ["المكتبة الوطنية", "مكتبة الجامعة"],
            documents: ["بيان مشترك", "تقرير سنوي"]),
        Words(
            tag: "fa", places: ["تهران", "اصفهان", "شیراز"], libraries: ["کتابخانه ملی", "کتابخانه دانشگاه"],
            documents: ["بیانیه مشترک"]),
        Words(
            tag: "ka", places: ["თბილისი", "ქუთაისი"], libraries: ["ეროვნული ბიბლიოთეკა"],
            documents: ["ერთობლივი განცხადება"]),
        Words(
            tag: "el", places: ["Αθήνα", "Θεσσαλονίκη"], libraries: ["Εθνική Βιβλιοθήκη"], documents: ["Κοινή δήλωση"]),
    ]

    func library(_ number: Int, _ random: inout SplitMix64) -> String {
        "\(random.pick(libraries)) \(random.pick(places)) \(number)"
    }

    func document(_ number: Int, _ random: inout SplitMix64) -> String {
        "\(random.pick(documents)), \(random.pick(places)) \(number)"
    }

    func place(_ random: inout SplitMix64) -> String { random.pick(places) }
}
