package plans

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"slices"
	"strconv"
)

// Archive is the canonical bytes of a plan folder: a first line that names the format, then for every file, sorted
// by path, a line "length path", the file's bytes and a line feed. The same files always give the same archive.
type Archive []byte

const archiveHead = "warroom plan 1\n"

// Digest names the content of the archive: hex SHA-256.
func (a Archive) Digest() string {
	sum := sha256.Sum256(a)
	return hex.EncodeToString(sum[:])
}

// file is one file of a plan. Path is relative to the folder, with slashes.
type file struct {
	path string
	text []byte // UTF-8 without byte order mark, lines end in a line feed
}

// pack writes the archive of files.
func pack(files []file) Archive {
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.path, b.path) })
	size := len(archiveHead)
	for _, f := range files {
		size += len(f.path) + len(f.text) + len("1048576 \n\n")
	}
	out := append(make([]byte, 0, size), archiveHead...)
	for _, f := range files {
		out = strconv.AppendInt(out, int64(len(f.text)), 10)
		out = append(append(append(out, ' '), f.path...), '\n')
		out = append(out, f.text...)
		out = append(out, '\n')
	}
	return out
}

var errArchive = errors.New("not an archive of a plan, or damaged")

// unpack reads the files of an archive. It accepts only what pack writes, so that one content has one digest: files
// in order, none twice, their sizes written in one way.
func (a Archive) unpack() ([]file, error) {
	rest, ok := bytes.CutPrefix(a, []byte(archiveHead))
	if !ok || len(a) > maxArchive {
		return nil, errArchive
	}
	var files []file
	for len(rest) > 0 {
		head, after, found := bytes.Cut(rest, []byte("\n"))
		number, path, spaced := bytes.Cut(head, []byte(" "))
		size, err := strconv.Atoi(string(number))
		if !found || !spaced || err != nil || size < 0 || size >= len(after) || after[size] != '\n' || strconv.Itoa(size) != string(number) {
			return nil, errArchive
		}
		f := file{path: string(path), text: after[:size:size]}
		if !fs.ValidPath(f.path) || len(files) > 0 && files[len(files)-1].path >= f.path {
			return nil, errArchive
		}
		files, rest = append(files, f), after[size+1:]
	}
	return files, nil
}
