#!/usr/bin/env python3
"""Checks this folder without the program that wrote it: python3 check.py [KEY]

KEY: the log's verifier key, or a file with it; have it from elsewhere, and compare. Default: verifier.key here.
Needs Python 3.9 and OpenSSL 3. Follows c2sp.org/signed-note, c2sp.org/tlog-proof and RFC 9162 2.1.3.2.
Exit status: 0 all good, 1 something does not verify.
"""
from base64 import b64decode
from hashlib import sha256 as hashed
from pathlib import Path
from subprocess import run
from sys import argv, exit
from tempfile import TemporaryDirectory

here = Path(__file__).resolve().parent

def need(condition, sentence):
    if not condition:
        exit("FAILED: " + sentence)

def sha256(data):
    return hashed(data).digest()

# The key: name+id+base64(1, 32 bytes of Ed25519); the id is the hash of name and key.
key = argv[1] if len(argv) > 1 else str(here / "verifier.key")
if key.count("+") < 2:
    key = Path(key).read_text()
name, key_id, typed = key.strip().split("+", 2)
typed = b64decode(typed, validate=True)
need(len(typed) == 33 and typed[0] == 1, "the key is no Ed25519 key")
need(sha256(name.encode() + b"\n" + typed)[:4].hex() == key_id, "the key's id is of another key")

# The checkpoint: what is signed, an empty line, signatures.
note = (here / "checkpoint").read_bytes()
text, gap, lines = note.rpartition(b"\n\n")
need(gap == b"\n\n", "the checkpoint is no signed note")
text += b"\n"
signature = None
for line in lines.decode().splitlines():
    dash, signer, data = line.split(" ")
    data = b64decode(data, validate=True)
    if dash == "\u2014" and signer == name and data[:4].hex() == key_id:
        signature = data[4:]
need(signature is not None, "the checkpoint is not signed by " + name)
with TemporaryDirectory() as folder:
    der = bytes.fromhex("302a300506032b6570032100") + typed[1:]  # RFC 8410
    for file, data in (("key", der), ("text", text), ("signature", signature)):
        Path(folder, file).write_bytes(data)
    command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key -in text -sigfile signature"
    done = run(command.split(), cwd=folder, capture_output=True)
    need(done.returncode == 0, "the signature of the checkpoint is not good")
origin, size, root = text.decode().splitlines()[:3]
size, root = int(size), b64decode(root, validate=True)
need(origin == name, "the checkpoint is of " + origin)

# Each entry: hash it, and go up to the root by the hashes beside its way.
count = 0
for proof in sorted((here / "entries").glob("*.tlog-proof"), key=lambda path: int(path.stem)):
    head, _, checkpoint = proof.read_bytes().partition(b"\n\n")
    head = head.decode().splitlines()
    need(checkpoint == note, f"{proof.name} has another checkpoint")
    need(head[0] == "c2sp.org/tlog-proof@v1", f"{proof.name} is no proof")
    need(head[1] == "index " + proof.stem and int(proof.stem) < size, f"{proof.name} is of another entry")
    found = sha256(b"\0" + proof.with_suffix(".entry").read_bytes())
    place, last = int(proof.stem), size - 1
    for line in head[2:]:
        beside = b64decode(line, validate=True)
        need(last > 0, f"{proof.name} has too many hashes")
        if place & 1 or place == last:
            found = sha256(b"\1" + beside + found)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            found = sha256(b"\1" + found + beside)
        place, last = place >> 1, last >> 1
    need(last == 0 and found == root, f"entry #{proof.stem} is not in the signed log")
    count += 1
need(count > 0, "there are no entries")
need(len(list((here / "entries").glob("*.entry"))) == count, "an entry has no proof")
print(f"ok: all {count} entries are in the log of {origin}, whose signed checkpoint covers {size} entries")
