package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"warroom/plans/customers"
)

// What has no size, such as a pipe or a device, is read no further than a list may be long.
func TestListOfCustomersWithoutASize(t *testing.T) {
	from, into, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	path := fmt.Sprintf("/dev/fd/%d", from.Fd())
	if _, err := os.Stat(path); err != nil {
		t.Skip("files that are open have no names here")
	}
	go func() {
		defer into.Close()
		_, _ = into.WriteString("id,name\n" + strings.Repeat("x", customers.MaxSize))
	}()
	if _, errs, code := newMachine(t).run("customer", "import", path, "--yes"); code != exitUsage || !strings.Contains(errs, "32") {
		t.Errorf("exit %d: %s", code, errs)
	}
}
