package storage

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func named(id, name, contact string) Contactable {
	return Contactable{Customer: model.Customer{ID: model.CustomerID(id), Name: name}, Contact: contact, Mail: id + "@example.com"}
}

func keep(t testing.TB, l *Log, all ...Contactable) (added, changed int) {
	t.Helper()
	added, changed, err := l.KeepCustomers(t.Context(), all)
	if err != nil {
		t.Fatal(err)
	}
	return added, changed
}

func TestCustomersAreKeptChangedAndForgotten(t *testing.T) {
	l := newLog(t, Options{})
	acme := named("acme", "Acme GmbH", "Maria Silva")
	acme.Tier, acme.Fee, acme.Mobile, acme.Other = "gold", 120_000, "+49 170 1", map[string]string{"fax": "+49 69 2", "chat": ""}
	if added, changed := keep(t, l, acme, named("bolt", "Bolt AG", "")); added != 2 || changed != 0 {
		t.Errorf("%d added, %d changed, want 2 and 0", added, changed)
	}
	if added, changed := keep(t, l, acme, named("bolt", "Bolt SE", ""), named("core", "Core", "")); added != 1 || changed != 1 {
		t.Errorf("%d added, %d changed, want 1 and 1: what is as before is not counted", added, changed)
	}
	got, ok, err := l.Customer(t.Context(), "acme")
	if err != nil || !ok || got.Mobile != acme.Mobile || got.Fee != acme.Fee || got.Other["fax"] != acme.Other["fax"] {
		t.Errorf("%+v, %v, %v", got, ok, err)
	}
	if want := []string{"mail", "mobile", "fax"}; !slices.Equal(got.Ways, want) {
		t.Errorf("ways %q, want those with an address: %q", got.Ways, want)
	}
	if n, err := l.CustomerCount(t.Context()); n != 3 || err != nil {
		t.Errorf("%d customers, %v", n, err)
	}
	if _, _, err := l.KeepCustomers(t.Context(), []Contactable{named("dart", "Dart", ""), {}}); err == nil {
		t.Error("a customer without an id was kept")
	}
	if err := l.ForgetCustomer(t.Context(), "acme"); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := l.Customer(t.Context(), "acme"); ok || err != nil {
		t.Errorf("still there: %v, %v", ok, err)
	}
	if err := l.ForgetCustomer(t.Context(), "acme"); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("%v, want code %s", err, model.CodeNotFound)
	}
	if n, err := l.CustomerCount(t.Context()); n != 2 || err != nil {
		t.Errorf("%d customers, %v", n, err)
	}
}

func TestNothingOfAForgottenCustomerStaysInTheFile(t *testing.T) {
	l := newLog(t, Options{})
	secret := named("acme", "Acme", "Xaviera Quillfeather")
	all := []Contactable{secret}
	for n := range 200 {
		all = append(all, named(fmt.Sprintf("c%03d", n), "Another", "Somebody"))
	}
	keep(t, l, all...)
	secret.Contact = "Quillfeather, Xaviera"
	keep(t, l, secret)
	if err := l.ForgetCustomer(t.Context(), "acme"); err != nil {
		t.Fatal(err)
	}
	path := l.Path()
	for _, end := range sidecars {
		text, err := os.ReadFile(path + end) //nolint:gosec // a file of this test, whose log is not used any more
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(bytes.ToLower(text), []byte("quillfeather")) {
			t.Errorf("the name still stands in log.db%s", end)
		}
	}
}

func TestCustomersAreFoundByAnyPartOfTheirNameTheBestFirst(t *testing.T) {
	l := newLog(t, Options{})
	keep(t, l,
		named("mueller-ag", "Müller AG", "Jörg Straße"), named("m2", "Mueller & Söhne", "Ana Conceição"), named("m3", "Bäckerei Müller", "João"),
		named("mull", "Mullberry Ltd", ""), named("acme", "Acme", "Æthel Łukasz"), named("acme-br", "Acme Brasil São Paulo", ""), named("x-1", "The Acme", ""),
		named("k-77", "Käthe", "O'Neil"))
	for query, want := range map[string]string{
		"acme":                  "acme acme-br x-1",
		"ACME":                  "acme acme-br x-1",
		"acme bra":              "acme-br",
		"sao acme":              "acme-br",
		"são":                   "acme-br",
		"müller ag":             "mueller-ag",
		"mueller":               "mueller-ag m2 m3",
		"müller":                "mueller-ag m3 m2",
		"baeck":                 "m3",
		"strasse jorg":          "mueller-ag",
		"conceicao":             "m2",
		"conceic\u0327a\u0303o": "m2",
		"lukasz aethel":         "acme",
		"k-77":                  "k-77",
		"neil":                  "k-77",
		"zzz":                   "",
		"acme zzz":              "",
		"cme":                   "",
		"%":                     "acme acme-br k-77 m2 m3 mueller-ag mull x-1",
		"' OR 1":                "",
	} {
		found, err := l.FindCustomers(t.Context(), query, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range found {
			got = append(got, string(c.ID))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %q, want %q", query, strings.Join(got, " "), want)
		}
	}
	if found, err := l.FindCustomers(t.Context(), "", 2); err != nil || len(found) != 2 || found[0].Mail != "acme@example.com" {
		t.Errorf("an empty query: %+v, %v", found, err)
	}
}

func TestADamagedCustomerIsNotAnswered(t *testing.T) {
	l := newLog(t, Options{})
	keep(t, l, named("acme", "Acme", ""))
	if _, err := l.writer.conn.ExecContext(t.Context(), `UPDATE customer SET body = replace(body, 'acme@', 'acmf@')`); err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Customer(t.Context(), "acme"); model.CodeOf(err) != model.CodeCorrupt {
		t.Errorf("%v, want code %s", err, model.CodeCorrupt)
	}
}

func TestMappingsAreRememberedByTheHeadings(t *testing.T) {
	l := newLog(t, Options{})
	if columns, err := l.Mapping(t.Context(), "Nr;Firma"); columns != nil || err != nil {
		t.Errorf("%v, %v: want nothing yet", columns, err)
	}
	for _, name := range []string{"title", "name"} {
		if err := l.KeepMapping(t.Context(), "Nr;Firma", map[string]string{"Nr": "id", "Firma": name}); err != nil {
			t.Fatal(err)
		}
	}
	columns, err := openLog(t, l.Path(), Options{ReadOnly: true}).Mapping(t.Context(), "Nr;Firma")
	if err != nil || len(columns) != 2 || columns["Firma"] != "name" {
		t.Errorf("%v, %v", columns, err)
	}
}

func TestSymptomsAreCountedAndForgotten(t *testing.T) {
	at := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	l := newLog(t, Options{Clock: func() time.Time { return at }})
	for n := range 3 {
		if err := l.CountSymptom(t.Context(), SymptomCall{Symptom: "login", Note: fmt.Sprint("caller ", n), By: "ana", At: at.Add(time.Duration(n-2) * time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.CountSymptom(t.Context(), SymptomCall{Symptom: "slow"}); err != nil {
		t.Fatal(err)
	}
	if err := l.CountSymptom(t.Context(), SymptomCall{}); err == nil {
		t.Error("nothing was counted")
	}
	calls, err := l.Symptoms(t.Context(), at.Add(-time.Hour))
	if err != nil || len(calls) != 3 || calls[0].Note != "caller 1" || calls[0].By != "ana" || calls[2].Symptom != "slow" || !calls[2].At.Equal(at) {
		t.Errorf("%+v, %v", calls, err)
	}
	if n, err := l.ForgetSymptoms(t.Context(), at); n != 2 || err != nil {
		t.Errorf("%d forgotten, %v", n, err)
	}
	if calls, err := l.Symptoms(t.Context(), time.Time{}); err != nil || len(calls) != 2 {
		t.Errorf("%+v, %v", calls, err)
	}
}
