/// A property that does not hold of some bytes.
package struct Finding: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// - Parameter what: what does not hold
func require(_ holds: Bool, _ what: @autoclosure () -> String) throws(Finding) {
    if !holds { throw Finding(what()) }
}

/// What may be refused, but not for a reason of its own.
func attempt<Value, Failure: Error>(_ body: () throws(Failure) -> Value) -> Result<Value, Failure> {
    do { return .success(try body()) } catch { return .failure(error) }
}

extension Result {
    var value: Success? {
        guard case .success(let value) = self else { return nil }
        return value
    }
}
