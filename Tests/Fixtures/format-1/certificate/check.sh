#!/bin/sh
# Checks this folder with openssl alone: sh check.sh [KEYFILE]
# KEYFILE: the log's verifier key; have it from elsewhere, and compare. Default: verifier.key here.
# Follows c2sp.org/signed-note, c2sp.org/tlog-proof and RFC 9162 2.1.3.2. Needs OpenSSL 3.
set -eu
here=$(dirname "$0")
key=$(cat "${1:-$here/verifier.key}")
cd "$here"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }
decode() { printf '%s' "$1" | openssl base64 -d -A; }
hash() { openssl dgst -sha256 -binary | openssl base64 -A; }

# 1. The key, as openssl wants it (RFC 8410): twelve fixed bytes, and the last 32 of the key's text.
name=$(printf '%s' "$key" | cut -d+ -f1)
id=$(printf '%s' "$key" | cut -d+ -f2)
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'
  decode "$(printf '%s' "$key" | cut -d+ -f3-)" | tail -c 32; } >"$work/key"

# 2. What is signed stands before the empty line; behind it the signatures, each after the key's id.
sed '/^$/,$d' checkpoint >"$work/text"
sed '1,/^$/d' checkpoint | while read -r dash signer data; do
    decode "$data" >"$work/line"
    found=$(head -c 4 "$work/line" | od -An -tx1 | tr -d ' \n')
    if [ "$signer" = "$name" ] && [ "$found" = "$id" ]; then tail -c +5 "$work/line" >"$work/signature"; fi
done
[ -s "$work/signature" ] || fail "the checkpoint is not signed by $name"
openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$work/key" -in "$work/text" \
    -sigfile "$work/signature" >"$work/said" 2>&1 || fail "the signature of the checkpoint is not good"
origin=$(sed -n 1p checkpoint)
size=$(sed -n 2p checkpoint)
root=$(sed -n 3p checkpoint)
[ "$origin" = "$name" ] || fail "the checkpoint is of $origin"

# 3. Each entry: hash it, and go up to the root by the hashes beside its way.
count=0
for proof in entries/*.tlog-proof; do
    number=$(basename "$proof" .tlog-proof)
    sed '1,/^$/d' "$proof" | cmp -s - checkpoint || fail "$proof has another checkpoint"
    [ "$(sed -n 2p "$proof")" = "index $number" ] || fail "$proof is of another entry"
    [ "$number" -lt "$size" ] || fail "$proof is of no entry of the log"
    found=$({ printf '\000'; cat "entries/$number.entry"; } | hash)
    place=$number
    last=$((size - 1))
    for beside in $(sed '1,2d;/^$/,$d' "$proof"); do
        [ "$last" -gt 0 ] || fail "$proof has too many hashes"
        if [ $((place % 2)) = 1 ] || [ "$place" = "$last" ]; then
            found=$({ printf '\001'; decode "$beside"; decode "$found"; } | hash)
            while [ "$place" -gt 0 ] && [ $((place % 2)) = 0 ]; do
                place=$((place / 2)) last=$((last / 2))
            done
        else
            found=$({ printf '\001'; decode "$found"; decode "$beside"; } | hash)
        fi
        place=$((place / 2)) last=$((last / 2))
    done
    [ "$last" = 0 ] && [ "$found" = "$root" ] || fail "entry #$number is not in the signed log"
    count=$((count + 1))
done
[ "$(ls entries/*.entry | wc -l)" -eq "$count" ] || fail "an entry has no proof"
echo "ok: all $count entries are in the log of $origin, whose signed checkpoint covers $size entries"
