import LMDB

/// Lets go of the store's pages while much of it is read, every so many bytes.
struct PageRelease {
    private let environment: Environment
    private var read = 0

    init(_ environment: Environment) { self.environment = environment }

    /// - Parameter bytes: read since the last call, roughly
    mutating func count(_ bytes: Int) {
        read += bytes
        guard read >= Environment.releasedTogether else { return }
        read = 0
        environment.releasePages()
    }
}
