import LMDB

/// A log on a web server. `curl` fetches it: a program that is kept well and speaks HTTPS everywhere.
struct AuditWebSite: AuditSite {
    let place: String
    private let base: String
    private let seconds: Int

    /// - Parameter seconds: how long one file may take
    init(_ place: String, seconds: Int) throws(AuditError) {
        let lower = place.prefix(8).lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
            throw .badAddress(place, why: "it begins with neither http:// nor https://")
        }
        // What curl's configuration, a shell or a terminal could read as something else has no place in a URL.
        guard place.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            !place.contains(where: { "\"\\<>^`{|}".contains($0) })
        else { throw .badAddress(place, why: "it holds characters that stand percent-encoded in a URL") }
        guard !place.contains("?"), !place.contains("#") else {
            throw .badAddress(place, why: "paths are added to it, so that it has no query and no fragment")
        }
        var base = place[...]
        while base.hasSuffix("/") { base = base.dropLast() }
        guard base.drop(while: { $0 != "/" }).count > 2 else { throw .badAddress(place, why: "it names no host") }
        self.place = place
        self.base = String(base)
        self.seconds = seconds
    }

    var bundlesTogether: Int { 32 }

    func read(_ paths: [String]) -> [Result<[UInt8], AuditFault>] {
        do {
            return try fetch(paths)
        } catch {
            return paths.map { _ in .failure(.cannotFetch(error)) }
        }
    }

    private static let act = "fetching the published log"

    private func fetch(_ paths: [String]) throws(AuditError) -> [Result<[UInt8], AuditFault>] {
        let folder: TemporaryFolder
        do {
            folder = try TemporaryFolder(act: Self.act)
            let bytes = Array(config(paths, in: folder).utf8)
            // It may hold a password: the user's alone, as the folder is.
            try DurableFile.create(folder.path + "/config", bytes, mode: 0o600, act: Self.act)
        } catch {
            throw .store(error)
        }
        let status: Int32
        do {
            // -q comes first: nobody's own settings count.
            status = try ChildProcess.run(
                ["curl", "-q", "--config", "-"], input: folder.path + "/config", output: folder.path + "/answers",
                errors: folder.path + "/errors", largestFile: Self.largestFile + 1, act: Self.act)
        } catch {
            throw error.kind == .notFound ? .curlMissing : .store(error)
        }
        let answers: [Int: CurlAnswer]
        do {
            answers = CurlAnswer.read(try DurableFile.read(folder.path + "/answers", act: Self.act))
            if answers.isEmpty {
                let errors = try DurableFile.read(folder.path + "/errors", limit: 1 << 12, act: Self.act)
                let why = String(decoding: errors, as: UTF8.self).split(separator: "\n").first.map(String.init)
                throw AuditError.unreachable(place, why: why ?? "curl ended with status \(status)")
            }
        } catch let error as AuditError {
            throw error
        } catch let error as StoreError {
            throw .store(error)
        } catch {
            throw .unreachable(place, why: "curl ended with status \(status)")
        }
        return paths.indices.map { number in
            guard let answer = answers[number] else { return .failure(.unreachable("curl did not fetch it")) }
            if let fault = answer.fault(after: seconds) { return .failure(fault) }
            do throws(StoreError) {
                let path = "\(folder.path)/\(number)"
                // Of an empty file curl makes none.
                if DurableFile.kind(path) == .nothing { return .success([]) }
                return .success(try DurableFile.read(path, limit: Self.largestFile + 1, act: Self.act))
            } catch {
                return .failure(.unreachable(error.message))
            }
        }
    }

    private func config(_ paths: [String], in folder: TemporaryFolder) -> String {
        var lines = [
            "silent", "show-error", "fail", "globoff", "compressed", "parallel", "parallel-max = 8", "location",
            "max-redirs = 5", "proto = \"=http,https\"", "proto-redir = \"=http,https\"",
            "connect-timeout = \(min(seconds, 10))", "max-time = \(seconds)", "retry = 2",
            // A server may ask to be tried again tomorrow; one file may not take longer than two that are slow.
            "retry-max-time = \(2 * seconds)",
            "max-filesize = \(Self.largestFile)", "user-agent = \"alliance-audit\"",
            "write-out = \"%{urlnum}\\t%{exitcode}\\t%{http_code}\\t%{content_type}\\t%{errormsg}\\n\"",
        ]
        for (number, path) in paths.enumerated() {
            lines.append("url = \"\(base)/\(path)\"")
            lines.append("output = \"\(quoted(folder.path))/\(number)\"")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func quoted(_ path: String) -> String {
        String(path.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
    }
}

/// What became of one transfer, as curl writes it: number, exit code, status, media type and message, between tabs.
private struct CurlAnswer {
    let exitCode: Int
    let status: Int
    let mediaType: String
    let message: String

    static func read(_ bytes: [UInt8]) -> [Int: CurlAnswer] {
        var answers: [Int: CurlAnswer] = [:]
        for line in bytes.split(separator: 0x0a) {
            let fields = line.split(separator: 0x09, maxSplits: 4, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 5, let number = Int(fields[0]), let code = Int(fields[1]) else { continue }
            answers[number] = CurlAnswer(
                exitCode: code, status: Int(fields[2]) ?? 0, mediaType: fields[3].lowercased(), message: fields[4])
        }
        return answers
    }

    /// Nil where the file was had.
    func fault(after seconds: Int) -> AuditFault? {
        switch exitCode {
        case 0:
            // Many servers answer a page of their own, with status 200, for whatever they do not have.
            return mediaType.hasPrefix("text/html") ? .missing("the server answered a web page instead") : nil
        case 22 where (400..<500).contains(status) && status != 408 && status != 429:
            return .missing("the server answered \(status)")
        case 22: return .unreachable("the server answered \(status)")
        case 28: return .unreachable("the server took longer than \(seconds) s")
        // Where the length is not told before, or what was compressed grows, the file's own limit ends it.
        case 23, 63: return .missing("it is larger than any file of a log")
        default: return .unreachable(message.isEmpty ? "curl ended with status \(exitCode)" : message)
        }
    }
}
