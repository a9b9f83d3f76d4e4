/// Whole sentences, in plain words.
extension Words {
    static let pairsExplained = Word(
        en: """
            The number after “at most” also counts what the records leave open: where a date is known only roughly, or a \
            country is not known, a member or a country may already have to be counted or not. The first number is \
            certain, whatever turns out.
            """,
        zh: "“至多”后面的数字还包括记录尚不能确定的部分：有的日期只知道大概，有的国家尚不清楚，因此某个成员或国家当时是否应当计入无法断定。前一个数字则无论如何都是确定的。",
        ru: """
            Число после слов «не более» включает и то, что записи оставляют открытым: если дата известна лишь \
            приблизительно или страна неизвестна, нельзя сказать наверняка, следует ли уже учитывать члена или страну. \
            Первое число достоверно в любом случае.
            """)
    static let pairsAgree = Word(
        en: "Nothing is left open in these numbers: what is certain and what is possible is the same.",
        zh: "这些数字没有未定之处：确定的与可能的完全相同。",
        ru: "В этих числах нет неопределённости: достоверное и возможное совпадают.")
    static let noAlliance = Word(
        en: "No alliance is recorded by this day.", zh: "截至该日没有联盟的记录。",
        ru: "На этот день союз в книге не записан.")
    static let noMembers = Word(
        en: "Nobody is a member on this day.", zh: "该日没有成员。", ru: "На этот день членов нет.")
    static let growthExplained = Word(
        en: """
            The line is the number of members that is certain; the shaded band reaches up to what is possible. Marked \
            points are totals that were published; they are shown beside the records and never mixed into them.
            """,
        zh: "曲线表示确定的成员数量，阴影部分的上边缘表示可能的数量。标出的点是公开发布的数字，仅供对照，不计入记录。",
        ru: """
            Линия — достоверное число членов; закрашенная полоса доходит до возможного. Отмеченные точки — \
            опубликованные данные: они показаны рядом с записями и никогда в них не учитываются.
            """)
    static let changesExplained = Word(
        en: "“Not certain” stands where the day may lie outside the period.",
        zh: "日期可能不在报告期内的，注明“不确定”。", ru: "«Не достоверно» означает, что день может лежать вне периода.")
    static let unidentifiedExplained = Word(
        en: """
            These members are known only from published counts, which name some members and not all. They are counted; \
            no name is invented for them.
            """,
        zh: "这些成员仅见于公布的总数，资料只列出了部分成员的名称。他们计入总数，但不为其虚拟名称。",
        ru: """
            Об этих членах известно только из опубликованных чисел: источники называют не всех. Они учтены, но названия \
            для них не придуманы.
            """)
    static let statusExplained = Word(
        en: "A status is never more than was recorded: “in force” stands only where a source says so.",
        zh: "状态以记录为准：只有资料写明生效的，才标为“已生效”。",
        ru: "Состояние указано не выше записанного: «действует» стоит лишь там, где это сообщает источник.")
    static let reconciliationExplained = Word(
        en: """
            What others published about the alliance, beside what the records say for the same time. No record is \
            adjusted to a published number.
            """,
        zh: "公开发布的联盟数字与同一时期记录的对照。记录不因公布的数字而改动。",
        ru: """
            Что публиковалось о союзе, рядом с тем, что говорят записи о том же времени. Записи под опубликованные числа \
            не подгоняются.
            """)
    static let disputesExplained = Word(
        en: "Sources that say something else than what is recorded. They change nothing until an entry corrects it.",
        zh: "与记录不同的说法。在有条目更正之前，记录保持不变。",
        ru: "Источники, говорящие иное, чем записано. Они ничего не меняют, пока запись не исправлена.")
    static let unsupportedExplained = Word(
        en: "Entries for which no document is cited.", zh: "没有引用任何资料的条目。",
        ru: "Записи, для которых не указан ни один источник.")
    static let everythingSupported = Word(
        en: "Every entry cites a document.", zh: "每条记录都有出处。", ru: "Каждая запись опирается на источник.")
    static let documentsExplained = Word(
        en: "The numbers in brackets in this report refer to this list.", zh: "本报告方括号中的数字指本列表中的编号。",
        ru: "Числа в квадратных скобках в этом отчёте отсылают к этому списку.")
}
