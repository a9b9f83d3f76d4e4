import LMDB
import TransparencyLog

/// The backups in a directory. What was not made as one is not looked at, and never deleted.
struct Backups {
    struct Found {
        let name: String
        let mark: BackupMark
    }

    let directory: String
    /// The newest last: by size, and of one size by time. A clock that was set back changes little.
    let found: [Found]

    /// Where the next one is made, and where an old one waits to be deleted. Both are named so that a run that was
    /// killed leaves nothing which looks like a backup, and the next one takes it away.
    static let beginning = ".alliance-backup"
    static let ending = ".alliance-backup.old"

    init(in directory: String, of origin: String?, act: String) throws(StoreError) {
        self.directory = directory
        guard DurableFile.kind(directory) == .directory else {
            found = []
            return
        }
        var found: [Found] = []
        for name in try DurableFile.list(directory, act: act) where !name.hasPrefix(Backups.beginning) {
            guard let mark = BackupMark.read(in: directory + "/" + name) else { continue }
            if origin == nil || mark.origin == origin { found.append(Found(name: name, mark: mark)) }
        }
        self.found = found.sorted {
            ($0.mark.size, $0.mark.taken, $0.name) < ($1.mark.size, $1.mark.taken, $1.name)
        }
    }

    /// Deletes one of them: it is gone at once, under whatever hour it is killed.
    func delete(_ name: String) throws(StoreError) {
        DurableFile.discardFolder(directory + "/" + Backups.ending)
        try DurableFile.move(name, to: Backups.ending, in: directory, act: "deleting an old backup")
        DurableFile.discardFolder(directory + "/" + Backups.ending)
    }
}
