package plans

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"warroom/model"
)

// mostRounds bounds how often a folder is read again: what was mended lets more be read, which can need mending.
const mostRounds = 8

// Mend makes the changes in the plan folder dir that its findings offer, and answers those findings, in the order in
// which they were mended. Nothing else in the folder is touched, and nothing that a link leads to. A file is replaced as
// a whole or not at all. Mending again changes nothing. What is still wrong is for [OpenFolder] to say.
func Mend(dir string) (Findings, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open plan folder: %w", err)
	}
	defer func() { _ = root.Close() }() // nothing is kept in it
	m := &mending{root: root}
	for range mostRounds {
		_, err := OpenFolder(dir)
		var found Findings
		if err != nil && !errors.As(err, &found) {
			return m.done, err
		}
		before := len(m.done)
		if err := m.round(found); err != nil || len(m.done) == before {
			return m.done, err
		}
	}
	return m.done, nil
}

type mending struct {
	root *os.Root
	done Findings
}

// round mends what was found in one reading: first what stands in files, then their names.
func (m *mending) round(found Findings) error {
	var renames Findings
	byFile := map[string]Findings{}
	var order []string
	for _, one := range found {
		switch {
		case one.Fix == nil:
		case one.Fix.Rename != "":
			renames = append(renames, one)
		default:
			if byFile[one.File] == nil {
				order = append(order, one.File)
			}
			byFile[one.File] = append(byFile[one.File], one)
		}
	}
	for _, name := range order {
		if err := m.edit(name, byFile[name]); err != nil {
			return &fs.PathError{Op: "mend", Path: name, Err: cause(err)}
		}
	}
	for _, one := range renames {
		if err := m.rename(one); err != nil {
			return &fs.PathError{Op: "rename", Path: one.File, Err: cause(err)}
		}
	}
	return nil
}

// own tells whether a path leads through no link.
func (m *mending) own(name string) bool {
	for at := name; at != "."; at = path.Dir(at) {
		info, err := m.root.Lstat(at)
		if err != nil || at == name && !info.Mode().IsRegular() && !info.IsDir() || at != name && !info.IsDir() {
			return false
		}
	}
	return true
}

// rename gives a file or a folder its right name, if that is free.
func (m *mending) rename(one *Finding) error {
	if !m.own(one.File) || path.Dir(one.File) != path.Dir(one.Fix.Rename) {
		return nil
	}
	old, err := m.root.Lstat(one.File)
	if err != nil {
		return err
	}
	if taken, err := m.root.Lstat(one.Fix.Rename); !errors.Is(err, fs.ErrNotExist) && !os.SameFile(old, taken) {
		return nil
	}
	if err := m.root.Rename(one.File, one.Fix.Rename); err != nil {
		return err
	}
	m.done = append(m.done, one)
	return nil
}

// edit makes the changes in one file, the last first, so that those before it stay where they are.
func (m *mending) edit(name string, found Findings) error {
	if !m.own(name) {
		return nil
	}
	info, err := m.root.Lstat(name)
	if err != nil {
		return err
	}
	text, err := m.read(name)
	if err != nil {
		return err
	}
	body, marked := strings.CutPrefix(text, "\ufeff")
	lines := strings.SplitAfter(body, "\n")
	slices.SortStableFunc(found, func(a, b *Finding) int {
		return cmp.Or(cmp.Compare(b.Fix.Line, a.Fix.Line), cmp.Compare(b.Fix.Column, a.Fix.Column))
	})
	var made Findings
	for n, one := range found {
		line, fits := one.Fix.in(lines)
		if !fits || n > 0 && *found[n-1].Fix == *one.Fix {
			continue
		}
		lines[one.Fix.Line-1] = line
		made = append(made, one)
	}
	if len(made) == 0 {
		return nil
	}
	body = strings.Join(lines, "")
	if marked {
		body = "\ufeff" + body
	}
	if err := m.replace(name, body, info.Mode().Perm()); err != nil {
		return err
	}
	slices.Reverse(made)
	m.done = append(m.done, made...)
	return nil
}

func (m *mending) read(name string) (string, error) {
	file, err := m.root.Open(name)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if err == nil && len(text) > maxFile {
		err = &model.Error{Code: model.CodeTooLong, Message: "the file is too large"}
	}
	return string(text), errors.Join(err, file.Close())
}

// replace writes a file beside the old one and then gives it its name.
func (m *mending) replace(name, text string, mode fs.FileMode) error {
	beside := path.Join(path.Dir(name), "."+path.Base(name)+".mended")
	if err := m.root.Remove(beside); err != nil && !errors.Is(err, fs.ErrNotExist) { // left behind by a crash
		return err
	}
	file, err := m.root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Chmod(mode), file.Sync(), file.Close()); err == nil {
		err = m.root.Rename(beside, name)
	}
	if err != nil {
		return errors.Join(err, m.root.Remove(beside))
	}
	return nil
}
