/// Numbers with what is counted.
extension Words {
    package static let memberCount = Counted(en: "member", "members", zh: "个成员", ru: "член", "члена", "членов")
    package static let countryCount = Counted(en: "country", "countries", zh: "个国家", ru: "страна", "страны", "стран")
    static let agreementCount = Counted(
        en: "agreement", "agreements", zh: "项协议", ru: "соглашение", "соглашения", "соглашений")
    static let conferenceCount = Counted(
        en: "conference", "conferences", zh: "次会议", ru: "конференция", "конференции", "конференций")
    static let programmeCount = Counted(
        en: "programme", "programmes", zh: "个合作项目", ru: "программа", "программы", "программ")
    static let institutionCount = Counted(
        en: "institution", "institutions", zh: "家机构", ru: "учреждение", "учреждения", "учреждений")
    static let peopleCount = Counted(en: "person", "people", zh: "人", ru: "человек", "человека", "человек")
    static let disputeCount = Counted(
        en: "open dispute", "open disputes", zh: "项不同说法", ru: "разногласие", "разногласия", "разногласий")
    static let entryCount = Counted(en: "entry", "entries", zh: "条记录", ru: "запись", "записи", "записей")
    static let documentCount = Counted(
        en: "source", "sources", zh: "份资料", ru: "источник", "источника", "источников")

    static let unidentifiedPart = Sentence(
        en: { "\($0) of them not identified" }, zh: { "其中\($0)个名称不详" }, ru: { "из них \($0) — с неизвестным названием" }
    )
    static let upTo = Sentence(en: { "at most \($0)" }, zh: { "至多\($0)" }, ru: { "не более \($0)" })
    static let atLeast = Sentence(en: { "at least \($0)" }, zh: { "至少\($0)" }, ru: { "не менее \($0)" })
    static let range = Sentence2(en: { "\($0) to \($1)" }, zh: { "\($0)至\($1)" }, ru: { "от \($0) до \($1)" })
    static let more = Sentence(
        en: { "And \($0) more; alliance evidence --unsupported lists them all." },
        zh: { "另有\($0)条；alliance evidence --unsupported 列出全部。" },
        ru: { "И ещё \($0); полный список: alliance evidence --unsupported." })
    static let differsBy = Sentence(en: { "differs by \($0)" }, zh: { "相差\($0)" }, ru: { "расхождение: \($0)" })
    static let exactly = Word(en: "exactly so", zh: "完全一致", ru: "точно совпадает")
    static let within = Word(en: "within what is open", zh: "在未定范围之内", ru: "в пределах неопределённости")
    static let notCompared = Word(en: "not compared", zh: "未作比较", ru: "не сравнивалось")
}
