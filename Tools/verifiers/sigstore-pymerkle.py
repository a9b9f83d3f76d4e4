#!/usr/bin/env python3
"""Checks a published log with two Python packages that others wrote, both from PyPI.

    python3 -m venv verifiers && verifiers/bin/pip install -r Tools/verifiers/requirements.txt
    verifiers/bin/python Tools/verifiers/sigstore-pymerkle.py --key KEY [--since FILE]… [--receipt FILE]… DIR

sigstore, the client of a public transparency log, verifies the signature of the checkpoint and the
inclusion of each entry; pymerkle the root of all entries and that kept checkpoints are extended.
Only the files are read, cut and put into the packages' terms here. DIR: the published directory.
KEY: the verifier key or a file with it. FILE: a checkpoint kept from earlier; or N.tlog-proof beside
N.entry. Exit status: 0 everything holds, 1 something does not verify, 2 the call was wrong.

Not checked by sigstore: cosignatures of witnesses.
"""
import argparse, base64, binascii, hashlib, pathlib, sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pymerkle import InmemoryTree, InvalidProof, verify_consistency
from pymerkle.hasher import MerkleHasher
from sigstore._internal.merkle import verify_merkle_inclusion
from sigstore._internal.rekor.checkpoint import SignedCheckpoint, verify_checkpoint
from sigstore._internal.trust import Keyring
from sigstore._utils import KeyID
from sigstore.errors import Error
from sigstore.models import TransparencyLogEntry
from sigstore_models.common.v1 import LogId, PublicKey, PublicKeyDetails
from sigstore_models.rekor import v1 as rekor

HASHER = MerkleHasher("sha256")


class Refused(Exception):
    pass


def need(condition, sentence):
    if not condition:
        raise Refused(sentence)


class Log:
    """The key that is trusted, in sigstore's terms."""

    def __init__(self, vkey):
        self.origin, self.key_id, key = vkey.strip().split("+", 2)
        data = base64.b64decode(key, validate=True)
        need(len(data) == 33 and data[0] == 1, "the key is no Ed25519 verifier key")
        der = Ed25519PublicKey.from_public_bytes(data[1:]).public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        self.keyring = Keyring([PublicKey(raw_bytes=base64.b64encode(der), key_details=PublicKeyDetails.PKIX_ED25519)])
        # By itself sigstore names a key by the hash of its DER form, as its own log does; a C2SP note by the hash of
        # name and key, four bytes of it. What it looks up in the note is therefore given here and not derived.
        self.key_id = bytes.fromhex(self.key_id)
        need(self.key_id == hashlib.sha256(self.origin.encode() + b"\n" + data).digest()[:4], "the key's id is not its own")

    def open(self, note):
        """The size and root of a signed checkpoint."""
        try:
            signed = SignedCheckpoint.from_text(note)
        except ValueError as error:  # sigstore lets those of base64 through
            raise Refused(f"the checkpoint: {error}")
        signed.signed_note.verify(self.keyring, KeyID(self.key_id))
        head = signed.checkpoint
        # sigstore leaves these open: it asks its own log only.
        need(head.origin == self.origin, f"it is the checkpoint of {head.origin!r}")
        need(str(head.log_size) == signed.signed_note.note.split("\n")[1], "the size is not written as a size is")
        return head.log_size, bytes.fromhex(head.log_hash)

    def include(self, note, index, path, entry):
        """sigstore's check of an entry in its own log: the checkpoint's signature, then the proof."""
        size, root = self.open(note)
        need(0 <= index < size, f"number {index} is not below the size {size}")
        encoded = base64.b64encode
        proof = rekor.InclusionProof(
            log_index=str(index), tree_size=str(size), root_hash=encoded(root), hashes=[encoded(h) for h in path],
            checkpoint=rekor.Checkpoint(envelope=note))
        there = TransparencyLogEntry(rekor.TransparencyLogEntry(
            log_index=str(index), log_id=LogId(key_id=encoded(self.key_id)), kind_version=rekor.KindVersion(kind="", version=""),
            inclusion_proof=proof, canonicalized_body=encoded(entry)))
        verify_checkpoint(self.keyring, there)
        verify_merkle_inclusion(there)


class Directory:
    """c2sp.org/tlog-tiles."""

    def __init__(self, path):
        self.path, self.tiles = pathlib.Path(path), {}

    def read(self, kind, number, width):
        digits = f"{number:03}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[i:i + 3] for i in range(0, len(digits), 3)]
        name = "/".join([f"x{g}" for g in groups[:-1]] + groups[-1:]) + (f".p/{width}" if width < 256 else "")
        return (self.path / "tile" / kind / name).read_bytes()

    def entries(self, size):
        for number in range(-(-size // 256)):
            width, at = min(256, size - 256 * number), 0
            data = self.read("entries", number, width)
            for _ in range(width):
                end = at + 2 + int.from_bytes(data[at:at + 2], "big")
                need(at + 2 <= len(data) and end <= len(data), f"bundle {number} is cut off")
                yield data[at + 2:end]
                at = end
            need(at == len(data), f"bundle {number} has bytes after its last entry")

    def hash(self, low, high, size):
        """The hash over the entries low ..< high, from the tiles of a tree of this size."""
        count = high - low
        if count & (count - 1):
            middle = low + (1 << (count.bit_length() - 1))
            return HASHER.hash_pair(self.hash(low, middle, size), self.hash(middle, high, size))
        level, rest = divmod(count.bit_length() - 1, 8)
        number, first = divmod(low >> 8 * level, 256)
        width = min(256, (size >> 8 * level) - 256 * number)
        if (level, number) not in self.tiles:
            tile = self.read(str(level), number, width)
            need(len(tile) == 32 * width, f"tile {number} of level {level} has {len(tile)} bytes")
            self.tiles[level, number] = tile
        tile = self.tiles[level, number]
        hashes = [tile[32 * i:32 * i + 32] for i in range(first, first + (1 << rest))]
        while len(hashes) > 1:
            hashes = [HASHER.hash_pair(*pair) for pair in zip(hashes[::2], hashes[1::2])]
        return hashes[0]

    def proof(self, index, size):
        """What an entry needs beside itself to reach the root, its neighbour first (RFC 6962 §2.1.1)."""
        low, high, path = 0, size, []
        while high - low > 1:
            middle = low + (1 << ((high - low - 1).bit_length() - 1))
            if index < middle:
                path.append(self.hash(middle, high, size))
                high = middle
            else:
                path.append(self.hash(low, middle, size))
                low = middle
        return path[::-1]


def check(log, directory, since, receipts):
    note = (directory.path / "checkpoint").read_bytes().decode()
    size, root = log.open(note)
    print(f"ok: sigstore verify_checkpoint: the checkpoint of {log.origin} covers {size} entries")

    tree = InmemoryTree(algorithm="sha256")
    entries = list(directory.entries(size))
    for entry in entries:
        tree.append_entry(entry)
    need(tree.get_root() == root, "the entries have another root than the one that was signed")
    print("ok: pymerkle get_root: the entries have the root that was signed")

    for index, entry in enumerate(entries):
        try:
            log.include(note, index, directory.proof(index, size), entry)
        except Error as error:
            raise Refused(f"entry {index}: {error}")
    print(f"ok: sigstore verify_merkle_inclusion: each of the {size} entries is in the tree, by proofs from the tiles")

    kept = [log.open(pathlib.Path(file).read_bytes().decode()) for file in since]
    own = [(1 << bit, tree.get_root(1 << bit)) for bit in range(max(size - 1, 0).bit_length())]
    for old, state in kept + own:
        need(old <= size, f"the kept checkpoint covers {old} entries, the published one only {size}")
        if old > 0:  # everything extends the empty tree
            verify_consistency(state, root, tree.prove_consistency(old, size), prior_size=old, later_size=size)
    print(f"ok: pymerkle verify_consistency: it extends {len(kept)} kept checkpoints and {len(own)} sizes of its own")

    for file in map(pathlib.Path, receipts):
        head, note = file.read_bytes().decode().split("\n\n", 1)
        lines = [line for line in head.split("\n")[1:] if not line.startswith("extra ")]
        need(lines and lines[0].startswith("index "), f"{file} is no proof of c2sp.org/tlog-proof@v1")
        index, path = int(lines[0].removeprefix("index ")), [base64.b64decode(line, validate=True) for line in lines[1:]]
        log.include(note, index, path, file.with_suffix(".entry").read_bytes())
        print(f"ok: sigstore: {file.name} with its entry is number {index} of {log.origin}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir")
    parser.add_argument("--key", required=True)
    parser.add_argument("--since", action="append", default=[])
    parser.add_argument("--receipt", action="append", default=[])
    call = parser.parse_args()
    key = pathlib.Path(call.key)
    try:
        log = Log(key.read_text() if key.is_file() else call.key)
        check(log, Directory(call.dir), call.since, call.receipt)
    except (Refused, Error, InvalidProof, OSError, ValueError, binascii.Error) as error:
        print(f"FAILED: {error or type(error).__name__}", file=sys.stderr)
        return 1
    return 0


sys.exit(main())
