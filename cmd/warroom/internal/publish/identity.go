package publish

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// name32 spells hashes in small letters and digits, as the ids of other status pages are.
var name32 = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// identify is a stable id of twelve letters and digits for a thing of a page. It tells nothing about what it was made
// of, and every site that publishes the page makes the same one.
func identify(page string, thing ...string) string {
	sum := sha256.Sum256([]byte("warroom page\x00" + page + "\x00" + strings.Join(thing, "\x00")))
	return name32.EncodeToString(sum[:])[:12]
}
