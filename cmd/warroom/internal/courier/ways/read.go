package ways

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
	"warroom/plans"
)

// Words finds the words for what is wrong; ids begin with "channels.".
type Words interface {
	T(id string, args ...any) string
}

// Source is where the file is and what it refers to.
type Source struct {
	File  string
	Env   func(name string) string
	Words Words
}

// maxFile is how large the file may be, and maxSecret one that holds a secret.
const (
	maxFile   = 1 << 20
	maxSecret = 64 << 10
)

var errNoFile = errors.New("it is not a file")

// Read reads the file. If there is none there are no ways, and no error. What is wrong in it is [plans.Findings].
func Read(from Source) (Ways, error) {
	file, err := os.OpenFile(from.File, os.O_RDONLY|syscall.O_NONBLOCK, 0) // or a named pipe would hold everything up
	if errors.Is(err, fs.ErrNotExist) {
		return Ways{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open the channels: %w", err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNoFile
	}
	if err != nil {
		return nil, fmt.Errorf("look at the channels: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the channels: %w", err)
	}
	r := &reading{Source: from, shared: runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0}
	all := r.file(bytes.TrimPrefix(text, []byte("\ufeff")))
	if len(r.found) > 0 {
		slices.SortStableFunc(r.found, func(a, b *plans.Finding) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return nil, r.found
	}
	return all, nil
}

// reading is one pass over the file.
type reading struct {
	Source
	shared  bool // others than its owner may write to the file
	found   plans.Findings
	trouble string          // of the channel that is being read
	secrets []secret.Secret // of the channel that is being read
}

func (r *reading) say(id string, args ...any) string { return r.Words.T("channels.file."+id, args...) }

// note keeps what is wrong at a place; the hint is the one of the message if none is given.
func (r *reading) note(at *token.Position, hint, id string, args ...any) {
	f := &plans.Finding{File: filepath.Base(r.File), Message: r.say(id, args...), Hint: hint}
	if at != nil {
		f.Line, f.Column = at.Line, max(at.Column, 1)
	}
	if f.Hint == "" {
		f.Hint = r.say(id+".do", args...)
	}
	r.found = append(r.found, f)
}

// maxNested is how many brackets may be open at once: the time that the parser takes grows with the square of them.
const maxNested = 64

// nested is how many brackets are open at once, those within texts included.
func nested(text []byte) (most int) {
	depth := 0
	for _, b := range text {
		switch b {
		case '[', '{':
			depth++
			most = max(most, depth)
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return most
}

func (r *reading) file(text []byte) Ways {
	if len(text) > maxFile {
		r.note(nil, "", "large")
		return nil
	}
	if nested(text) > maxNested {
		r.note(nil, "", "yaml")
		return nil
	}
	parsed, err := parse(text)
	if err != nil {
		var positioned interface{ GetToken() *token.Token }
		if errors.As(err, &positioned) && positioned.GetToken() != nil {
			r.note(positioned.GetToken().Position, "", "yaml")
		} else {
			r.note(nil, "", "yaml")
		}
		return nil
	}
	all := Ways{}
	for n, doc := range parsed.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.CommentType {
			continue
		}
		if n > 0 {
			r.note(spotOf(doc.Body), "", "documents")
			break
		}
		top := node{r, doc.Body, spotOf(doc.Body)}.keys()
		channels := top.get("channels").keys()
		for _, id := range channels.order {
			all[model.ChannelID(id)] = r.way(model.ChannelID(id), channels.get(id))
		}
		top.done()
	}
	return all
}

// parse turns a panic of the YAML parser, which has had some on hostile text, into an error.
func parse(text []byte) (parsed *ast.File, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the structure of this text cannot be understood")
		}
	}()
	return parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
}
