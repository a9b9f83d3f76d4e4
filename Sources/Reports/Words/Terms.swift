import Alliances
import Projections

/// The words of the domain. What has a fixed list of values has a word for each.
package enum Terms {
    package static func category(_ category: MemberCategory) -> Word {
        switch category {
        case .member: Word(en: "member", zh: "正式成员", ru: "член")
        case .associate: Word(en: "associate member", zh: "准成员", ru: "ассоциированный член")
        case .observer: Word(en: "observer", zh: "观察员", ru: "наблюдатель")
        case .honorary: Word(en: "honorary member", zh: "荣誉成员", ru: "почётный член")
        }
    }

    package static func region(_ region: Region?) -> Word {
        switch region {
        case .africa: Word(en: "Africa", zh: "非洲", ru: "Африка")
        case .americas: Word(en: "Americas", zh: "美洲", ru: "Америка")
        case .asia: Word(en: "Asia", zh: "亚洲", ru: "Азия")
        case .europe: Word(en: "Europe", zh: "欧洲", ru: "Европа")
        case .oceania: Word(en: "Oceania", zh: "大洋洲", ru: "Океания")
        case nil: Words.noRegion
        }
    }

    package static func country(_ code: String) -> Word {
        let row = CountryWords.row(code)
        return Word(en: (try? CountryCode(code))?.name ?? code, zh: row?.zh ?? code, ru: row?.ru ?? code)
    }

    package static func measure(_ measure: PublishedTotal.Measure) -> Word {
        switch measure {
        case .members: Word(en: "Members", zh: "成员", ru: "Члены")
        case .founders: Word(en: "Founders", zh: "创始成员", ru: "Учредители")
        case .attending: Word(en: "Attending", zh: "与会者", ru: "Участники встречи")
        case .supporters: Word(en: "Supporters", zh: "支持者", ru: "Поддержавшие")
        case .other: Word(en: "Other", zh: "其他", ru: "Прочее")
        }
    }

    package static func mode(_ mode: ConferenceDescription.Mode) -> Word {
        switch mode {
        case .inPerson: Word(en: "in person", zh: "线下", ru: "очно")
        case .online: Word(en: "online", zh: "线上", ru: "онлайн")
        case .hybrid: Word(en: "in person and online", zh: "线上线下结合", ru: "очно и онлайн")
        }
    }

    /// A status of an agreement, a conference, a programme or the alliance.
    package static func status(_ status: String) -> Word {
        statuses[status] ?? free(status)
    }

    private static let statuses: [String: Word] = [
        "announced": Word(en: "announced", zh: "已宣布", ru: "объявлено"),
        "signed": Word(en: "signed", zh: "已签署", ru: "подписано"),
        "in force": Word(en: "in force", zh: "已生效", ru: "действует"),
        "expired": Word(en: "expired", zh: "已到期", ru: "срок истёк"),
        "terminated": Word(en: "terminated", zh: "已终止", ru: "прекращено"),
        "held": Word(en: "held", zh: "已举行", ru: "состоялось"),
        "cancelled": Word(en: "cancelled", zh: "已取消", ru: "отменено"),
        "launched": Word(en: "under way", zh: "进行中", ru: "осуществляется"),
        "concluded": Word(en: "concluded", zh: "已结束", ru: "завершено"),
        "proposed": Word(en: "proposed", zh: "筹建", ru: "предложен"),
        "founded": Word(en: "founded", zh: "成立", ru: "основан"),
        "dissolved": Word(en: "dissolved", zh: "解散", ru: "распущен"),
    ]

    /// A kind or an action that whoever recorded it chose freely: the usual ones have a word, others are shown as recorded.
    package static func free(_ text: String) -> Word {
        if let word = usual[text] { return word }
        let plain = text.replacing("-", with: " ")
        return Word(en: plain, zh: plain, ru: plain)
    }

    private static let usual: [String: Word] = [
        "agreement": Word(en: "agreement", zh: "协议", ru: "соглашение"),
        "agreement-or-memorandum": Word(en: "agreement or memorandum", zh: "协议或备忘录", ru: "соглашение или меморандум"),
        "cooperation-agreement": Word(en: "cooperation agreement", zh: "合作协议", ru: "соглашение о сотрудничестве"),
        "letter-of-intent": Word(en: "letter of intent", zh: "意向书", ru: "письмо о намерениях"),
        "memorandum": Word(en: "memorandum", zh: "备忘录", ru: "меморандум"),
        "memorandum-of-understanding": Word(
            en: "memorandum of understanding", zh: "谅解备忘录", ru: "меморандум о взаимопонимании"),
        "conference": Word(en: "conference", zh: "会议", ru: "конференция"),
        "congress": Word(en: "congress", zh: "大会", ru: "конгресс"),
        "course": Word(en: "course", zh: "培训班", ru: "учебный курс"),
        "forum": Word(en: "forum", zh: "论坛", ru: "форум"),
        "meeting": Word(en: "meeting", zh: "会晤", ru: "встреча"),
        "reception": Word(en: "reception", zh: "招待会", ru: "приём"),
        "seminar": Word(en: "seminar", zh: "研讨会", ru: "семинар"),
        "award": Word(en: "award", zh: "奖项", ru: "награда"),
        "charter": Word(en: "charter", zh: "章程", ru: "устав"),
        "declaration": Word(en: "declaration", zh: "宣言", ru: "декларация"),
        "document": Word(en: "document", zh: "文件", ru: "документ"),
        "initiative": Word(en: "initiative", zh: "倡议", ru: "инициатива"),
        "manifesto": Word(en: "manifesto", zh: "宣言", ru: "манифест"),
        "project": Word(en: "project", zh: "项目", ru: "проект"),
        "proposal": Word(en: "proposal", zh: "建议", ru: "предложение"),
        "report": Word(en: "report", zh: "报告", ru: "доклад"),
        "secretariat": Word(en: "secretariat", zh: "秘书处", ru: "секретариат"),
        "council": Word(en: "council", zh: "理事会", ru: "совет"),
        "committee": Word(en: "committee", zh: "委员会", ru: "комитет"),
        "office": Word(en: "office", zh: "办公室", ru: "бюро"),
        "established": Word(en: "established", zh: "设立", ru: "создание"),
        "renamed": Word(en: "renamed", zh: "更名", ru: "переименование"),
        "dissolved": Word(en: "dissolved", zh: "撤销", ru: "упразднение"),
        "in-force": Word(en: "in force", zh: "生效", ru: "вступление в силу"),
        "adopted": Word(en: "adopted", zh: "通过", ru: "принято"),
        "conferred": Word(en: "conferred", zh: "授予", ru: "присуждено"),
        "issued": Word(en: "issued", zh: "发布", ru: "опубликовано"),
        "passed": Word(en: "passed", zh: "通过", ru: "принято"),
        "presented": Word(en: "presented", zh: "介绍", ru: "представлено"),
        "proposed": Word(en: "proposed", zh: "提出", ru: "предложено"),
        "signed": Word(en: "signed", zh: "签署", ru: "подписано"),
        "book-exchange": Word(en: "book exchange", zh: "图书交换", ru: "книгообмен"),
        "digital-library": Word(en: "digital library", zh: "数字图书馆", ru: "цифровая библиотека"),
        "exchange": Word(en: "exchange", zh: "交流", ru: "обмен"),
        "integration": Word(en: "integration", zh: "整合", ru: "интеграция"),
        "publication": Word(en: "publication", zh: "出版", ru: "издание"),
        "training": Word(en: "training", zh: "培训", ru: "обучение"),
        "years-of-culture": Word(en: "years of culture", zh: "文化年", ru: "годы культуры"),
    ]
}
