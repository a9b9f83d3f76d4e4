import AllianceLedger
import Alliances
import ArgumentParser
import CanonicalJSON
import EDTF
import TransparencyLog

struct CertificateCommand: Command {
    static let configuration = CommandConfiguration(
        named: "certificate", "Write a certificate of membership that can be checked without us.",
        example: """
            alliance certificate institution/nlc --out nlc-certificate
            alliance check nlc-certificate --key verifier.key
            """,
        """
        A folder: a page to print, the entries that make the membership exactly as stored, each with the proof that \
        it is in the signed log, the documents they cite, the signed checkpoint and the public key, and two short \
        scripts that check it all with Python or with openssl alone. It speaks of the log that the newest signed \
        checkpoint covers. That there are no other entries about the institution only the whole log shows.
        """)

    @Argument(
        help: ArgumentHelp("The institution, such as institution/nlc.", valueName: "institution"),
        completion: .ids(.institution))
    var subject: String

    @Option(
        help: ArgumentHelp("The folder to write; it must not hold a certificate yet.", valueName: "dir"),
        completion: .directory)
    var out: String

    @Option(
        help: ArgumentHelp("Membership at the end of this day. (default: today, in UTC)", valueName: "day"),
        transform: QuestionOptions.day)
    var asOf: Day?

    @Option(
        help: ArgumentHelp("Names in this language where it is recorded, such as zh-Hans.", valueName: "tag"),
        transform: QuestionOptions.language)
    var language: String = "en"

    @OptionGroup var ledger: LedgerOptions

    func run(_ console: Console) throws -> Answer {
        let ledger = try ledger.open(for: .reading, console)
        let certificate = try MembershipCertificate(
            ledger, of: try parse(ledger, console), asOf: asOf ?? console.clock().day)
        let page = CertificatePage(certificate, language: language)
        // What lies there may have the name of one of its files, such as a key from elsewhere.
        // Stands there until the folder is whole: what an interrupted call has left is written anew.
        let unfinished = out + "/.unfinished"
        let isRemnant = AnswerFile.exists(unfinished) || AnswerFile.exists(unfinished + ".new")
        if AnswerFile.exists(out), !isRemnant, !AnswerFile.isEmptyDirectory(out) {
            let isCertificate = AnswerFile.exists(out + "/certificate.json")
            throw Failure(
                usage: isCertificate ? "\(out) holds a certificate already" : "\(out) is not an empty folder",
                location: "--out", remedy: "name another folder")
        }
        do throws(StreamError) {
            try AnswerFile.makeDirectory(out)
            try AnswerFile.write([], to: unfinished)
            try AnswerFile.makeDirectory(out + "/entries")
            for receipt in certificate.receipts {
                let name = "\(out)/entries/\(receipt.position.rawValue)"
                try AnswerFile.write(receipt.entry, to: name + ".entry")
                try AnswerFile.write(receipt.proof, to: name + ".tlog-proof")
            }
            try AnswerFile.write(certificate.checkpoint, to: out + "/checkpoint")
            try AnswerFile.write(Array((certificate.key.text + "\n").utf8), to: out + "/verifier.key")
            try AnswerFile.write(Array(CertificateScripts.python.utf8), to: out + "/check.py")
            try AnswerFile.write(Array(CertificateScripts.shell.utf8), to: out + "/check.sh")
            try AnswerFile.write(Array(page.readme.utf8), to: out + "/README.txt")
            try AnswerFile.write(page.html, to: out + "/certificate.html")
            // Last: what has it is complete.
            try AnswerFile.write(certificate.json.canonicalBytes() + [0x0a], to: out + "/certificate.json")
            try AnswerFile.remove(unfinished)
        } catch {
            throw Failure(error, doing: "writing the certificate")
        }
        console.write(page.statement)
        console.output.line()
        console.output.lines([
            "\(out)/certificate.html   the certificate, to read and to print",
            "\(out)/entries            \(certificate.receipts.count) entries, each with its proof",
            "check it: alliance check \(out) --key KEY",
        ])
        return .yes
    }

    private func parse(_ ledger: Ledger, _ console: Console) throws -> Subject {
        let book = try ledger.book(Question(asOf: asOf ?? console.clock().day))
        let subject = try SubjectArgument.parse(subject, book)
        guard subject.kind == .institution else {
            throw Failure(
                usage: "\(subject) is no institution", remedy: "a certificate is about one, such as institution/nlc")
        }
        return subject
    }
}
