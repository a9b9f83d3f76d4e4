import CanonicalJSON

/// The value of the bytes or why there is none.
func read(_ bytes: [UInt8], _ syntax: JSONSyntax = .canonical) -> Result<JSONValue, JSONError> {
    do throws(JSONError) {
        return .success(try JSONValue(parsing: bytes.span, syntax: syntax))
    } catch {
        return .failure(error)
    }
}

/// The same by ``JSONReader/skipValue()``, which must come to the same verdict.
func skip(_ bytes: [UInt8], _ syntax: JSONSyntax = .canonical) -> JSONError? {
    do throws(JSONError) {
        var reader = JSONReader(bytes.span, syntax: syntax)
        try reader.skipValue()
        try reader.finish()
        return nil
    } catch {
        return error
    }
}

extension Result {
    var error: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }

    var value: Success? {
        if case .success(let value) = self { value } else { nil }
    }
}
