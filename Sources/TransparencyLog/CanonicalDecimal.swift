/// ASCII digits without sign and without leading zeros; zero is `0`.
enum CanonicalDecimal {
    /// Nil for any other spelling and above `limit`.
    static func parse(_ text: ArraySlice<UInt8>, limit: UInt64 = UInt64(Int64.max)) -> UInt64? {
        guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var value: UInt64 = 0
        for digit in text {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            let (product, productOverflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            guard !productOverflow, !sumOverflow, sum <= limit else { return nil }
            value = sum
        }
        return value
    }
}
