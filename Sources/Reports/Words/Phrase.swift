/// The same thing in each language of a report. A language that lacks it does not compile.
package struct Phrase<Value: Sendable>: Sendable {
    let en: Value
    let zh: Value
    let ru: Value

    package subscript(language: ReportLanguage) -> Value {
        switch language {
        case .english: en
        case .chinese: zh
        case .russian: ru
        }
    }
}

package typealias Word = Phrase<String>
/// With one text filled in.
package typealias Sentence = Phrase<@Sendable (String) -> String>
/// With two.
package typealias Sentence2 = Phrase<@Sendable (String, String) -> String>
