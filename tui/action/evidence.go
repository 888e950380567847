package action

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"warroom/model"
)

// CodeNoFile says that a file to take a sum of cannot be read.
const CodeNoFile model.Code = "no-file"

// Summed completes an intent that names a file as evidence and gives no sum: it reads the file at that path and takes
// name, size and SHA-256 from it. Every other intent comes back as it is. It reads from the disk, so it belongs into a
// command and never into Update. Error: [CodeNoFile].
func Summed(intent model.Intent) (model.Intent, error) {
	evidence, ok := intent.(model.AttachEvidence)
	if !ok || evidence.SHA256 != "" || evidence.Name == "" {
		return intent, nil
	}
	sum := sha256.New()
	size, err := pour(evidence.Name, sum)
	if err != nil {
		return nil, &model.Error{
			Code: CodeNoFile, Message: evidence.Name + " cannot be read", Hint: "check the path, or give the SHA-256 by hand",
			Args: map[string]string{"what": "file", "path": evidence.Name}, Err: err,
		}
	}
	evidence.Name, evidence.Size = filepath.Base(evidence.Name), size
	evidence.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return evidence, nil
}

var errNotRegular = errors.New("not a regular file")

// pour reads a file to its end. What is no regular file may have no end.
func pour(path string, into io.Writer) (size int64, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, errNotRegular
	}
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	return io.Copy(into, file)
}
