package paper

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// tool runs a program that reads PDFs or pictures. Where it is missing the test is skipped, but not in CI.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is missing: install poppler-utils and zbar-tools", name)
		}
		t.Skipf("%s is missing: install poppler-utils and zbar-tools", name)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, &trouble)
	}
	return string(out)
}

// pdfOf writes a document to a file.
func pdfOf(t testing.TB, doc Document, sheet Sheet) string {
	t.Helper()
	var out bytes.Buffer
	if err := PDF(&out, doc, sheet); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "doc.pdf")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// pages are the words on each page.
func pages(t *testing.T, path string) []string {
	t.Helper()
	all := strings.Split(tool(t, "pdftotext", "-layout", path, "-"), "\f")
	return all[:len(all)-1]
}

// Every page of every document on both sheets says what it is, counts right, holds something, and has all faces in it.
func TestEveryPageSaysWhatItIs(t *testing.T) {
	for name, doc := range documents(t, lighthouse(t), "en", false) {
		for size, sheet := range map[string]Sheet{"A4": A4, "letter": Letter} {
			path := pdfOf(t, doc, sheet)
			all := pages(t, path)
			for n, text := range all {
				for _, want := range []string{
					fmt.Sprintf("page %d of %d", n+1, len(all)), "Plan of the lighthouse", "version 2.1", "22 November 2026",
				} {
					if !strings.Contains(text, want) {
						t.Errorf("%s on %s, page %d lacks %q:\n%s", name, size, n+1, want, text)
					}
				}
				if lines := strings.FieldsFunc(text, func(c rune) bool { return c == '\n' }); len(lines) < 4 {
					t.Errorf("%s on %s: page %d is empty", name, size, n+1)
				}
			}
			for n, line := range strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n") {
				if fields := strings.Fields(line); n > 1 && (len(fields) < 5 || fields[len(fields)-5] != "yes") {
					t.Errorf("%s: a face is not embedded: %s", name, line)
				}
			}
		}
	}
}

// What the text says, the PDF says, too, with the letters of all three languages.
func TestPDFSaysWhatTheTextSays(t *testing.T) {
	blanks := regexp.MustCompile(`[\s_]+`)
	for name, doc := range documents(t, lighthouse(t), "pt-BR", true) {
		said := blanks.ReplaceAllString(strings.Join(pages(t, pdfOf(t, doc, A4)), "\n"), "")
		for word := range strings.FieldsSeq(textOf(t, doc)) {
			word = strings.Trim(word, "_-+|=#[]~:()␛")
			if len(word) > 12 || word == "" || word == "2.1" { // long ones may be broken
				continue
			}
			if !strings.Contains(said, word) {
				t.Errorf("%s: %q is in the text and not in the PDF", name, word)
			}
		}
	}
	tree := strings.Join(pages(t, pdfOf(t, documents(t, lighthouse(t), "de", false)["contacts"], A4)), "")
	for _, want := range []string{"Bo Großmann", "Ana Conceição", "Telefonkonferenzen", "+49"} {
		if !strings.Contains(tree, want) {
			t.Errorf("the contacts lack %q:\n%s", want, tree)
		}
	}
}

// Numbers that are private are on paper only where somebody asks for them, in codes, too.
func TestPrivateNumbers(t *testing.T) {
	for _, private := range []bool{false, true} {
		for _, name := range []string{"plan", "contacts", "card", "roster"} {
			doc := documents(t, lighthouse(t), "en", private)[name]
			if name == "card" || name == "roster" { // the first number is not the private one
				private = false
			}
			var all strings.Builder
			for _, block := range doc.Blocks {
				fmt.Fprintf(&all, "%v", block)
			}
			if got := strings.Contains(strings.ReplaceAll(all.String(), "\u00a0", " "), "212 000 002"); got != private {
				t.Errorf("%s with private numbers %v: the private number is there: %v", name, private, got)
			}
		}
	}
}

// A camera reads the codes: what every page is, and how to reach each person.
func TestCodesCanBeScanned(t *testing.T) {
	folder := lighthouse(t)
	doc := documents(t, folder, "en", false)["contacts"]
	path := pdfOf(t, doc, A4)
	stem := strings.TrimSuffix(path, ".pdf")
	tool(t, "pdftoppm", "-r", "200", "-png", path, stem)
	pictures, err := filepath.Glob(stem + "*.png")
	if err != nil || len(pictures) == 0 {
		t.Fatalf("no pictures: %v", err)
	}
	var all string
	for _, picture := range pictures {
		read := tool(t, "zbarimg", "-q", "--raw", picture)
		if want := doc.Origin.Code(); !strings.Contains(read, want) {
			t.Errorf("%s says %q, want %q", filepath.Base(picture), read, want)
		}
		all += read
	}
	if want := "warroom plan Plan of the lighthouse 2.1 " + folder.Plan.Digest[:12]; doc.Origin.Code() != want {
		t.Errorf("the code of a page says %q, want %q", doc.Origin.Code(), want)
	}
	for _, want := range []string{"tel:+49471900100", "tel:+49151000003", "FN:Ana Conceição", "TEL;TYPE=CELL:+351 912 000 001", "EMAIL:ana@example.org"} {
		if !strings.Contains(all, want) {
			t.Errorf("no code says %q; they say\n%s", want, all)
		}
	}
}

// The table of contents names the page on which each part begins.
func TestContentsPointToTheirPages(t *testing.T) {
	all := pages(t, pdfOf(t, documents(t, lighthouse(t), "en", false)["plan"], A4))
	entry := regexp.MustCompile(`(?m)^ *(\S.*?) {3,}(\d+)$`)
	found := entry.FindAllStringSubmatch(all[1], -1)
	if len(found) < 20 {
		t.Fatalf("only %d entries on the page of contents:\n%s", len(found), all[1])
	}
	last := 0
	for _, one := range found {
		page, _ := strconv.Atoi(one[2])
		if page < last {
			t.Errorf("%q is said to be on page %d, after what is on page %d", one[1], page, last)
		}
		last = page
		if page < 3 || page > len(all) || !strings.Contains(all[page-1], one[1]) {
			t.Errorf("%q is said to be on page %d", one[1], page)
		}
	}
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	for name, doc := range documents(t, lighthouse(t), "en", false) {
		var first, second bytes.Buffer
		if err := PDF(&first, doc, A4); err != nil {
			t.Fatal(err)
		}
		if err := PDF(&second, doc, A4); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s is not the same twice", name)
		}
	}
}
