package plans

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

const recordsHead = `# Written by warroom: who confirmed what, what was printed, which drills were held. Newest first.
`

// Keep adds records to those of the plan folder at dir; what records.yaml holds already stays as it is, comments
// included. The file is replaced as a whole, so that a reader never sees half of it; of two programs that write at the
// same moment one may win. The error is [Findings] if the file cannot be read as it should be.
func Keep(dir string, more Records) error {
	root, err := openRoot(dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }() // nothing is kept in it
	text, err := root.ReadFile(recordsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		text = []byte(recordsHead)
	case err != nil:
		return fmt.Errorf("read %s: %w", recordsFile, err)
	}
	d := &draft{file{recordsFile, text}}
	for _, one := range more.Confirmed {
		d.record("confirmed", "what", one.What, "by", one.By, "at", one.At.UTC().Format(time.RFC3339))
	}
	for _, one := range more.Printed {
		d.record("printed", "document", one.Document, "digest", one.Digest, "at", one.At.UTC().Format(time.RFC3339))
	}
	for _, one := range more.Drills {
		d.record("drills", "drill", one.Drill, "incident", one.Incident, "at", one.At.UTC().Format(time.RFC3339))
	}
	r := &reading{}
	if r.records(d.file); r.findings.err() != nil {
		return r.findings.err()
	}
	return replaceFile(root, recordsFile, d.text)
}

const recordsFile = "records.yaml"

// record puts an entry at the top of a list, which begins if it is not there yet. with is key, value, key, value …
func (d *draft) record(list string, with ...string) {
	var fields []string
	for n := 0; n < len(with); n += 2 {
		if with[n+1] != "" {
			fields = append(fields, with[n]+": "+quoted(strings.Join(strings.Fields(with[n+1]), " ")))
		}
	}
	entry := "  - {" + strings.Join(fields, ", ") + "}\n"
	if d.insert(list, entry) != nil {
		d.text = append([]byte(ended(string(d.text))), list+":\n"+entry...)
	}
}

// replaceFile writes a file beside the one of the same name and puts it in its place.
func replaceFile(root *os.Root, name string, text []byte) error {
	const beside = ".warroom-new"
	f, err := root.OpenFile(name+beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = root.Rename(name+beside, name)
	}
	if err != nil {
		_ = root.Remove(name + beside)
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}
