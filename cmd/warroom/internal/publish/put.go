package publish

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strconv"
	"sync/atomic"
)

// putAll replaces files: first the pages of single incidents, of which there may be many and in any order, then the
// others, which point to them, one after another.
func (f *Folder) putAll(files []File, done *Written) error {
	folders, err := f.folders(files)
	defer func() {
		for _, folder := range folders {
			_ = folder.Close() // nothing was written to it itself
		}
	}()
	if err != nil {
		return err
	}
	var pages, others []File
	for _, file := range files {
		if path.Base(path.Dir(file.Path)) == "incidents" && path.Ext(file.Path) == ".html" {
			pages = append(pages, file)
		} else {
			others = append(others, file)
		}
	}
	// Those that are written at the same time lie in different folders: a folder takes one new file after another.
	slices.SortStableFunc(pages, func(x, y File) int { return cmp.Compare(path.Base(x.Path), path.Base(y.Path)) })
	var changed atomic.Int64
	put := func(file File) error {
		renewed, err := f.put(folders[path.Dir(file.Path)], path.Base(file.Path), file.Content)
		if err != nil {
			return fmt.Errorf("write %s: %w", file.Path, err)
		}
		if renewed {
			changed.Add(1)
		}
		return nil
	}
	err = together(len(pages), func(n int) error { return put(pages[n]) })
	for n := 0; n < len(others) && err == nil; n++ {
		err = put(others[n])
	}
	done.Changed = int(changed.Load())
	done.Unchanged = len(files) - done.Changed
	return err
}

// folders opens the folders that files lie in, and makes those that are not there. What was opened is to be closed,
// also after an error.
func (f *Folder) folders(files []File) (map[string]*os.Root, error) {
	open := map[string]*os.Root{}
	for _, file := range files {
		name := path.Dir(file.Path)
		if open[name] != nil {
			continue
		}
		if link := f.linked(name); link != "" {
			return open, isLink(f.path, link)
		}
		if err := f.root.MkdirAll(name, 0o755); err != nil {
			return open, fmt.Errorf("make %s: %w", name, err)
		}
		folder, err := f.root.OpenRoot(name)
		if err != nil {
			return open, fmt.Errorf("open %s: %w", name, err)
		}
		open[name] = folder
	}
	return open, nil
}

// put replaces one file in a folder, unless it is there already byte for byte.
func (f *Folder) put(folder *os.Root, name string, content []byte) (changed bool, err error) {
	if same(folder, name, content) {
		return false, nil
	}
	part := temporary + strconv.Itoa(os.Getpid()) + "-" + strconv.FormatInt(f.parts.Add(1), 10)
	out, err := folder.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return false, err
	}
	_, err = out.Write(content)
	err = errors.Join(err, out.Chmod(0o644), out.Close())
	if err == nil {
		err = folder.Rename(part, name)
	}
	if err != nil {
		_ = folder.Remove(part)
		return false, err
	}
	return true, nil
}

// same tells whether a file holds exactly this.
func same(folder *os.Root, name string, content []byte) bool {
	info, err := folder.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(content)) {
		return false // what is no file, a pipe above all, is replaced unread
	}
	there, err := folder.Open(name)
	if err != nil {
		return false
	}
	defer there.Close() //nolint:errcheck // it was only read
	found := make([]byte, len(content))
	_, err = io.ReadFull(there, found)
	return err == nil && bytes.Equal(found, content)
}
