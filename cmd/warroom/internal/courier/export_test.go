package courier

import (
	"testing"

	"warroom/storage"
)

// LetGo is a log in which a notice was let go to a number of people, and the book with their addresses: for tests of
// real carriers.
func LetGo(tb testing.TB, people int, subject, text string) (*storage.Log, Book) {
	tb.Helper()
	d := newDesk(tb, people)
	d.tellAs(subject, text)
	return d.log, addresses{}
}
