import Alliances
import EDTF
import Projections

/// Parts that the views of several kinds of subjects have in common.
extension Fields {
    /// Each name with its language, that of the reader first.
    mutating func add(_ label: String, _ names: Names?, first language: String, _ entry: UInt32?) {
        guard let names else { return }
        let preferred = names.preferred([language])
        let entries = names.entries.filter { $0.text == preferred } + names.entries.filter { $0.text != preferred }
        for (index, name) in entries.enumerated() {
            add(label, "\(name.text) (\(name.tag))", index == 0 ? entry : nil)
        }
    }

    mutating func add(_ label: String, _ date: EDTFDate?, _ entry: UInt32? = nil) {
        add(label, date?.description, entry)
    }

    mutating func add(_ label: String, _ dated: Dated?, _ text: String = "") {
        guard let dated else { return }
        add(label, (text.isEmpty ? "" : text + " ") + dated.detail, dated.position)
    }

    mutating func add(_ disputes: [RivalClaim]) {
        for dispute in disputes {
            let evidence = dispute.evidence.isEmpty ? "" : " (\(dispute.evidence.joined(separator: ", ")))"
            add("rival claim", "to #\(dispute.place): \(dispute.claim)\(evidence)", dispute.position)
        }
    }
}
