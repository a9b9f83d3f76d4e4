/// How a write transaction that did not fail is to end; the value is handed out either way.
public enum Outcome<Value> {
    /// Durable before `Environment.write` returns.
    case commit(Value)
    /// As if nothing had been written.
    case abort(Value)
}

extension Outcome: Sendable where Value: Sendable {}
