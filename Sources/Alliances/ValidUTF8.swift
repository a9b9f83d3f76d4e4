extension String {
    /// A copy of the bytes if they are valid UTF-8. Unlike `String(decoding:as:)` it repairs nothing.
    init?(validUTF8 bytes: Span<UInt8>) {
        do {
            self.init(copying: try UTF8Span(validating: bytes))
        } catch {
            return nil
        }
    }
}
