import Alliances

/// What happened, in few words.
extension Terms {
    package static func event(_ type: EventType) -> Word {
        switch type {
        case .allianceProposed: Word(en: "alliance proposed", zh: "提议成立联盟", ru: "союз предложен")
        case .allianceFounded: Word(en: "alliance founded", zh: "联盟成立", ru: "союз основан")
        case .allianceDocumentRecorded: Word(en: "document", zh: "文件", ru: "документ")
        case .allianceOrganRecorded: Word(en: "organ", zh: "机构设置", ru: "орган")
        case .allianceTotalPublished: Word(en: "published total", zh: "公布的数字", ru: "опубликованное число")
        case .allianceMemberCountriesReported:
            Word(en: "member countries reported", zh: "公布的成员国", ru: "названы страны-члены")
        case .allianceDissolved: Word(en: "alliance dissolved", zh: "联盟解散", ru: "союз распущен")
        case .institutionRegistered: Word(en: "registered", zh: "登记", ru: "зарегистрировано")
        case .institutionIdentified: Word(en: "identified", zh: "确认身份", ru: "установлено")
        case .institutionDescribed: Word(en: "described", zh: "补充说明", ru: "описано")
        case .institutionRenamed: Word(en: "renamed", zh: "更名", ru: "переименовано")
        case .institutionMerged: Word(en: "merged into another", zh: "并入其他机构", ru: "объединено с другим")
        case .institutionClosed: Word(en: "closed", zh: "撤销", ru: "закрыто")
        case .membershipInvited: Word(en: "invited", zh: "受邀", ru: "получено приглашение")
        case .membershipApplied: Word(en: "applied", zh: "申请加入", ru: "подана заявка")
        case .membershipAdmitted: Word(en: "admitted", zh: "加入", ru: "вступление")
        case .membershipCategoryChanged: Word(en: "category changed", zh: "类别变更", ru: "изменена категория")
        case .membershipSuspended: Word(en: "suspended", zh: "暂停", ru: "членство приостановлено")
        case .membershipReinstated: Word(en: "reinstated", zh: "恢复", ru: "членство восстановлено")
        case .membershipWithdrawalNotified:
            Word(en: "withdrawal announced", zh: "宣布退出", ru: "заявлено о выходе")
        case .membershipWithdrawn: Word(en: "withdrew", zh: "退出", ru: "выход")
        case .membershipExcluded: Word(en: "excluded", zh: "除名", ru: "исключение")
        case .membershipExpired: Word(en: "membership expired", zh: "成员资格到期", ru: "срок членства истёк")
        case .agreementAnnounced: Word(en: "announced", zh: "宣布", ru: "объявлено")
        case .agreementSigned: Word(en: "signed", zh: "签署", ru: "подписано")
        case .agreementEnteredIntoForce: Word(en: "entered into force", zh: "生效", ru: "вступило в силу")
        case .agreementAmended: Word(en: "amended", zh: "修订", ru: "изменено")
        case .agreementRenewed: Word(en: "renewed", zh: "续签", ru: "продлено")
        case .agreementExpired: Word(en: "expired", zh: "到期", ru: "срок истёк")
        case .agreementTerminated: Word(en: "terminated", zh: "终止", ru: "прекращено")
        case .agreementPartyAcceded: Word(en: "a party acceded", zh: "新增缔约方", ru: "присоединилась сторона")
        case .agreementPartyWithdrew: Word(en: "a party withdrew", zh: "缔约方退出", ru: "вышла сторона")
        case .conferenceAnnounced: Word(en: "announced", zh: "宣布", ru: "объявлено")
        case .conferenceHeld: Word(en: "held", zh: "举行", ru: "состоялось")
        case .conferenceRescheduled: Word(en: "rescheduled", zh: "改期", ru: "перенесено")
        case .conferenceCancelled: Word(en: "cancelled", zh: "取消", ru: "отменено")
        case .conferenceParticipationRecorded: Word(en: "participation", zh: "参加情况", ru: "участие")
        case .conferenceOutcomeRecorded: Word(en: "outcome", zh: "成果", ru: "итог")
        case .programmeAnnounced: Word(en: "announced", zh: "宣布", ru: "объявлено")
        case .programmeLaunched: Word(en: "launched", zh: "启动", ru: "начато")
        case .programmeMilestoneRecorded: Word(en: "milestone", zh: "进展", ru: "этап")
        case .programmeConcluded: Word(en: "concluded", zh: "结束", ru: "завершено")
        case .evidenceRegistered: Word(en: "document", zh: "资料", ru: "источник")
        case .entryRetracted: Word(en: "retracted", zh: "撤回", ru: "отозвано")
        case .entryDisputed: Word(en: "disputed", zh: "存疑", ru: "оспорено")
        }
    }
}
