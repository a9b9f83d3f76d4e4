import AllianceLedger
import Alliances
import Charts
import EDTF
import Projections
import Reports
import TransparencyLog

/// A certificate as people read it.
struct CertificatePage {
    private let certificate: MembershipCertificate
    private let language: String
    let statement: String
    private let name: String

    init(_ certificate: MembershipCertificate, language: String) {
        self.certificate = certificate
        self.language = language
        let words = MembershipStatement(
            certificate.institution, of: certificate.alliance, on: certificate.standpoint.asOf, in: language)
        statement = words.text
        name = words.name
    }

    private var scope: String {
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

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(sha256(Self.style.utf8.span).base64)'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>Certificate of membership: \(HTMLText.of(name))</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header>
        <p class="kind">Certificate of membership</p>
        <h1>\(HTMLText.name(name, language: nameLanguage))</h1>
        \(otherNames)
        </header>
        <p class="statement">\(HTMLText.of(statement))</p>
        <p>As of \(HTMLText.day("\(certificate.standpoint.asOf)")), by \(HTMLText.of(scope)), the last of them recorded
        \(HTMLText.day(certificate.standpoint.recorded.map { "\($0)" } ?? "never")).</p>
        <h2>Periods</h2>
        \(periods)
        <h2>What this rests on</h2>
        \(entries)
        \(claims)
        <h2>Documents cited</h2>
        \(documents)
        <h2>The signed state of the log</h2>
        <pre>\(HTMLText.of(String(decoding: certificate.checkpoint, as: UTF8.self)))</pre>
        <p>Origin, number of entries, root of the Merkle tree (RFC 6962), and the signatures over these three lines.</p>
        <p>Key: <code>\(HTMLText.of(certificate.key.text))</code></p>
        <h2>How to check it without us</h2>
        \(checking)
        </body>
        </html>

        """
    }

    // MARK: - Parts

    private var nameLanguage: String? {
        certificate.institution.names?.entries.first { $0.text == name }?.tag
    }

    private var otherNames: String {
        let others = certificate.institution.names?.entries.filter { $0.text != name } ?? []
        guard !others.isEmpty else { return "" }
        return "<p class=\"names\">"
            + others.map { HTMLText.name($0.text, language: $0.tag) }.joined(separator: " · ") + "</p>"
    }

    private var periods: String {
        let items = certificate.institution.periods.map { period -> String in
            var text =
                "As \(period.isFounding ? "founding " : "")\(MembershipStatement.capacity(period.category)) since "
            text += MembershipStatement.days(period.from) + reference(period.from.position)
            for change in period.changes {
                text += "; \(Self.words(change.what))"
                if let category = change.category { text += " to \(MembershipStatement.capacity(category))" }
                text += ", \(MembershipStatement.days(change.when))" + reference(change.when.position)
            }
            if let end = period.end {
                text += "; \(Self.words(end.how)), \(MembershipStatement.days(end.when))" + reference(end.when.position)
            }
            return "<li>\(HTMLText.of(text)).</li>"
        }
        return "<ul>" + items.joined(separator: "\n") + "</ul>"
    }

    private func reference(_ position: UInt32) -> String { " [#\(position)]" }

    private var entries: String {
        let rows = certificate.entries.filter { $0.entry.event.type != .entryDisputed }.map { recorded -> String in
            let entry = recorded.entry
            let remarks = [
                recorded.correctsText, entry.content.basis == .derived ? "derived from the evidence" : nil,
                entry.content.reason.map { "reason: \($0)" }, entry.content.note.map { "note: \($0)" },
            ].compactMap(\.self)
            let recordedAt = "\(entry.recorded)".split(separator: "T").map { HTMLText.day(String($0)) }
            let evidence = entry.content.evidence.map { "<span class=\"id\">\(HTMLText.of($0))</span>" }
            return """
                <tr><td>\(recorded.position)</td>
                <td data-is="what it says"><b>\(HTMLText.of(Self.words(entry.event.type)))</b>\
                \(CertificateData(recorded).html)\
                \(remarks.map { "<small>\(HTMLText.of($0))</small>" }.joined())</td>
                <td data-is="effective">\(HTMLText.day(entry.content.effective?.description ?? "—"))</td>
                <td data-is="recorded">\(recordedAt.joined(separator: " <br>"))<small>by \(HTMLText.of(entry.actor))</small></td>
                <td data-is="evidence">\(evidence.isEmpty ? "none" : evidence.joined(separator: "<br>"))</td></tr>
                """
        }
        return """
            <table><thead><tr><th>entry</th><th>what it says</th><th>effective</th><th>recorded (UTC)</th><th>evidence</th>
            </tr></thead><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>
            """
    }

    private var claims: String {
        let items = certificate.entries.compactMap { recorded -> String? in
            guard case .entryDisputed(let rival) = recorded.entry.event else { return nil }
            let evidence = recorded.entry.content.evidence
            return "<li>\(recorded.position), \(HTMLText.of(recorded.correctsText ?? "")): \(HTMLText.of(rival.claim))"
                + (evidence.isEmpty ? "" : " (\(HTMLText.of(evidence.joined(separator: ", "))))") + "</li>"
        }
        guard !items.isEmpty else { return "" }
        return
            "<h2>Rival claims</h2>\n<p>Sources that say something else:</p>\n<ul>\(items.joined(separator: "\n"))</ul>"
    }

    private var documents: String {
        guard !certificate.documents.isEmpty else { return "<p>None: these entries rest on no evidence.</p>" }
        let items = certificate.documents.map { document -> String in
            let citation = document.citation
            var text =
                "<b>\(HTMLText.of(document.id))</b> [#\(document.position)]: \(HTMLText.name(citation.publisher)), "
            text += "“\(HTMLText.name(citation.title, language: citation.language))”"
            if let published = citation.published { text += ", \(HTMLText.day(published.description))" }
            if let url = citation.url { text += "<br><span class=\"url\">\(HTMLText.of(url))</span>" }
            if let hash = citation.sha256 { text += "<br><small>SHA-256 <code>\(HTMLText.of(hash))</code></small>" }
            return "<li>\(text)</li>"
        }
        return "<ul>" + items.joined(separator: "\n") + "</ul>"
    }

    private var checking: String {
        let example = certificate.institution.periods.last?.from.position ?? 0
        return """
            <p>This page is not the proof: anybody could have written it. The proof is what lies beside it in its folder.
            Have the log's key from elsewhere, not from here, and compare: its number is
            <code>\(HTMLText.of("\(certificate.key.id)"))</code>.</p>
            <ol>
            <li>With the program that keeps the book: <code>alliance check FOLDER --key KEYFILE</code></li>
            <li>With Python and a script of sixty lines that shares no code with that program:
            <code>python3 check.py KEYFILE</code></li>
            <li>By hand, with openssl and nothing else: <code>sh check.sh KEYFILE</code> does what stands below; type it
            yourself if you trust no script.</li>
            </ol>
            <p>Read the scripts before you run them, or use copies of your own: a forger would put forged ones here.</p>
            <p>What is checked: that the key has signed the three lines above, and that each entry's hash leads up to the
            signed root. For the admission, entry #\(example), the hash to begin with is what
            <code>{ printf '\\000'; cat entries/\(example).entry; } | openssl dgst -sha256</code> prints; the file
            <code>entries/\(example).tlog-proof</code> holds the hashes beside its way.</p>
            <p><b>What is shown:</b> these entries are in the signed log, as they were recorded, and (by the first of the
            three ways) they make what is stated above. <b>What is not shown:</b> that there are no others about the
            institution. An entry that was left out here, such as a withdrawal or a retraction, cannot be seen from
            proofs that the others are there; for that read the whole log, which its keeper publishes. A proof says who
            recorded what and when; whether it is true, the documents cited have to show.</p>
            <pre class="script">\(HTMLText.of(CertificateScripts.shell))</pre>
            """
    }

    private static func words(_ type: EventType) -> String {
        type.name.split(separator: ".").joined(separator: " ").replacing("-", with: " ")
    }

    private static let style = """
        body{font:11pt/1.5 Georgia,"Noto Serif",serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
        header{border-bottom:2px solid #111;margin-bottom:1em}
        .kind{text-transform:uppercase;letter-spacing:.12em;margin:0}
        h1{margin:.1em 0;font-size:1.9em;line-height:1.2}
        h2{font-size:1.1em;margin:1.6em 0 .3em;break-after:avoid}
        .statement{font-size:1.25em;border-left:4px solid #111;padding-left:.8em}
        table{border-collapse:collapse;width:100%;font-size:.85em}
        th,td{border-bottom:1px solid #999;text-align:left;vertical-align:top;padding:.3em .6em .3em 0}
        tr,li{break-inside:avoid}
        td:first-child,.day,.id{white-space:nowrap}
        td small{display:block}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .8em;margin:.2em 0}
        dt{color:#555}
        dd{margin:0;overflow-wrap:anywhere}
        code,pre{font:.85em/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;border:1px solid #999;padding:.6em}
        .url{overflow-wrap:anywhere}
        @media screen and (max-width:42em){
        body{margin:1em auto}
        thead{display:none}
        table,tbody,tr,td{display:block}
        tr{border-bottom:1px solid #999;padding:.5em 0}
        td{border:0;padding:.1em 0}
        td:first-child{font-weight:bold}
        td[data-is]:not([data-is="what it says"])::before{content:attr(data-is) ": ";color:#555}
        td br{display:none}
        td .id{display:block}
        ul,ol{padding-left:1.3em}
        }
        @page{margin:18mm}
        @media print{body{margin:0;max-width:none;font-size:10pt}pre.script{break-before:page}}
        """
}
