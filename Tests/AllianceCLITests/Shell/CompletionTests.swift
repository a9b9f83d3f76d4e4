import Foundation
import Testing

/// What real shells offer after a line, with the scripts that `alliance completions` writes.
@Suite struct `A shell completes` {
    private let ledger: SilkRoadLedger

    init() throws { ledger = try .imported() }

    /// A line, and what is offered for its last word: all of it, or, with `…`, what it holds.
    private static let lines: [(line: String, offered: [String])] = [
        ("alliance mem", ["member", "members"]),
        ("alliance member ad", ["admit"]),
        ("alliance members --as", ["--as-of"]),
        ("alliance members --format ", ["table", "json", "csv"]),
        ("alliance member admit nlc --category h", ["honorary"]),
        ("alliance show prog", ["programme/"]),
        ("alliance show institution/nla", ["institution/nlai"]),
        ("alliance history agreement/nal", ["agreement/nalis-nlc-memorandum"]),
        ("alliance member suspend nla", ["nlai"]),
        ("alliance member suspend nlc --evidence cgtn-2018", ["cgtn-20180528"]),
        ("alliance agreement sign a --party nla", ["nlai"]),
        ("alliance record membership.a", ["membership.applied", "membership.admitted"]),
        ("alliance institution describe nlc --country CZ", ["CZ"]),
        ("alliance show institution/nothing-begins-so", []),
    ]

    private func script(_ shell: String, _ directory: TemporaryDirectory) throws -> String {
        let answer = try Executable.run(["completions", shell], in: directory.path)
        #expect(answer.status == 0 && answer.errors == "")
        try directory.write(answer.output, to: "_alliance")
        return directory.url("_alliance").path
    }

    /// A terminal with a shell in it: a command first, then keys, each line of them after the answer to the one before.
    private static let terminal = """
        import os, pty, signal, sys, threading, time
        signal.alarm(60)
        child, terminal = pty.fork()
        if child == 0:
            os.execvp(sys.argv[2], [a for a in sys.argv[2:] if not a.endswith("/alliance")])
        def drain():
            try:
                while os.read(terminal, 65536):
                    pass
            except OSError:
                pass
        threading.Thread(target=drain, daemon=True).start()
        def answers():
            return open(os.environ["OUT"]).read().count("\\n") if os.path.exists(os.environ["OUT"]) else 0
        end = time.time() + 50
        os.write(terminal, sys.argv[1].encode() + b"\\n")
        count = int(os.environ["COUNT"])
        keys = open(os.environ["PLACE"] + "/keys").read().split("\\n")
        while answers() < count and time.time() < end:
            if keys[0]:
                before = answers()
                if before == 0 and not os.path.exists(os.environ["OUT"]):
                    time.sleep(0.05)
                    continue
                os.write(terminal, keys[before].encode())
                while answers() == before and time.time() < end:
                    time.sleep(0.02)
            else:
                time.sleep(0.05)
        os.kill(child, signal.SIGKILL)
        """

    /// Runs a shell, which writes a line of candidates for each line it is given.
    private func ask(
        _ shell: [String], _ directory: TemporaryDirectory, keys: String = ""
    ) throws -> [Set<String>] {
        try directory.write(keys, to: "keys")
        let bin = URL(fileURLWithPath: Executable.path).deletingLastPathComponent().path
        let answer = try Executable.run(
            [], in: ledger.directory.path,
            environment: [
                "PATH": bin + ":/usr/bin:/bin", "HOME": directory.path, "TERM": "xterm", "LC_ALL": "C.UTF-8",
                "OUT": directory.url("offered").path, "PLACE": directory.path, "COUNT": String(Self.lines.count),
            ],
            wrapper: ["/usr/bin/env"] + shell)
        let text = (try? String(contentsOf: directory.url("offered"), encoding: .utf8)) ?? ""
        #expect(!text.isEmpty, "\(answer.output.suffix(500)) \(answer.errors.suffix(500))")
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            Set($0.split(separator: " ").map(String.init))
        }
    }

    private func expect(_ offered: [Set<String>], _ shell: String) {
        #expect(offered.count == Self.lines.count, "\(shell)")
        for (line, offered) in zip(Self.lines, offered) {
            #expect(offered == Set(line.offered), "\(shell): \(line.line)")
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/bash")))
    func `in bash`() throws {
        let directory = try TemporaryDirectory()
        var text = """
            source '\(try script("bash", directory))'
            offer() {
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMPREPLY=()
                COMP_POINT=${#COMP_LINE}
                _alliance alliance "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                echo "${COMPREPLY[*]}" >>"$OUT"
            }

            """
        for (line, _) in Self.lines {
            let words = line.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }
            text += "offer \(words.joined(separator: " "))\n"
        }
        try directory.write(text, to: "ask")
        expect(try ask(["bash", directory.url("ask").path], directory), "bash")
    }

    /// fish knows its command line where it has a terminal, so one is made for it.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/fish")))
    func `in fish`() throws {
        let directory = try TemporaryDirectory()
        var text = "source '\(try script("fish", directory))'\n"
        for (line, _) in Self.lines {
            text += "echo (complete -C '\(line)' | string replace -r '\\t.*' '') >>$OUT\n"
        }
        try directory.write(text, to: "ask")
        expect(
            try ask(["python3", "-c", Self.terminal, "source $PLACE/ask", "fish", "-i"], directory), "fish")
    }

    /// zsh tells what it would offer only while a line is edited: `compadd` is replaced by one that writes it down.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zsh")))
    func `in zsh`() throws {
        let directory = try TemporaryDirectory()
        _ = try script("zsh", directory)
        try directory.write(
            """
            PS1=
            fpath=($PLACE $fpath)
            autoload -Uz compinit
            compinit -u -d $PLACE/dump
            autoload -Uz +X _alliance
            compadd() {
                local -a offered
                builtin compadd -O offered "$@"
                whole+=(${offered})
                builtin compadd "$@"
            }
            ask() {
                whole=()
                zle complete-word
                print -r -- "${(u)whole}" >>$OUT
                zle kill-whole-line
            }
            zle -N ask
            bindkey '^A' ask
            : >$OUT

            """, to: "setup")
        let keys = Self.lines.map { $0.line + "\u{1}" }
        let offered = try ask(
            ["python3", "-c", Self.terminal, "source $PLACE/setup", "zsh", "-f", "-i"], directory,
            keys: keys.joined(separator: "\n"))
        expect(offered, "zsh")
    }

    @Test func `with what the parser itself would write`() throws {
        for shell in ["bash", "zsh", "fish"] {
            let ours = try ledger.alliance("completions", shell)
            #expect(ours.output == (try ledger.alliance("--generate-completion-script", shell).output))
        }
        #expect(try ledger.alliance("completions", "tcsh").status == 2)
    }

    @Test func `nothing, and says nothing, where there is no ledger`() throws {
        let directory = try TemporaryDirectory()
        let call = ["---completion", "show", "--", "positional@0", "2", "12"]
        let words = ["alliance", "show", "institution/"]
        let none = try Executable.run(call + words, in: directory.path)
        #expect(none.status == 0 && none.errors == "" && none.output.filter { $0 != "\n" } == "")
        let named = try Executable.run(
            call + words + ["--ledger", ledger.directory.url("ledger").path], in: directory.path)
        // The last word is what is completed.
        #expect(named.errors == "")
        let before = ["alliance", "show", "--ledger", ledger.directory.url("ledger").path, "institution/nla"]
        let found = try Executable.run(
            ["---completion", "show", "--", "positional@0", "4", "15"] + before, in: directory.path)
        #expect(found.output == "institution/nlai\n")
    }
}
