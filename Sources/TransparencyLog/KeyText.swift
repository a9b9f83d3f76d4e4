/// What the texts of verifier keys and signer keys have in common.
struct KeyText {
    let name: KeyName
    let id: KeyID
    let type: KeyType
    /// 32 bytes: a public key or a seed.
    let key: [UInt8]

    init(name: KeyName, id: KeyID, type: KeyType, key: [UInt8]) {
        self.name = name
        self.id = id
        self.type = type
        self.key = key
    }

    init(_ text: ArraySlice<UInt8>) throws(KeyError) {
        // Base64 may hold a plus sign, the name may not.
        let parts = text.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let id = Hex.decode(Array(parts[1])), id.count == 4,
            let typed = Base64.decode(parts[2]), let type = typed.first
        else { throw .malformed }
        do {
            name = try KeyName(bytes: Array(parts[0]))
        } catch {
            throw .badName(error)
        }
        guard let known = KeyType(rawValue: type) else { throw .unknownType(type) }
        guard typed.count == 33 else { throw .wrongLength(typed.count - 1) }
        self.id = KeyID(value: UInt32(bigEndianValue(id[...])))
        self.type = known
        key = Array(typed.dropFirst())
    }

    var text: String {
        "\(name)+\(id)+" + String(decoding: Base64.encode([type.rawValue] + key), as: UTF8.self)
    }
}
