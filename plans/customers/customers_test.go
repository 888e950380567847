package customers

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"warroom/model"
)

const german = "Kunden-Nr;Firma;Stufe;Gebühr;Währung;E-Mail;Handy;Kündigungsrisiko;Kontaktsperre;Sprache\n" +
	"1001;Bäckerei Mühlhöfer;Gold;1.234,50;EUR;post@muehlhoefer.example;+49 171 1;hoch;nein;deutsch\n"

func read(t testing.TB, name, text string, mapping map[string]string) *List {
	t.Helper()
	l, err := Read(name, []byte(text), mapping)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return l
}

func TestAListReadsTheSameHoweverItWasSaved(t *testing.T) {
	want := read(t, "c.csv", german, nil).Customers
	c := want[0]
	if c.ID != "1001" || c.Name != "Bäckerei Mühlhöfer" || c.Tier != "Gold" || c.Fee != 123450 || c.Currency != "EUR" || c.Mail != "post@muehlhoefer.example" ||
		c.Mobile != "+49 171 1" || c.Churn != model.HighRisk || c.NoContact || c.Language != "de" || c.Line != 2 {
		t.Fatalf("read as %+v", c)
	}
	windows, err := charmap.Windows1252.NewEncoder().String(german)
	if err != nil {
		t.Fatal(err)
	}
	shuffled := "Firma,Kunden-Nr,Sprache,E-Mail,Handy,Stufe,Kontaktsperre,Gebühr,Währung,Kündigungsrisiko\r\n" +
		"\"Bäckerei Mühlhöfer\",1001,de,post@muehlhoefer.example,+49 171 1,Gold,nein,\"1234,5\",eur,hoch\r\n"
	headings, rows, _ := strings.Cut(german, "\n")
	for name, text := range map[string]string{
		"with a mark": "\ufeff" + german, "UTF-16 little": utf16Of(german, binary.LittleEndian, "\xff\xfe"), "UTF-16 big": utf16Of(german, binary.BigEndian, "\xfe\xff"),
		"UTF-16 without a mark": utf16Of(german, binary.LittleEndian, ""), "Windows-1252": windows, "tabs": strings.ReplaceAll(german, ";", "\t"),
		"other order, commas": shuffled, "sep": "sep=;\n" + german, "old line ends": strings.ReplaceAll(german, "\n", "\r"),
		"decomposed": strings.NewReplacer("ü", "u\u0308", "ä", "a\u0308").Replace(headings) + "\n" + rows,
	} {
		got := read(t, "c.csv", text, nil)
		if len(got.Customers) != 1 || len(got.Left)+len(got.Doubtful) > 0 || !got.Customers[0].Same(c.Customer) || got.Customers[0].Mail != c.Mail {
			t.Errorf("%s: %+v, left %v, doubtful %v", name, got.Customers, got.Left, got.Doubtful)
		}
	}
}

// TestOneDamagedByteDoesNotSpoilTheFile: the rest of a file in UTF-8 stays what it is, and the line is named.
func TestOneDamagedByteDoesNotSpoilTheFile(t *testing.T) {
	list := "id;name;stadt\n1;Bäckerei Mühlhöfer;Köln\n2;Gebr\xfcder Ort;Jülich\n3;Café São João;Düren\n"
	for name, text := range map[string]string{
		"plain": list, "with a mark": "\ufeff" + list, "old line ends": strings.ReplaceAll(list, "\n", "\r"), "cut off": strings.Replace(list, "\xfc", "\xe2\x82", 1),
		"hardly a letter": "\ufeffid;name\n1;Ort\n2;Gebr\xfcder Ort\n3;A\n",
	} {
		l := read(t, "c.csv", text, nil)
		if len(l.Customers) != 3 || len(l.Left) > 0 || l.Customers[1].Name != "Gebr\ufffdder Ort" || strings.Contains(l.Customers[0].Name+l.Customers[2].Name, "Ã") {
			t.Errorf("%s: read as %+v, left %v", name, l.Customers, l.Left)
		}
		if want := []Trouble{{Line: 3, Kind: Damaged, Text: "Gebr\ufffdder"}}; !slices.Equal(l.Doubtful, want) {
			t.Errorf("%s: doubtful is %v, want %v", name, l.Doubtful, want)
		}
	}
	windows := "id;name\n1;B\xe4ckerei M\xfchlh\xf6fer\n2;Gebr\xfcder \xc4\x96Ort\x93\n" // one pair happens to be a letter of UTF-8
	if l := read(t, "c.csv", windows, nil); l.Customers[0].Name != "Bäckerei Mühlhöfer" || len(l.Doubtful) > 0 {
		t.Errorf("Windows-1252: %+v, doubtful %v", l.Customers, l.Doubtful)
	}
	card := "BEGIN:VCARD\nVERSION:4.0\nFN:J\xfcrgen M\u00fcller\nEND:VCARD\n"
	if l := read(t, "c.vcf", card, nil); len(l.Customers) != 1 || len(l.Doubtful) != 1 || l.Doubtful[0].Line != 3 {
		t.Errorf("vCard: %+v, doubtful %v", l.Customers, l.Doubtful)
	}
}

func utf16Of(text string, order binary.AppendByteOrder, mark string) string {
	out := []byte(mark)
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func TestEveryFieldIsKnownInThreeLanguages(t *testing.T) {
	for _, heads := range []string{
		"Customer ID,Company,Tier,Language,Preferred channel,Contact person,E-mail,Phone,Mobile phone,Fax,Chat,Contract,SLA,Monthly fee,Currency,Churn risk,Account manager,Do not contact",
		"Kundennummer,Firma,Stufe,Sprache,Kanal,Ansprechpartner,E-Mail,Telefon,Handy,Fax,Messenger,Vertrag,SLA,Monatsgebühr,Währung,Kündigungsrisiko,Betreuer,Kontaktsperre",
		"Código,Empresa,Segmento,Idioma,Canal,Contato,E-mail,Telefone,Celular,Fax,Chat,Contrato,SLA,Mensalidade,Moeda,Risco,Responsável,Não contatar",
	} {
		l := read(t, "c.csv", heads+"\n1,Acme,gold,de,e-mail,Ana,a@x.example,1,2,3,@acme,C1,premium,10,EUR,alto,bo,sim\n", nil)
		for n, h := range l.Headings {
			if h.Field != Fields[n] {
				t.Errorf("%q is read as %q, want %q", h.Given, h.Field, Fields[n])
			}
		}
		if c := l.Customers[0]; !c.NoContact || c.Channel != "mail" || c.Churn != model.HighRisk || c.Fee != 1000 || c.Contact != "Ana" || c.Owner != "bo" || c.SLA != "premium" || c.Other["fax"] != "3" {
			t.Errorf("read as %+v", c)
		}
	}
}

// What exports of accounting and sales programs put over the column of the id.
func TestAnIDIsKnownHoweverItIsAbbreviated(t *testing.T) {
	for _, given := range []string{"Kundennr.", "Kunden-Nr.", "Kd-Nr", "Kd.-Nr.", "KdNr", "Kunden-ID", "Debitor", "Customer No.", "Código do cliente", "Cód. cliente", "Número do cliente"} {
		if l := read(t, "c.csv", given+";Name\n7;Acme\n", nil); l.Customers[0].ID != "7" || l.Unknown() != nil {
			t.Errorf("%q: id %q, unknown %v", given, l.Customers[0].ID, l.Unknown())
		}
		if all, err := ReadAnswers([]byte(given + ";Note\nacme;4\n")); err != nil || len(all.Answers) != 1 {
			t.Errorf("%q over answers: %+v, %v", given, all, err)
		}
	}
}

func TestAMappingSaysWhatAHeadingMeans(t *testing.T) {
	const text = "Mandant;Name;Filiale\n7;Acme;Nord\n"
	plain := read(t, "c.csv", text, nil)
	if strings.Join(plain.Unknown(), ",") != "Mandant,Filiale" || plain.Customers[0].ID != "acme" {
		t.Errorf("without: %+v", plain)
	}
	mapped := read(t, "c.csv", text, map[string]string{"mandant": "id"})
	if mapped.Customers[0].ID != "7" || strings.Join(mapped.Unknown(), ",") != "Filiale" {
		t.Errorf("with: %+v", mapped)
	}
	if other := read(t, "c.csv", "Filiale,NAME,mandant\nNord,Acme,7\n", nil); other.Key() != plain.Key() {
		t.Errorf("the same headings have the keys %q and %q", other.Key(), plain.Key())
	}
}

func TestARowThatCannotBeReadStopsNoOther(t *testing.T) {
	text := strings.Join([]string{
		"id,name,fee,mail", // 1
		"1,One,10,a@x.example",
		"2,\"Two,10,", // 3: never closed
		"3,Three,ten,b@x.example",
		"", ",,,",
		",,5,c@x.example", // 7: nobody
		"3,Again,1,d@x.example",
		"\u202e4,Four,1,", // 9: an id that turns the line around
		"5,\"Five\nSons\",=1+1,nobody",
		"6,Si\"x,1,", // 12
		"7,Seven,1,",
	}, "\n")
	l := read(t, "c.csv", text, nil)
	var got []string
	for _, c := range l.Customers {
		got = append(got, fmt.Sprintf("%d:%s", c.Line, c.ID))
	}
	if want := "2:1 4:3 10:5 13:7"; strings.Join(got, " ") != want {
		t.Errorf("customers %v, want %s", got, want)
	}
	left := map[int]Kind{}
	for _, trouble := range l.Left {
		left[trouble.Line] = trouble.Kind
	}
	if want := (map[int]Kind{3: Broken, 7: Nameless, 8: Twice, 9: BadID, 12: Broken}); !maps.Equal(left, want) {
		t.Errorf("left out %v, want %v", left, want)
	}
	if fmt.Sprint(l.Doubtful) != "[{4 bad-value fee ten} {10 bad-value fee =1+1} {10 bad-value mail nobody}]" {
		t.Errorf("doubtful: %v", l.Doubtful)
	}
	if l.Customers[1].Fee != 0 || l.Customers[2].Mail != "" {
		t.Errorf("what was doubtful is believed: %+v", l.Customers)
	}
}

func TestFormulasAreText(t *testing.T) {
	l := read(t, "c.csv", "id,name,tier,chat\n1,=HYPERLINK(\"http://x.example\"),@SUM(A1),+1\n", nil)
	if len(l.Customers) != 0 { // a quote inside a bare cell is broken CSV
		t.Errorf("%+v", l.Customers)
	}
	l = read(t, "c.csv", "id;name;tier;chat\n1;\"=HYPERLINK(\"\"http://x.example\"\")\";@SUM(A1);+1\n", nil)
	if c := l.Customers[0]; c.Name != `=HYPERLINK("http://x.example")` || c.Tier != "@SUM(A1)" || c.Other["chat"] != "+1" {
		t.Errorf("%+v", c)
	}
}

func TestDoNotContactIsBelievedRatherThanNot(t *testing.T) {
	l := read(t, "c.csv", "id,name,do not contact\n1,A,perhaps\n2,B,\n3,C,no\n4,D,JA\n", nil)
	for n, want := range []bool{true, false, false, true} {
		if l.Customers[n].NoContact != want {
			t.Errorf("%s: %t", l.Customers[n].ID, l.Customers[n].NoContact)
		}
	}
	if len(l.Doubtful) != 1 || l.Doubtful[0].Line != 2 {
		t.Errorf("doubtful %v", l.Doubtful)
	}
}

func TestAFileThatIsNoListSaysWhy(t *testing.T) {
	for text, want := range map[string]Kind{"": Empty, ";\n\n": Empty, "a,b\n1,2\n": NoNames} {
		_, err := Read("c.csv", []byte(text), nil)
		var stopped *Error
		if !errors.As(err, &stopped) || stopped.Kind != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestCardsAreCustomers(t *testing.T) {
	l := read(t, "c.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sá\nORG:Padaria Sá;Vendas\nEMAIL:ana@sa.example\nTEL;TYPE=cell:+55 11 9\nTEL;TYPE=work:+55 11 3\nCATEGORIES:ouro\nEND:VCARD\n"+
		"\nBEGIN:VCARD\nrubbish\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Bolt Ltd\nX-CUSTOMER-ID:77\nLANG:de\nEND:VCARD\n", nil)
	if len(l.Customers) != 2 {
		t.Fatalf("%+v, left %v", l.Customers, l.Left)
	}
	if a := l.Customers[0]; a.ID != "padaria-sa" || a.Name != "Padaria Sá" || a.Contact != "Ana Sá" || a.Mail != "ana@sa.example" || a.Mobile != "+55 11 9" || a.Phone != "+55 11 3" || a.Tier != "ouro" || a.Line != 1 {
		t.Errorf("first: %+v", a)
	}
	if b := l.Customers[1]; b.ID != "77" || b.Name != "Bolt Ltd" || b.Language != "de" || b.Line != 14 {
		t.Errorf("second: %+v", b)
	}
	if len(l.Left) != 1 || l.Left[0].Line != 11 || l.Left[0].Kind != Nameless {
		t.Errorf("left out: %v", l.Left)
	}
}

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"1234": "123400 ", "1.234,56 €": "123456 EUR", "1,234.56": "123456 ", "R$ 99,9": "9990 BRL", "1 234,50 EUR": "123450 EUR", "$1,234": "123400 USD",
		"1.234": "123400 ", "1.234.567": "123456700 ", "0.5": "50 ", "12,5": "1250 ", "1'234.50 CHF": "123450 CHF", "99.": "9900 ",
		"": "no", "ten": "no", "1.23.4": "no", "1,2345": "no", "12.3456,7": "no", "-5": "no", "1e9": "no", "=1+1": "no", "999999999999999": "no", "99999999999999999999": "no", ".5": "no", "5 apples": "no",
	} {
		hundredths, currency, ok := Amount(text)
		got := fmt.Sprintf("%d %s", hundredths, currency)
		if !ok {
			got = "no"
		}
		if !ok && (hundredths != 0 || currency != "") {
			t.Errorf("%q is passed over, and is %d %s all the same", text, hundredths, currency)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// A hostile file: a quotation mark that opens on every line and never closes.
func TestQuotesThatNeverCloseTakeNoTime(t *testing.T) {
	l := read(t, "c.csv", "id,name\n"+strings.Repeat("1,\"x\ny\n", 2000)+"2,\"fine\"\n", nil)
	if len(l.Customers) == 0 || len(l.Left) < 1000 {
		t.Errorf("%d customers, %d left out", len(l.Customers), len(l.Left))
	}
}

func BenchmarkRead20000(b *testing.B) {
	text := manyCustomers(20_000)
	b.ReportAllocs()
	for b.Loop() {
		l, err := Read("c.csv", text, nil)
		if err != nil || len(l.Customers) != 20_000 {
			b.Fatal(len(l.Customers), err)
		}
	}
}

func manyCustomers(n int) []byte {
	var text strings.Builder
	text.WriteString("id;name;tier;language;contact;phone;mail;sla;fee;currency;churn;Niederlassung\n")
	for i := range n {
		fmt.Fprintf(&text, "K%05d;\"Bäckerei Müller %d\";gold;de;Ana Sá;+49 69 %05d;post%d@example.org;premium;1.234,50;EUR;hoch;Nord\n", i, i, i, i)
	}
	return []byte(text.String())
}

func FuzzRead(f *testing.F) {
	f.Add("c.csv", []byte(german))
	f.Add("c.csv", []byte("sep=|\nid|name\n1|\"a\n2|b"))
	f.Add("c.vcf", []byte("BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:a=\nEND:VCARD"))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		l, err := Read(name, raw, nil)
		if err != nil {
			return
		}
		seen := map[model.CustomerID]bool{}
		for _, c := range l.Customers {
			if c.ID == "" || seen[c.ID] || c.Line < 1 || c.Fee < 0 {
				t.Fatalf("%+v", c)
			}
			seen[c.ID] = true
		}
	})
}
