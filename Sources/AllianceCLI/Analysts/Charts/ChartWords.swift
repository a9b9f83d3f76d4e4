import Alliances
import Charts
import Projections

/// What the charts of a book are called and what stands in them, in the languages that charts have.
struct ChartWords {
    let language: ChartLanguage

    private func word(_ english: String, _ chinese: String, _ russian: String) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        case .russian: russian
        }
    }

    var members: String { word("Members", "成员", "Члены") }
    var byCountry: String { word("Members by country", "按国家分列的成员", "Члены по странам") }
    var byRegion: String {
        word("Members by region (UN M49)", "按地区分列的成员（联合国M49）", "Члены по регионам (ООН M49)")
    }
    var byCategory: String { word("Members by category", "按类别分列的成员", "Члены по категориям") }
    var agreements: String { word("Agreements by status", "按状态分列的协议", "Соглашения по состоянию") }
    var participation: String { word("Participation in conferences", "会议参与情况", "Участие в конференциях") }
    var unknown: String { word("not known", "不详", "неизвестно") }
    var people: String { word("people", "人数", "люди") }
    var institutions: String { word("institutions", "机构", "учреждения") }
    var countries: String { word("countries", "国家", "страны") }

    func text(_ category: MemberCategory) -> String {
        switch category {
        case .member: word("member", "正式成员", "член")
        case .associate: word("associate", "准成员", "ассоциированный член")
        case .observer: word("observer", "观察员", "наблюдатель")
        case .honorary: word("honorary", "名誉成员", "почётный член")
        }
    }

    func text(_ status: AgreementStatuses.Status) -> String {
        switch status {
        case .inForce: word("in force", "生效", "в силе")
        case .signed: word("signed", "已签署", "подписано")
        case .announced: word("announced", "已宣布", "объявлено")
        case .expired: word("expired", "已到期", "истекло")
        case .terminated: word("terminated", "已终止", "прекращено")
        case .open: word("open which", "状态未定", "неясно какое")
        }
    }

    func text(_ bound: PublishedTotal.Bound?, _ count: Int) -> String {
        switch bound {
        case .atLeast: word("at least \(count)", "至少\(count)", "не менее \(count)")
        case .atMost: word("at most \(count)", "至多\(count)", "не более \(count)")
        case .exactly, nil: String(count)
        }
    }

    func text(_ region: Subregion) -> String {
        switch region {
        case .northernAfrica: word(region.rawValue, "北非", "Северная Африка")
        case .subSaharanAfrica: word(region.rawValue, "撒哈拉以南非洲", "Африка к югу от Сахары")
        case .latinAmericaAndCaribbean:
            word(region.rawValue, "拉丁美洲和加勒比", "Латинская Америка и Карибский бассейн")
        case .northernAmerica: word(region.rawValue, "北美洲", "Северная Америка")
        case .centralAsia: word(region.rawValue, "中亚", "Центральная Азия")
        case .easternAsia: word(region.rawValue, "东亚", "Восточная Азия")
        case .southEasternAsia: word(region.rawValue, "东南亚", "Юго-Восточная Азия")
        case .southernAsia: word(region.rawValue, "南亚", "Южная Азия")
        case .westernAsia: word(region.rawValue, "西亚", "Западная Азия")
        case .easternEurope: word(region.rawValue, "东欧", "Восточная Европа")
        case .northernEurope: word(region.rawValue, "北欧", "Северная Европа")
        case .southernEurope: word(region.rawValue, "南欧", "Южная Европа")
        case .westernEurope: word(region.rawValue, "西欧", "Западная Европа")
        case .australiaAndNewZealand: word(region.rawValue, "澳大利亚和新西兰", "Австралия и Новая Зеландия")
        case .melanesia: word(region.rawValue, "美拉尼西亚", "Меланезия")
        case .micronesia: word(region.rawValue, "密克罗尼西亚", "Микронезия")
        case .polynesia: word(region.rawValue, "波利尼西亚", "Полинезия")
        }
    }
}
