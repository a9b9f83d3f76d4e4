import AllianceLedger
import Alliances
import EDTF
import Projections
import Reports
import TransparencyLog

extension CertificatePage {
    var html: [UInt8] {
        var html = HTMLWriter()
        html.element(.html, .language("en")) { html in
            head(&html)
            html.element(.body) { html in
                html.element(.header) { html in
                    html.element(.p, .kind("kind"), text: "Certificate of membership")
                    html.element(.h1) { $0.name(name, language: names.first { $0.text == name }?.tag) }
                    otherNames(&html)
                }
                html.element(.p, .kind("statement"), text: statement)
                html.element(.p) { html in
                    html.text("As of ")
                    html.day("\(certificate.standpoint.asOf)")
                    html.text(", by \(scope), the last of them recorded ")
                    html.day(certificate.standpoint.recorded.map { "\($0)" } ?? "never")
                    html.text(".")
                }
                html.element(.h2, text: "Periods")
                html.element(.ul) { html in
                    for period in certificate.institution.periods { html.element(.li, text: Self.words(period)) }
                }
                html.element(.h2, text: "What this rests on")
                entries(&html)
                claims(&html)
                html.element(.h2, text: "Documents cited")
                documents(&html)
                html.element(.h2, text: "The signed state of the log")
                html.element(.pre, text: String(decoding: certificate.checkpoint, as: UTF8.self))
                html.element(
                    .p,
                    text:
                        "Origin, number of entries, root of the Merkle tree (RFC 6962), and the signatures over these "
                        + "three lines.")
                html.element(.p) { html in
                    html.text("Key: ")
                    html.element(.code, text: certificate.key.text)
                }
                html.element(.h2, text: "How to check it without us")
                checking(&html)
            }
        }
        return html.bytes
    }

    private func head(_ html: inout HTMLWriter) {
        let hash = sha256(Self.style.utf8.span).base64
        html.element(.head) { html in
            html.element(.meta, .charset("utf-8"))
            html.element(
                .meta, .httpEquivalent("Content-Security-Policy"),
                .content("default-src 'none'; style-src 'sha256-\(hash)'"))
            html.element(.meta, .meta("viewport"), .content("width=device-width, initial-scale=1"))
            html.element(.meta, .meta("referrer"), .content("no-referrer"))
            html.element(.title, text: "Certificate of membership: \(name)")
            html.style(Self.style)
        }
    }

    private var names: [Names.Entry] { certificate.institution.names?.entries ?? [] }

    private func otherNames(_ html: inout HTMLWriter) {
        let others = names.filter { $0.text != name }
        guard !others.isEmpty else { return }
        html.element(.p, .kind("names")) { html in
            for (place, other) in others.enumerated() {
                if place > 0 { html.text(" · ") }
                html.name(other.text, language: other.tag)
            }
        }
    }

    private static func words(_ period: MembershipPeriod) -> String {
        func day(_ dated: Dated) -> String { "\(MembershipStatement.days(dated)) [#\(dated.position)]" }
        var text = "As \(period.isFounding ? "founding " : "")\(MembershipStatement.capacity(period.category)) since "
        text += day(period.from)
        for change in period.changes {
            text += "; \(words(change.what))"
            if let category = change.category { text += " to \(MembershipStatement.capacity(category))" }
            text += ", " + day(change.when)
        }
        if let end = period.end { text += "; \(words(end.how)), " + day(end.when) }
        return text + "."
    }

    private func entries(_ html: inout HTMLWriter) {
        html.element(.table) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    for head in ["entry", "what it says", "effective", "recorded (UTC)", "evidence"] {
                        html.element(.th, text: head)
                    }
                }
            }
            html.element(.tbody) { html in
                for recorded in certificate.entries where recorded.entry.event.type != .entryDisputed {
                    html.element(.tr) { row(recorded, &$0) }
                }
            }
        }
    }

    private func row(_ recorded: RecordedEntry, _ html: inout HTMLWriter) {
        let entry = recorded.entry
        let remarks = [
            recorded.correctsText, entry.content.basis == .derived ? "derived from the evidence" : nil,
            entry.content.reason.map { "reason: \($0)" }, entry.content.note.map { "note: \($0)" },
        ].compactMap(\.self)
        html.element(.td, text: "\(recorded.position)")
        html.element(.td, .column("what it says")) { html in
            html.element(.b, text: Self.words(entry.event.type))
            CertificateData(recorded).write(&html)
            for remark in remarks { html.element(.small, text: remark) }
        }
        html.element(.td, .column("effective")) { $0.day(entry.content.effective?.description ?? "—") }
        html.element(.td, .column("recorded")) { html in
            Self.write(lines: "\(entry.recorded)".split(separator: "T"), &html) { $1.day(String($0)) }
            html.element(.small, text: "by \(entry.actor)")
        }
        html.element(.td, .column("evidence")) { html in
            if entry.content.evidence.isEmpty { html.text("none") }
            Self.write(lines: entry.content.evidence, &html) { $1.element(.span, .kind("id"), text: $0) }
        }
    }

    private static func write<Line>(
        lines: [Line], _ html: inout HTMLWriter, _ write: (Line, inout HTMLWriter) -> Void
    ) {
        for (place, line) in lines.enumerated() {
            if place > 0 { html.element(.br) }
            write(line, &html)
        }
    }

    private func claims(_ html: inout HTMLWriter) {
        let items = certificate.entries.compactMap { recorded -> String? in
            guard case .entryDisputed(let rival) = recorded.entry.event else { return nil }
            let evidence = recorded.entry.content.evidence
            return "\(recorded.position), \(recorded.correctsText ?? ""): \(rival.claim)"
                + (evidence.isEmpty ? "" : " (\(evidence.joined(separator: ", ")))")
        }
        guard !items.isEmpty else { return }
        html.element(.h2, text: "Rival claims")
        html.element(.p, text: "Sources that say something else:")
        html.element(.ul) { html in
            for item in items { html.element(.li, text: item) }
        }
    }

    private func documents(_ html: inout HTMLWriter) {
        guard !certificate.documents.isEmpty else {
            html.element(.p, text: "None: these entries rest on no evidence.")
            return
        }
        html.element(.ul) { html in
            for document in certificate.documents {
                html.element(.li) { html in
                    html.element(.b, text: document.id)
                    html.text(" [#\(document.position)]: ")
                    Self.write(document.citation, &html)
                }
            }
        }
    }

    private static func write(_ citation: Citation, _ html: inout HTMLWriter) {
        html.name(citation.publisher, language: nil)
        html.text(", “")
        html.name(citation.title, language: citation.language)
        html.text("”")
        if let published = citation.published {
            html.text(", ")
            html.day(published.description)
        }
        if let url = citation.url {
            html.element(.br)
            html.element(.span, .kind("url"), text: url)
        }
        if let hash = citation.sha256 {
            html.element(.br)
            html.element(.small) { html in
                html.text("SHA-256 ")
                html.element(.code, text: hash)
            }
        }
    }

    static func words(_ type: EventType) -> String {
        type.name.split(separator: ".").joined(separator: " ").replacing("-", with: " ")
    }
}
