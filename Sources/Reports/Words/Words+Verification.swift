/// What lets a reader check a report.
extension Words {
    static let checkIntroduction = Sentence2(
        en: {
            "This report was made from the first \($0) of the book \($1), an append-only log. At this state the log has "
                + "the root below: whoever has the log can compute it, and nothing in it can be altered without "
                + "changing it."
        },
        zh: { "本报告根据账册 \($1) 的前\($0)生成。账册只能追加，不能改动。下列根值由全部条目算出：任何人都可以根据账册重新计算，改动任何一条都会使其改变。" },
        ru: {
            "Отчёт составлен по книге \($1): учтено \($0), от первой по порядку. В книгу можно только добавлять. Её "
                + "состоянию соответствует корень, указанный ниже: его может вычислить каждый, у кого есть книга, и "
                + "ничего в ней нельзя изменить, не изменив его."
        })
    static let origin = Word(en: "Origin", zh: "账册名称", ru: "Книга")
    static let size = Word(en: "Entries", zh: "条目数", ru: "Число записей")
    static let root = Word(en: "Root (RFC 6962)", zh: "根值（RFC 6962）", ru: "Корень (RFC 6962)")
    static let lastRecorded = Word(en: "Last recorded", zh: "最后记录时间", ru: "Последняя запись")
    static let day = Word(en: "As of the end of", zh: "截至日终", ru: "На конец дня")
    static let signedState = Word(
        en: "The signed checkpoint, as the keeper of the book published it:", zh: "账册保管者签名的检查点：",
        ru: "Подписанная контрольная точка хранителя книги:")
    static let notSigned = Word(
        en: """
            The report tells of an earlier state, and later entries have been signed since. That the signed log begins \
            with these entries is checked by alliance verify.
            """,
        zh: "本报告反映较早的状态，此后又签署了新的条目。alliance verify 可核对已签名的账册是否以这些条目开头。",
        ru: """
            Отчёт описывает более раннее состояние; с тех пор подписаны новые записи. Что подписанная книга начинается \
            именно с этих записей, проверяет alliance verify.
            """)
    static let publicKey = Word(
        en: "Public key; compare it with one you have from elsewhere:", zh: "公钥；请与您从别处获得的公钥核对：",
        ru: "Открытый ключ; сравните его с полученным из другого места:")
    static let again = Word(
        en:
            "Whoever has the book makes the same report with this command (without the signature once the log has grown):",
        zh: "持有账册者可用以下命令生成同样的报告（账册增加条目之后则不含签名）：",
        ru: "Тот, у кого есть книга, получит такой же отчёт этой командой (без подписи, если книга с тех пор выросла):")
    static let limits = Word(
        en: """
            A signature shows who recorded what, and that nothing was altered since. Whether it is true, the sources \
            have to show.
            """,
        zh: "签名能够证明由谁记录了什么，以及此后没有改动。记录是否属实，须由资料证明。",
        ru: """
            Подпись показывает, кто что записал и что с тех пор ничего не изменено. Верно ли записанное, должны показать \
            источники.
            """)
}
