/// What a column can say.
public enum TableField: String, CaseIterable, Sendable {
    case id, name, identified, kind, city, country, isil, isni, ror, viaf, wikidata
    case category, founding, since, state, suspended, left, leaving
    case title, status, date
    case inForce = "in-force"
    case until, parties, conference, place
    case series, ordinal, days, mode, venue, hosts, theme, scheduled
    case publisher, published, language, url, sha256
    case evidence, basis, note

    /// Whether a column of it is of one language, as `name[zh]` is.
    public var isText: Bool { self == .name || self == .title }

    /// What is said of it in a template: what a cell holds.
    func guide(in kind: TableKind) -> String {
        switch self {
        case .id: "permanent and neutral: a-z 0-9 and hyphens"
        case .name, .title: "in this language; name[zh], title[ru] … for others"
        case .identified: "yes or no; no = known from a published count only"
        case .kind:
            switch kind {
            case .agreements: "such as memorandum"
            case .conferences: "such as forum"
            case .members, .institutions, .evidence: "such as national-library"
            }
        case .city, .venue, .theme, .place, .publisher: "text"
        case .country: "ISO 3166-1 code such as CN, or the English name"
        case .isil, .isni, .ror, .viaf, .wikidata: "the identifier in this register"
        case .category: "member, associate, observer or honorary"
        case .founding: "yes or no"
        case .since: "when it was admitted: 2018-05-28, 2018-05, [..2018-05-28]"
        case .state: "member, suspended or left"
        case .suspended: "since when it is suspended"
        case .left: "when membership ended"
        case .leaving: "how: withdrawn, excluded or expired"
        case .status: kind == .conferences ? "announced or held" : "announced, signed or in force"
        case .date: "when it was signed, or announced"
        case .inForce: "when it came into force"
        case .until: "the end of its term, as stated"
        case .parties, .hosts: "ids of institutions, separated by spaces"
        case .conference: "id of the conference it was signed at"
        case .series: "id of a series"
        case .ordinal: "number in the series"
        case .days: "2018-05-28 or 2018-05-28/2018-05-30"
        case .mode: "in-person, online or hybrid"
        case .scheduled: "when it is planned, where only announced"
        case .published: "date"
        case .language: "tag such as en or zh-Hans"
        case .url: "address"
        case .sha256: "digest of a kept copy"
        case .evidence: "ids of registered evidence, separated by spaces"
        case .basis: "stated or derived; then the note says how"
        case .note: "text"
        }
    }

    /// Other words for it in headers, in English, Chinese and Russian, as ``HeaderWord`` folds them.
    var aliases: [String] {
        switch self {
        case .id: ["identifier", "编号", "标识", "标识符", "код", "идентификатор"]
        case .name:
            [
                "institution", "library", "member", "membername", "institutionname", "libraryname", "名称", "机构", "图书馆",
                "成员", "成员名称", "название", "наименование", "библиотека", "организация",
            ]
        case .identified: ["isidentified", "已识别", "опознана"]
        case .kind: ["type", "institutiontype", "类型", "种类", "тип", "вид"]
        case .city: ["town", "城市", "город"]
        case .country: ["countrycode", "state/country", "国家", "国别", "страна"]
        case .isil: []
        case .isni: []
        case .ror: []
        case .viaf: []
        case .wikidata: ["qid"]
        case .category: ["membership", "membershipcategory", "membershiptype", "类别", "成员类别", "категория"]
        case .founding: ["founder", "foundingmember", "isfounding", "创始", "创始成员", "учредитель"]
        case .since:
            [
                "joined", "admitted", "joiningdate", "datejoined", "membersince", "effective", "加入", "加入日期", "加入时间",
                "датавступления", "вступление", "вступила",
            ]
        case .state: ["membershipstate", "状态", "состояние"]
        case .suspended: ["suspendedsince", "暂停日期", "приостановлено"]
        case .left: ["leftdate", "withdrawn", "dateleft", "membershipended", "退出", "退出日期", "датавыхода", "вышла"]
        case .leaving: ["howleft", "leftby", "退出方式", "способвыхода"]
        case .title: ["agreement", "heading", "标题", "题名", "заглавие", "名称", "название"]
        case .status: ["状态", "статус", "состояние"]
        case .date:
            [
                "signed", "signedon", "datesigned", "signingdate", "announced", "effective", "日期", "签署日期", "дата",
                "датаподписания",
            ]
        case .inForce: ["enteredintoforce", "inforcesince", "生效", "生效日期", "вступиловсилу"]
        case .until: ["term", "validuntil", "expires", "有效期至", "срок"]
        case .parties: ["party", "between", "签署方", "缔约方", "стороны"]
        case .conference: ["signedat", "会议", "конференция"]
        case .place: ["signedin", "地点", "место"]
        case .series: ["系列", "серия"]
        case .ordinal: ["no", "number", "届次", "номер"]
        case .days: ["date", "dates", "held", "heldon", "effective", "日期", "дата", "даты"]
        case .mode: ["format", "形式", "формат"]
        case .venue: ["会场", "площадка"]
        case .hosts: ["host", "organizers", "organisers", "主办方", "организаторы"]
        case .theme: ["topic", "主题", "тема"]
        case .scheduled: ["planned", "plannedfor", "计划日期", "запланировано"]
        case .publisher: ["出版者", "издатель"]
        case .published: ["publishedon", "publicationdate", "date", "出版日期", "датапубликации"]
        case .language: ["lang", "语言", "язык"]
        case .url: ["address", "link", "网址", "ссылка"]
        case .sha256: []
        case .evidence: ["source", "sources", "来源", "依据", "источник", "источники"]
        case .basis: ["依据类型", "основание"]
        case .note: ["notes", "remark", "remarks", "comment", "备注", "примечание", "примечания"]
        }
    }
}
