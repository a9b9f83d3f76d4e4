// Checks a published log with the packages that check Go's own checksum database: golang.org/x/mod/sumdb/note for the
// signatures, golang.org/x/mod/sumdb/tlog for the tree. Only the paths of the files and the lines of a checkpoint are
// read by code of our own, and the message a witness signs, which these packages do not know.
//
// On Debian, with the packages golang-go and golang-golang-x-mod-dev:
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run Tools/verifiers/sumdb.go -key KEY [-since FILE]… [-witness KEY]… DIR
//
// DIR is the published directory; KEY a verifier key or a file with it; FILE a checkpoint kept from earlier. Exit
// status: 0 everything holds, 1 something does not verify, 2 the call was wrong.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Of c2sp.org/tlog-tiles: a tile is 256 hashes wide.
const height = 8

type list []string

func (l *list) String() string         { return strings.Join(*l, ", ") }
func (l *list) Set(value string) error { *l = append(*l, value); return nil }

func main() {
	var since, witnesses list
	key := flag.String("key", "", "the log's verifier key, or a file with it")
	flag.Var(&since, "since", "a checkpoint kept from earlier; may be repeated")
	flag.Var(&witnesses, "witness", "the key of a witness whose cosignature must be there; may be repeated")
	flag.Parse()
	if flag.NArg() != 1 || *key == "" {
		fmt.Fprintln(os.Stderr, "usage: sumdb -key KEY [-since FILE]… [-witness KEY]… DIR")
		os.Exit(2)
	}
	if err := check(flag.Arg(0), *key, since, witnesses); err != nil {
		fmt.Fprintln(os.Stderr, "FAILED:", err)
		os.Exit(1)
	}
}

func check(dir, key string, since, witnesses []string) error {
	log, err := note.NewVerifier(text(key))
	if err != nil {
		return fmt.Errorf("the key: %w", err)
	}
	known := []note.Verifier{log}
	for _, witness := range witnesses {
		verifier, err := cosigner(text(witness))
		if err != nil {
			return err
		}
		known = append(known, verifier)
	}
	head, err := open(filepath.Join(dir, "checkpoint"), log.Name(), known)
	if err != nil {
		return err
	}
	fmt.Printf("ok: note.Open: the checkpoint of %s covers %d entries, with %d good signatures\n", log.Name(), head.N, len(known))

	// Once from the entries alone: what tlog makes of them must be the root that was signed.
	entries, err := readEntries(dir, head.N)
	if err != nil {
		return err
	}
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	for i, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
	}
	// Before v0.19.0 tlog gave the empty tree 32 zero bytes; by RFC 6962 it is SHA-256 of nothing.
	if head.N > 0 {
		if root, err := tlog.TreeHash(head.N, reader); err != nil || root != head.Hash {
			return fmt.Errorf("the entries have the root %v, signed is %v (%v)", root, head.Hash, err)
		}
	}
	fmt.Println("ok: tlog.TreeHash: the entries have the root that was signed")

	// Once from the tiles: tlog authenticates each tile against the root before it gives a hash of it.
	tiles := tlog.TileHashReader(head, &directory{dir, map[tlog.Tile][]byte{}})
	for i, entry := range entries {
		proof, err := tlog.ProveRecord(head.N, int64(i), tiles)
		if err == nil {
			err = tlog.CheckRecord(proof, head.N, head.Hash, int64(i), tlog.RecordHash(entry))
		}
		if err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	fmt.Printf("ok: tlog.CheckRecord: each of the %d entries is in the tree, by proofs from the tiles\n", head.N)

	older := []tlog.Tree{}
	for _, file := range since {
		tree, err := open(file, log.Name(), []note.Verifier{log})
		if err != nil {
			return err
		}
		older = append(older, tree)
	}
	for size := int64(1); size < head.N; size *= 2 {
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			return err
		}
		older = append(older, tlog.Tree{N: size, Hash: root})
	}
	for _, old := range older {
		if old.N == 0 {
			continue // Everything extends the empty tree, and CheckTree refuses to be asked.
		}
		proof := tlog.TreeProof(nil)
		if old.N > head.N {
			return fmt.Errorf("the kept checkpoint covers %d entries, the published one only %d", old.N, head.N)
		} else if old.N < head.N {
			if proof, err = tlog.ProveTree(head.N, old.N, tiles); err != nil {
				return err
			}
		}
		if err := tlog.CheckTree(proof, head.N, head.Hash, old.N, old.Hash); err != nil {
			return fmt.Errorf("size %d is no beginning of size %d: %w", old.N, head.N, err)
		}
	}
	fmt.Printf("ok: tlog.CheckTree: it extends %d kept checkpoints and %d sizes of its own\n", len(since), len(older)-len(since))
	return nil
}

// text is what a file of this name holds, or else the name itself.
func text(key string) string {
	if data, err := os.ReadFile(key); err == nil {
		key = string(data)
	}
	return strings.TrimSpace(key)
}

// open returns the tree head that everybody known has signed (c2sp.org/tlog-checkpoint). tlog.ParseTree reads that of
// the checksum database only.
func open(file, origin string, known []note.Verifier) (head tlog.Tree, err error) {
	message, err := os.ReadFile(file)
	if err != nil {
		return head, err
	}
	signed, err := note.Open(message, note.VerifierList(known...))
	if err != nil {
		return head, fmt.Errorf("%s: %w", file, err)
	}
	if len(signed.Sigs) != len(known) {
		return head, fmt.Errorf("%s: %d of %d signatures are there", file, len(signed.Sigs), len(known))
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != origin {
		return head, fmt.Errorf("%s: no checkpoint of %s", file, origin)
	}
	if head.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil || head.N < 0 || strconv.FormatInt(head.N, 10) != lines[1] {
		return head, fmt.Errorf("%s: %q is no size", file, lines[1])
	}
	head.Hash, err = tlog.ParseHash(lines[2])
	return head, err
}

// cosigned verifies cosignatures (c2sp.org/tlog-cosignature, v1), of which package note knows only the frame.
type cosigned struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c *cosigned) Name() string    { return c.name }
func (c *cosigned) KeyHash() uint32 { return c.hash }
func (c *cosigned) Verify(message, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	return ed25519.Verify(c.key, []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, message)), signature[8:])
}

func cosigner(key string) (note.Verifier, error) {
	parts := strings.SplitN(key, "+", 3)
	if len(parts) == 3 {
		hash, err := strconv.ParseUint(parts[1], 16, 32)
		data, err2 := base64.StdEncoding.DecodeString(parts[2])
		if err == nil && err2 == nil && len(data) == 33 && data[0] == 4 {
			return &cosigned{parts[0], uint32(hash), data[1:]}, nil
		}
	}
	// Not the key itself: it may be a secret one, given by mistake.
	return nil, errors.New("-witness: this is no verifier key of type 4, cosignature/v1")
}

// directory reads published tiles for tlog.
type directory struct {
	path string
	read map[tlog.Tile][]byte
}

func (d *directory) Height() int                     { return height }
func (d *directory) SaveTiles([]tlog.Tile, [][]byte) {}
func (d *directory) ReadTiles(tiles []tlog.Tile) (all [][]byte, err error) {
	for _, tile := range tiles {
		data, ok := d.read[tile]
		if !ok {
			// The checksum database puts the height into its paths, c2sp.org/tlog-tiles does not.
			path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
			if data, err = os.ReadFile(filepath.Join(d.path, path)); err != nil {
				return nil, err
			}
			if len(data) != tile.W*tlog.HashSize {
				return nil, fmt.Errorf("%s has %d bytes", path, len(data))
			}
			d.read[tile] = data
		}
		all = append(all, data)
	}
	return all, nil
}

// readEntries cuts the bundles of a log of this size (c2sp.org/tlog-tiles) into entries.
func readEntries(dir string, size int64) (entries [][]byte, err error) {
	for number := int64(0); number<<height < size; number++ {
		width := size - number<<height
		if width > 1<<height {
			width = 1 << height
		}
		path := tlog.Tile{H: height, L: 0, N: number, W: int(width)}.Path()
		path = strings.Replace(path, fmt.Sprintf("tile/%d/0/", height), "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return nil, err
		}
		rest := bytes.NewBuffer(data)
		for i := int64(0); i < width; i++ {
			frame := rest.Next(2)
			if len(frame) < 2 {
				return nil, fmt.Errorf("%s ends before its last entry", path)
			}
			length := int(binary.BigEndian.Uint16(frame))
			entry := rest.Next(length)
			if len(entry) < length {
				return nil, fmt.Errorf("%s ends within an entry", path)
			}
			entries = append(entries, entry)
		}
		if rest.Len() > 0 {
			return nil, fmt.Errorf("%s has bytes after its last entry", path)
		}
	}
	return entries, nil
}
