package struct ExitStatus: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    package static let done = ExitStatus(rawValue: 0)
    package static let answerIsNo = ExitStatus(rawValue: 1)
    package static let callWasWrong = ExitStatus(rawValue: 2)
    package static let systemFailed = ExitStatus(rawValue: 3)
}
