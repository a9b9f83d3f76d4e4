import Alliances

/// What the act threw.
func problem<Value>(_ act: () throws(InvalidValue) -> Value) -> InvalidValue? {
    do throws(InvalidValue) {
        _ = try act()
        return nil
    } catch { return error }
}

func code<Value>(_ act: () throws(InvalidValue) -> Value) -> String? { problem(act)?.code }
