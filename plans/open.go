package plans

import (
	"fmt"

	"warroom/model"
)

// OpenFolder reads everything in the plan folder dir. Nothing outside dir is read, whatever links it holds. The error
// is [Findings] when something in it is wrong; the folder then holds what could be read. Any other error comes
// without a folder.
func OpenFolder(dir string) (*Folder, error) {
	root, err := openRoot(dir)
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }() // nothing is kept in it
	r := &reading{whole: true}
	files, err := collect(root.FS(), r)
	if err != nil {
		return nil, err
	}
	folder := r.archived(files)
	if f, found := r.apart(root.FS(), "records.yaml", maxFile); found {
		folder.Records = r.records(f)
	}
	if f, found := r.apart(root.FS(), "customers.csv", maxCustomers); found {
		folder.Customers = r.customers(f)
	}
	return folder, r.findings.err()
}

// maxCustomers is the largest customers.csv: some hundred thousand lines.
const maxCustomers = 16 << 20

// DefaultFolder is everything in the folder that the program ships, in the language asked for, or else in English.
func DefaultFolder(lang model.Language) *Folder {
	r := &reading{whole: true}
	return r.archived(shippedAlso(lang, Also(lang), r))
}

// ParseFolder reads everything in an archive, which holds neither customers nor records. The error is as with
// [Parse].
func ParseFolder(archive Archive) (*Folder, error) {
	files, err := archive.unpack()
	if err != nil {
		return nil, fmt.Errorf("read plan %.12s: %w", archive.Digest(), err)
	}
	r := &reading{whole: true}
	folder := r.folder(files, archive.Digest())
	folder.Archive = archive
	return folder, r.findings.err()
}

// archived makes a folder and the archive of its files.
func (r *reading) archived(files []file) *Folder {
	archive := pack(files)
	folder := r.folder(files, archive.Digest())
	folder.Archive = archive
	return folder
}
