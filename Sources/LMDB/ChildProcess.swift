import CLMDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Another program, run to its end. Its streams are files: no pipe can fill up and no thread has to wait on one.
public enum ChildProcess {
    /// - Parameters:
    ///   - arguments: the program, sought in the `PATH`, and what it is called with; no shell reads them
    ///   - input: a file that is there
    ///   - output: a file that is made
    ///   - largestFile: in bytes; what is written beyond it is an error to the program (Linux only)
    /// - Returns: the exit status, or 128 and the number of the signal that ended it
    /// - Throws: `notFound` where there is no such program, `io`
    public static func run(
        _ arguments: [String], input: String, output: String, errors: String, largestFile: Int? = nil, act: String
    ) throws(StoreError) -> Int32 {
        guard let program = arguments.first else { preconditionFailure("A program has a name.") }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
        #endif
        var code = unsafe posix_spawn_file_actions_init(&actions)
        guard code == 0 else { throw failure(act, program, code) }
        defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
        let created = O_WRONLY | O_CREAT | O_TRUNC
        let streams = [(0 as Int32, input, O_RDONLY), (1, output, created), (2, errors, created)]
        for (number, path, flags) in streams {
            code = unsafe posix_spawn_file_actions_addopen(&actions, number, path, flags, mode_t(0o600))
            guard code == 0 else { throw failure(act, path, code) }
        }
        var child: pid_t = 0
        let words = unsafe arguments.map { unsafe strdup($0) }
        defer { for place in arguments.indices { unsafe free(words[place]) } }
        code = unsafe posix_spawnp(&child, program, &actions, nil, words + [nil], environ)
        guard code == 0 else { throw failure(act, program, code) }
        #if os(Linux)
            // Set while it starts, long before it has anything to write; a child that has ended needs none.
            if let largestFile { _ = clmdb_limit_files(child, UInt64(largestFile)) }
        #endif
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw DurableFile.failure(act, program) }
        }
        let signal = status & 0x7f
        return signal == 0 ? status >> 8 & 0xff : 128 + signal
    }

    private static func failure(_ act: String, _ what: String, _ code: Int32) -> StoreError {
        errno = code
        return DurableFile.failure(act, what)
    }
}
