package publish

import (
	"io/fs"
	"path/filepath"

	"warroom/model"
)

// linked is the first part of the way to a folder that is a link: who follows it writes into somebody else's folder, in
// place of files that are not the page's. It is empty if there is none.
func (f *Folder) linked(folder string) string {
	for end := range len(folder) + 1 {
		if end < len(folder) && folder[end] != '/' {
			continue
		}
		if info, err := f.root.Lstat(folder[:end]); err != nil {
			return "" // what is not there is made
		} else if info.Mode().Type() == fs.ModeSymlink {
			return folder[:end]
		}
	}
	return ""
}

func isLink(at, name string) error {
	return &model.Error{
		Code: CodeLink, Message: filepath.Join(at, name) + " is a link; the page needs a folder there",
		Hint: "remove the link, or publish to another folder", Args: map[string]string{"folder": at, "file": filepath.Join(at, name)},
	}
}
