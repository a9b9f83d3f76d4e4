/// The fixed words of a report: headings, columns and marks.
package enum Words {
    static let report = Word(en: "Report on the alliance", zh: "联盟状况报告", ru: "Отчёт о состоянии союза")
    static let asOf = Sentence(en: { "as of \($0)" }, zh: { "截至\($0)" }, ru: { "по состоянию на \($0)" })
    static let period = Sentence2(
        en: { "Period: after \($0), up to \($1)" }, zh: { "报告期：\($0)之后至\($1)" },
        ru: { "Отчётный период: после \($0) и до \($1) включительно" })
    static let contents = Word(en: "Contents", zh: "目录", ru: "Содержание")

    // MARK: - Headings

    static let figures = Word(en: "In figures", zh: "主要数字", ru: "Главные цифры")
    static let body = Word(
        en: "Foundation, documents and organs", zh: "成立、文件和机构设置", ru: "Основание, документы и органы")
    static let growth = Word(en: "Growth", zh: "成员数量的变化", ru: "Рост числа членов")
    static let growthChart = Word(en: "Number of members", zh: "成员数量", ru: "Число членов")
    static let regionChart = Word(en: "Members by region", zh: "各地区成员数量", ru: "Число членов по регионам")
    static let regions = Word(
        en: "Members by region and country", zh: "按地区和国家划分的成员", ru: "Члены по регионам и странам")
    static let changes = Word(
        en: "Joined and left in the period", zh: "报告期内加入和退出的成员", ru: "Вступившие и выбывшие за период")
    static let joined = Word(en: "Joined", zh: "加入", ru: "Вступили")
    static let left = Word(en: "Left", zh: "退出", ru: "Выбыли")
    static let members = Word(en: "Members", zh: "成员名单", ru: "Список членов")
    static let unidentified = Word(
        en: "Members not identified", zh: "名称不详的成员", ru: "Члены, названия которых неизвестны")
    static let agreements = Word(en: "Agreements", zh: "协议", ru: "Соглашения")
    static let conferences = Word(
        en: "Conferences and their outcomes", zh: "会议及其成果", ru: "Конференции и их итоги")
    static let programmes = Word(en: "Programmes", zh: "合作项目", ru: "Программы")
    static let reconciliation = Word(
        en: "Published totals and the records", zh: "公布数字与记录的对照", ru: "Опубликованные данные и записи")
    static let disputes = Word(en: "Open disputes", zh: "尚存的不同说法", ru: "Нерешённые разногласия источников")
    static let unsupported = Word(
        en: "What rests on no evidence", zh: "没有出处的记录", ru: "Что не подтверждено источниками")
    static let documents = Word(en: "Sources", zh: "资料来源", ru: "Источники")
    static let verification = Word(
        en: "How to check this report", zh: "如何核对本报告", ru: "Как проверить этот отчёт")

    // MARK: - Columns

    static let endOfYear = Word(en: "At the end of", zh: "年末", ru: "На конец")
    static let name = Word(en: "Name", zh: "名称", ru: "Название")
    static let country = Word(en: "Country", zh: "国家", ru: "Страна")
    static let region = Word(en: "Region and country", zh: "地区和国家", ru: "Регион и страна")
    static let memberSince = Word(en: "Member since", zh: "加入时间", ru: "Член с")
    static let when = Word(en: "When", zh: "时间", ru: "Когда")
    static let number = Word(en: "Number", zh: "数量", ru: "Число")
    static let certain = Word(en: "Certain", zh: "确定", ru: "Достоверно")
    static let atMost = Word(en: "At most", zh: "至多", ru: "Не более")
    static let published = Word(en: "Published", zh: "公布的数字", ru: "Опубликовано")
    static let records = Word(en: "By the records", zh: "根据记录", ru: "По записям")
    static let verdict = Word(en: "Result", zh: "结果", ru: "Результат")
    static let about = Word(en: "About", zh: "所涉事项", ru: "О чём")
    static let claim = Word(en: "The other account", zh: "另一种说法", ru: "Другая версия")
    static let recorded = Word(en: "What is recorded", zh: "记录内容", ru: "Что записано")
    static let entry = Word(en: "Entry", zh: "条目", ru: "Запись")
    static let total = Word(en: "Total", zh: "合计", ru: "Всего")

    // MARK: - Marks

    static let possible = Word(en: "not certain", zh: "不确定", ru: "не достоверно")
    static let founder = Word(en: "founder", zh: "创始成员", ru: "учредитель")
    static let suspended = Word(en: "suspended", zh: "暂停中", ru: "членство приостановлено")
    static let inPeriod = Word(en: "in the period", zh: "报告期内", ru: "в отчётный период")
    static let countryUnknown = Word(en: "Country not known", zh: "国家不详", ru: "Страна неизвестна")
    static let noRegion = Word(en: "No region", zh: "未划入地区", ru: "Вне регионов")
    static let notIdentified = Word(en: "(not identified)", zh: "（名称不详）", ru: "(название неизвестно)")
    static let noName = Word(en: "(no name recorded)", zh: "（未记录名称）", ru: "(название не записано)")
    static let noTitle = Word(en: "(no title recorded)", zh: "（未记录标题）", ru: "(заглавие не записано)")
    static let fromBeginning = Word(en: "from the beginning", zh: "自始", ru: "с самого начала")
    static let noDate = Word(en: "no date", zh: "日期不详", ru: "без даты")
    static let planned = Sentence(en: { "planned: \($0)" }, zh: { "计划：\($0)" }, ru: { "запланировано: \($0)" })
    static let none = Word(en: "None.", zh: "无。", ru: "Нет.")
    static let uncertain = Word(en: "uncertain", zh: "存疑", ru: "под вопросом")
    static let approximate = Word(en: "approximately", zh: "约", ru: "приблизительно")
    static let derived = Word(
        en: "* The date or the fact is derived from the sources, not stated by them.",
        zh: "* 该日期或事实系根据资料推断，资料中并未直接写明。",
        ru: "* Дата или факт выведены из источников, прямо в них не названы.")
    static let colon = Word(en: ": ", zh: "：", ru: ": ")
    static let comma = Word(en: ", ", zh: "，", ru: ", ")
    /// Between names that stand in one list.
    static let listComma = Word(en: ", ", zh: "、", ru: ", ")
    static let semicolon = Word(en: "; ", zh: "；", ru: "; ")
    static let quoted = Sentence(en: { "“\($0)”" }, zh: { "《\($0)》" }, ru: { "«\($0)»" })

    // MARK: - Dates

    /// The date stands in the genitive in Russian.
    static let notLaterThan = Sentence(en: { "not later than \($0)" }, zh: { "不晚于\($0)" }, ru: { "не позднее \($0)" })
    static let notBefore = Sentence(en: { "not before \($0)" }, zh: { "不早于\($0)" }, ru: { "не ранее \($0)" })
    static let until = Sentence(en: { "until \($0)" }, zh: { "至\($0)" }, ru: { "до \($0)" })
    static let from = Sentence(en: { "from \($0)" }, zh: { "\($0)起" }, ru: { "с \($0)" })
    static let fromWithoutEnd = Sentence(
        en: { "from \($0), end not known" }, zh: { "\($0)起，结束时间不详" }, ru: { "с \($0), окончание неизвестно" })
}
