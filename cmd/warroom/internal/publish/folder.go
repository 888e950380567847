package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"warroom/model"
)

// The codes of this package.
const (
	CodeForeign model.Code = "publish-foreign" // the folder holds files that are not of a page
	CodeMarker  model.Code = "publish-marker"  // the list of the page's files cannot be read
	CodeLink    model.Code = "publish-link"    // a link stands where the page has a folder
)

// markerName is the file by which a folder is known to be a page's. It lists the files that belong to the page, so
// that only those are ever removed.
const markerName = ".warroom-page.json"

// temporary begins the names of files that are not complete yet.
const temporary = ".warroom-part-"

// exerciseFolder holds the page of the exercises, which the real one leaves alone.
const exerciseFolder = "exercise"

// Folder is where the files of a page are put.
type Folder struct {
	path   string
	root   *os.Root
	marker marker
	parts  atomic.Int64 // files that were begun
}

type marker struct {
	Page  string    `json:"page"`
	Since time.Time `json:"since"` // since when there is the page
	Files []string  `json:"files"`
}

// Written says what writing did.
type Written struct {
	Files     int `json:"files"`
	Changed   int `json:"changed"`
	Removed   int `json:"removed"`
	Unchanged int `json:"unchanged"`
}

// OpenFolder takes a folder for a page: one that is a page's already, an empty one, or one that is not there yet. A
// folder with anything else in it is refused with [CodeForeign]: it may be somebody's work. The folder itself may be a
// link, as the operator named it; within it no link is followed.
func OpenFolder(at string) (*Folder, error) {
	if info, err := os.Lstat(at); err == nil && filepath.Base(at) == exerciseFolder && info.Mode().Type() == fs.ModeSymlink {
		return nil, isLink(filepath.Dir(at), exerciseFolder)
	}
	if err := os.MkdirAll(at, 0o755); err != nil { //nolint:gosec // a web server reads it
		return nil, fmt.Errorf("make folder of the page: %w", err)
	}
	root, err := os.OpenRoot(at)
	if err != nil {
		return nil, fmt.Errorf("open folder of the page: %w", err)
	}
	f := &Folder{path: at, root: root}
	if err := f.recognise(); err != nil {
		_ = root.Close()
		return nil, err
	}
	return f, nil
}

// Close lets the folder go.
func (f *Folder) Close() error { return f.root.Close() }

// Path is where the folder is.
func (f *Folder) Path() string { return f.path }

// Since is since when there is the page; zero for a new one.
func (f *Folder) Since() time.Time { return f.marker.Since }

func (f *Folder) recognise() error {
	raw, err := f.root.ReadFile(markerName)
	if err == nil {
		err = json.Unmarshal(raw, &f.marker)
	}
	if err == nil {
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return &model.Error{
			Code: CodeMarker, Message: markerName + " in " + f.path + " cannot be read",
			Hint: "publish to another folder, or empty this one", Args: map[string]string{"folder": f.path, "file": markerName}, Err: err,
		}
	}
	dir, err := f.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close() //nolint:errcheck // it was only read
	entries, err := dir.ReadDir(-1)
	if err != nil {
		return fmt.Errorf("look into the folder of the page: %w", err)
	}
	for _, entry := range entries {
		if name := entry.Name(); !strings.HasPrefix(name, temporary) && name != exerciseFolder {
			return &model.Error{
				Code: CodeForeign, Message: f.path + " holds files that are not of a page, " + name + " for one",
				Hint: "publish to a folder of its own", Args: map[string]string{"folder": f.path, "file": name},
			}
		}
	}
	return nil
}

// Write puts files in place of those of the page before: each is replaced as a whole, one that is the same is not
// touched, and those that are no longer needed go last. If it fails, what was not reached is as before.
func (f *Folder) Write(page string, since time.Time, files []File) (Written, error) {
	done := Written{Files: len(files)}
	next := marker{Page: page, Since: since, Files: make([]string, 0, len(files))}
	for _, file := range files {
		next.Files = append(next.Files, file.Path)
	}
	slices.Sort(next.Files)
	obsolete := slices.DeleteFunc(slices.Clone(f.marker.Files), func(name string) bool {
		_, kept := slices.BinarySearch(next.Files, name)
		return kept || !fs.ValidPath(name)
	})
	// Until the new files stand, the list names the old and the new ones: whatever is there is known to be the page's.
	both := next
	both.Files = append(slices.Clone(next.Files), obsolete...)
	slices.Sort(both.Files)
	if err := f.keep(both); err != nil {
		return done, err
	}
	if err := f.putAll(files, &done); err != nil {
		return done, err
	}
	for _, name := range obsolete {
		removed, err := f.remove(name)
		if err != nil {
			return done, fmt.Errorf("remove %s: %w", name, err)
		}
		if removed {
			done.Removed++
		}
	}
	return done, f.keep(next)
}

// keep writes the list of the page's files.
func (f *Folder) keep(next marker) error {
	content, err := json.MarshalIndent(next, "", " ")
	if err != nil {
		return err
	}
	if _, err := f.put(f.root, markerName, append(content, '\n')); err != nil {
		return fmt.Errorf("write %s: %w", markerName, err)
	}
	f.marker = next
	return nil
}

// remove takes a file away, and the folders that it leaves empty.
func (f *Folder) remove(name string) (bool, error) {
	if link := f.linked(path.Dir(name)); link != "" {
		return false, isLink(f.path, link)
	}
	err := f.root.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	for folder := path.Dir(name); err == nil && folder != "."; folder = path.Dir(folder) {
		if f.root.Remove(folder) != nil {
			break // something else is in it
		}
	}
	return err == nil, err
}
