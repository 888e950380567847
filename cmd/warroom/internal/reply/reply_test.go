package reply

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func read(t testing.TB, mail string) *Reply {
	t.Helper()
	r, err := Read(strings.NewReader(strings.ReplaceAll(mail, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAReplyIsReadWhateverTheMailProgram(t *testing.T) {
	const head = "From: =?iso-8859-1?q?J=F6rg?= <Post@Acme.Example>\nMessage-ID: <9@acme.example>\nSubject: =?utf-8?q?AW=3A_St=C3=B6rung_2026-X04?=\nReferences: <a@x> <b@x>\nIn-Reply-To: <b@x>\n"
	for name, c := range map[string]struct {
		body  string
		score int
		text  string
	}{
		"plain":               {"\n4\nsehr schnell\n", 4, "sehr schnell"},
		"words only":          {"\nsehr schnell, 5 Minuten\n", 0, "sehr schnell, 5 Minuten"},
		"a word before":       {"\nNote: 2\n\nzu spät\n", 2, "zu spät"},
		"of five":             {"\n3/5.\n", 3, ""},
		"von fünf":            {"\n4 von 5\ngut\n4 von 5\n", 4, "gut\n4 von 5"},
		"out of range":        {"\n7\n", 0, "7"},
		"signature":           {"\n5\ndanke\n-- \nJörg\n+49 171 1\n", 5, "danke"},
		"quoted above":        {"\n> 1\n> alt\n5\nneu\n", 5, "neu"},
		"quoted below":        {"\n5\nneu\n\nAm 22.11.2026 um 12:00 schrieb Support:\n1\n", 5, "neu"},
		"quoted by others":    {"\n5\nnovo\n\nEm dom., 22 de nov. de 2026 às 12:00, Suporte escreveu:\n1\n", 5, "novo"},
		"outlook":             {"\n5\nneu\n________________________________\nVon: Support\n", 5, "neu"},
		"base64":              {"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nNQpzcMOkdA==\n", 5, "spät"},
		"windows-1252":        {"Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n2=\n\nsp=E4t =80\n", 2, "spät €"},
		"mark of an encoding": {"Content-Type: text/plain; charset=utf-8\n\n\ufeff4\ngut\n", 4, "gut"},
		"a charset of no one": {"Content-Type: text/plain; charset=klingon\nContent-Transfer-Encoding: quoted-printable\n\nsp=E4t\n", 0, "spät"},
		"html only":           {"Content-Type: text/html\n\n<html><head><style>p{}</style></head><body><p>4</p><p>gut &amp; klar<script>alert(1)</script></p><blockquote>1</blockquote>\n", 4, "gut & klar"},
		"parts in parts":      {"Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/html\n\n<p>1</p>\n--i\nContent-Type: text/plain\n\n4\ngut\n--i--\n--o\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n1\n--o--\n", 4, "gut"},
		"cut off":             {"Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: text/plain\n\n4\ngut", 4, "gut"},
	} {
		r := read(t, head+c.body)
		if r.Score != c.score || r.Text != c.text {
			t.Errorf("%s: %d %q, want %d %q", name, r.Score, r.Text, c.score, c.text)
		}
		if r.From != "post@acme.example" || r.ID != "9@acme.example" || strings.Join(r.Numbers, ",") != "2026-X04" || strings.Join(r.Answers, ",") != "b@x,b@x,a@x" {
			t.Errorf("%s: from %q, id %q, numbers %v, answers %v", name, r.From, r.ID, r.Numbers, r.Answers)
		}
	}
}

func TestAMachineIsNoCustomer(t *testing.T) {
	for header, want := range map[string]bool{"Auto-Submitted: auto-replied": true, "Auto-Submitted: no": false, "X-Autoreply: yes": true, "Precedence: auto_reply": true, "X-Other: yes": false} {
		if r := read(t, "From: a@b.example\n"+header+"\n\n5\n"); r.Automatic != want {
			t.Errorf("%s: %t", header, r.Automatic)
		}
	}
}

func TestWhatIsNoMailIsRefused(t *testing.T) {
	for _, text := range []string{"", "hello", "Subject: x\n\n5\n", "From: nobody\n\n5\n"} {
		if r, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read as %+v", text, r)
		}
	}
}

func TestALongMailIsCut(t *testing.T) {
	r := read(t, "From: a@b.example\n\n5\n"+strings.Repeat("ä", 1<<20))
	if r.Score != 5 || len(r.Text) > maxWords+8 || !utf8.ValidString(r.Text) || !strings.HasSuffix(r.Text, " …") {
		t.Errorf("score %d, %d bytes", r.Score, len(r.Text))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\n4\r\n"))
	f.Add([]byte("From: a@b.example\r\nContent-Type: text/html; charset=utf-16\r\n\r\n<p>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r, err := Read(bytes.NewReader(raw))
		if err == nil && (!utf8.ValidString(r.Text) || len(r.Text) > maxWords+8 || r.Score < 0 || r.Score > 5) {
			t.Fatalf("%+v", r)
		}
	})
}
