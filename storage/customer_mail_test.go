package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func byMail(t testing.TB, l *Log, address string) (ids []string) {
	t.Helper()
	found, err := l.CustomersByMail(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range found {
		ids = append(ids, string(c.ID))
	}
	return ids
}

func TestCustomersAreFoundByTheirMailAddress(t *testing.T) {
	l := newLog(t, Options{})
	acme, bolt, core := named("acme", "Acme", ""), named("bolt", "Bolt", ""), named("core", "Core", "")
	acme.Mail, bolt.Mail, core.Mail = " Desk@Example.com", "desk@example.com", "Über@example.com"
	none := named("none", "None", "")
	none.Mail = ""
	keep(t, l, acme, bolt, core, none)
	for address, want := range map[string]string{
		"DESK@example.COM": "acme bolt", "desk@example.com ": "acme bolt", "über@example.com": "core", "desk@example": "", "": "", " ": "", "%": "",
	} {
		if got := strings.Join(byMail(t, l, address), " "); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
	bolt.Mail = "new@example.com"
	keep(t, l, bolt)
	if err := l.ForgetCustomer(t.Context(), "acme"); err != nil {
		t.Fatal(err)
	}
	if got := byMail(t, l, "desk@example.com"); got != nil {
		t.Errorf("found %q under an address that nobody has any more", got)
	}
	if got := byMail(t, l, "new@example.com"); len(got) != 1 {
		t.Errorf("the new address finds %q", got)
	}
}

// A file of the version before finds its customers by address, too, and one with a damaged row can still be opened.
func TestMailAddressesOfAnOlderFileAreIndexed(t *testing.T) {
	path, private := filepath.Join(t.TempDir(), "log.db"), filepath.Join(t.TempDir(), "mode")
	if err := os.WriteFile(private, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	old, err := pool(path, creating, 1, private)
	if err != nil {
		t.Fatal(err)
	}
	const body = `{"id":"acme","name":"Acme","mail":" Desk@Example.com"}`
	for _, step := range []string{"schema/001_log.sql", "schema/002_outside.sql"} {
		text, err := schema.ReadFile(step)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := old.Exec(string(text)); err != nil {
			t.Fatal(err)
		}
	}
	for _, statement := range []string{
		"PRAGMA application_id = 0x57617252", "PRAGMA user_version = 2",
		fmt.Sprintf(`INSERT INTO customer (id, words, body, sum) VALUES ('acme', ' acme', '%s', %d)`, body, sumOf(0, []byte(body))),
		`INSERT INTO customer (id, words, body, sum) VALUES ('bad', ' bad', '{"mail', 0)`,
	} {
		if _, err := old.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	l := openLog(t, path, Options{})
	if got := byMail(t, l, "desk@example.com"); len(got) != 1 || got[0] != "acme" {
		t.Errorf("found %q", got)
	}
}

func BenchmarkCustomersByMail(b *testing.B) {
	l := openLog(b, filepath.Join(b.TempDir(), "log.db"), Options{})
	keep(b, l, thousands(20_000)...)
	for b.Loop() {
		if found := byMail(b, l, "Kontakt-12345@example.com"); len(found) != 1 {
			b.Fatal(found)
		}
	}
}
