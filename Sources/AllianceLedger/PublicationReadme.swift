import TransparencyLog

/// What tells whoever finds the published directory, perhaps in thirty years and without this program, what it is.
enum PublicationReadme {
    static func text(_ verifier: VerifierKey) -> String {
        """
        This directory is the published log of \(verifier.name).

        It is an append-only, signed record. Nobody, not even its keeper, can change an entry in it without this being
        seen by everybody who kept an older copy of the file "checkpoint".

        checkpoint      who keeps the log, how many entries it has, the root of their hash tree (three lines), and
                        signatures
        tile/entries/   the entries: files of up to 256, each entry after its length as two bytes, highest first.
                        The first 256 are in tile/entries/000, the next in 001, the thousandth 256 in 999, then
                        x001/000; an unfinished file of W entries is called 000.p/W. An entry is a line of JSON, a
                        CloudEvents 1.0 event
        tile/0/ ...     the hash tree: SHA-256, as RFC 6962 section 2.1 has it, in the same numbering
        verifier.key    the public key of the signatures, for convenience only. Whoever can change this directory can
                        change this file too: get the key from the keeper of the log by another way, and compare

        The formats are public: c2sp.org/tlog-tiles, c2sp.org/tlog-checkpoint, c2sp.org/signed-note. Several programs
        read them. With the one that wrote this directory:

            alliance audit . --key KEY

        checks every file, every hash and the signature, and reads the record. Keep the file "checkpoint": a later
        audit with --since FILE proves that nothing you have seen was altered since.

        The files under tile/ never change once a checkpoint covers them. Any web server can serve this directory.

        """
    }
}
