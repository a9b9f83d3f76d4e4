/// Writes canonical JSON. The caller gives the keys in ascending order (checked in debug builds only) and closes what it
/// opens; escapes, commas and the bounds of integers and depth are seen to here.
public struct JSONWriter: Sendable {
    public var bytes: [UInt8]

    /// Whether something stands before what comes next, in the same object or array.
    @usableFromInline var needsComma = false
    @usableFromInline var depth = 0

    #if DEBUG
        /// By depth, where in `bytes` the latest key stands.
        var latestKeys: [Range<Int>?] = [nil]
    #endif

    public init(reserving capacity: Int = 512) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Appends behind what `bytes` holds, whatever it is.
    public init(appendingTo bytes: consuming [UInt8]) {
        self.bytes = bytes
    }

    public mutating func beginObject() {
        open(0x7B)
    }

    public mutating func endObject() {
        close(0x7D)
    }

    public mutating func beginArray() {
        open(0x5B)
    }

    public mutating func endArray() {
        close(0x5D)
    }

    @inline(__always)
    private mutating func open(_ bracket: UInt8) {
        precondition(depth < JSONLimits.depth, "Objects and arrays are nested too deep to be read again.")
        separate()
        bytes.append(bracket)
        needsComma = false
        depth &+= 1
        #if DEBUG
            latestKeys.append(nil)
        #endif
    }

    @inline(__always)
    private mutating func close(_ bracket: UInt8) {
        assert(depth > 0, "Nothing is open that could be closed.")
        bytes.append(bracket)
        depth &-= 1
        // A value that is complete has no comma behind it: another one may be written next to it.
        needsComma = depth > 0
        #if DEBUG
            latestKeys.removeLast()
        #endif
    }

    /// The comma, where one is due.
    @inline(__always)
    mutating func separate() {
        if needsComma { bytes.append(0x2C) }
    }
}

// MARK: - Keys

extension JSONWriter {
    /// `[A-Za-z0-9-]+`, greater by bytes than the object's key before.
    public mutating func key(_ name: String) {
        let text = name.utf8Span.span
        precondition(isJSONKey(text), "A key has ASCII letters, digits and hyphens only.")
        let needsComma = needsComma
        bytes.append(addingCapacity: text.count + 4) { output in
            if needsComma { output.append(0x2C) }
            output.append(0x22)
            for index in text.indices { output.append(text[index]) }
            output.append(0x22)
            output.append(0x3A)
        }
        self.needsComma = false
        #if DEBUG
            checkOrder(bytes.count - 2 - text.count..<bytes.count - 2)
        #endif
    }

    #if DEBUG
        private mutating func checkOrder(_ key: Range<Int>) {
            if let latest = latestKeys[latestKeys.count - 1] {
                assert(
                    bytes[latest].lexicographicallyPrecedes(bytes[key]),
                    "Keys are written in ascending order, once each.")
            }
            latestKeys[latestKeys.count - 1] = key
        }
    #endif
}
