package storage

import (
	"fmt"
	"os"
	"strconv"

	"warroom/model"
)

// CodeLinked says that the file has several names; Args["links"] says how many.
const CodeLinked model.Code = "linked"

// refuseLinks refuses a file with more than one name. SQLite finds the write-ahead log by the name of the file: two
// processes that came by different names would not see each other's, and spoil the file.
func refuseLinks(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || linksOf(info) < 2 {
		return nil //nolint:nilerr // a file that is not there yet has no names; any other trouble shows on opening it
	}
	return &model.Error{
		Code: CodeLinked, Message: fmt.Sprintf("%s has %d names (hard links)", path, linksOf(info)),
		Hint: "remove the other names, or make a copy with warroom backup and open that",
		Args: map[string]string{"path": path, "links": strconv.Itoa(linksOf(info))},
	}
}
