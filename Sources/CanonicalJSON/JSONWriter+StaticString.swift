extension JSONWriter {
    /// For names held as `StaticString`; a literal given directly is a `String`, which is faster.
    public mutating func key(_ name: StaticString) {
        key(name.description)
    }

    /// A string value without quotes, backslashes, control characters and non-ASCII characters.
    public mutating func ascii(_ text: StaticString) {
        assert(text.isASCII, "Only ASCII is written this way.")
        string(text.description)
    }
}
