import Alliances

/// The name to show, and the original beside it.
///
/// Shown is the name in the reader's language, in whatever script; else the English one; else any. The original is the
/// name in an official language of the country, where that is another one.
package struct NameChoice: Sendable {
    package let shown: Names.Entry
    package let originals: [Names.Entry]

    package init?(_ names: Names?, country: String?, _ language: ReportLanguage) {
        guard let names, let shown = names.choice(language.names) else { return nil }
        self.shown = shown
        let official = country.flatMap(CountryWords.row)?.languages.split(separator: " ") ?? []
        originals = names.entries.filter { entry in
            entry.text != shown.text && official.contains(entry.tag.prefix { $0 != "-" })
        }
    }
}
