import AllianceLedger
import Charts

/// A certificate as people read it.
struct CertificatePage {
    let certificate: MembershipCertificate
    let statement: String
    let name: String

    init(_ certificate: MembershipCertificate, language: String) {
        self.certificate = certificate
        let words = MembershipStatement(
            certificate.institution, of: certificate.alliance, on: certificate.standpoint.asOf, in: language)
        statement = words.text
        name = words.name
    }

    var scope: String {
        "the first \(certificate.standpoint.size) entries of the book \(certificate.standpoint.origin)"
    }

    var readme: String {
        let lines = [
            statement,
            "",
            "This folder says so by \(scope), and shows it:",
            "",
            "certificate.html   the certificate, to read and to print",
            "certificate.json   the same for programs",
            "entries            what was recorded, N.entry exactly as stored, and N.tlog-proof: the proof that it is",
            "                   entry number N of the signed log (c2sp.org/tlog-proof)",
            "checkpoint         size and root of the log, signed by its keeper (c2sp.org/tlog-checkpoint)",
            "verifier.key       the key with which to check the signature. Compare it with one that you have from",
            "                   elsewhere: whoever forges a certificate puts a forged key beside it",
            "check.py           checks all of it with Python and openssl:  python3 check.py KEYFILE",
            "check.sh           checks all of it with openssl alone:       sh check.sh KEYFILE",
            "",
            "Read the scripts before you run them, or use copies of your own: a forger would put forged ones here.",
            "With the program that keeps the book:  alliance check FOLDER --key KEYFILE",
            "",
            "What is shown: these entries are in the log that was signed, and (by alliance check) they make what is stated.",
            "What is not shown: that there are no others about the institution. One that was left out here, such as a",
            "withdrawal or a retraction, cannot be seen from proofs that the others are there. For that read the whole log,",
            "which the keeper publishes, with alliance audit or another program.",
            "A proof says who recorded what and when; whether it is true, the documents cited have to show.",
            "",
        ]
        return lines.map(SafeText.of).joined(separator: "\n")
    }
}
