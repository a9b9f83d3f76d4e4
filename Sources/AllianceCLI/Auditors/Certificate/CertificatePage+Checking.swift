import Reports

extension CertificatePage {
    /// What stands in backquotes is typed as it is.
    func checking(_ html: inout HTMLWriter) {
        let example = certificate.institution.periods.last?.from.position ?? 0
        Self.paragraph(
            """
            This page is not the proof: anybody could have written it. The proof is what lies beside it in its folder. \
            Have the log's key from elsewhere, not from here, and compare: its number is `\(certificate.key.id)`.
            """, &html)
        html.element(.ol) { html in
            for way in [
                "With the program that keeps the book: `alliance check FOLDER --key KEYFILE`",
                """
                With Python and a script of sixty lines that shares no code with that program: \
                `python3 check.py KEYFILE`
                """,
                """
                By hand, with openssl and nothing else: `sh check.sh KEYFILE` does what stands below; type it yourself \
                if you trust no script.
                """,
            ] {
                html.element(.li) { Self.write(way, &$0) }
            }
        }
        Self.paragraph(
            "Read the scripts before you run them, or use copies of your own: a forger would put forged ones here.",
            &html)
        Self.paragraph(
            """
            What is checked: that the key has signed the three lines above, and that each entry's hash leads up to the \
            signed root. For the admission, entry #\(example), the hash to begin with is what \
            `{ printf '\\000'; cat entries/\(example).entry; } | openssl dgst -sha256` prints; the file \
            `entries/\(example).tlog-proof` holds the hashes beside its way.
            """, &html)
        html.element(.p) { html in
            html.element(.b, text: "What is shown:")
            html.text(
                " these entries are in the signed log, as they were recorded, and (by the first of the three ways) they "
                    + "make what is stated above. ")
            html.element(.b, text: "What is not shown:")
            html.text(
                " that there are no others about the institution. An entry that was left out here, such as a withdrawal "
                    + "or a retraction, cannot be seen from proofs that the others are there; for that read the whole "
                    + "log, which its keeper publishes. A proof says who recorded what and when; whether it is true, "
                    + "the documents cited have to show.")
        }
        html.element(.pre, .kind("script"), text: CertificateScripts.shell)
    }

    private static func paragraph(_ text: String, _ html: inout HTMLWriter) {
        html.element(.p) { write(text, &$0) }
    }

    private static func write(_ text: String, _ html: inout HTMLWriter) {
        for (place, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if place % 2 == 0 { html.text(String(part)) } else { html.element(.code, text: String(part)) }
        }
    }
}
