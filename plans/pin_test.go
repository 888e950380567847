package plans

import (
	"strings"
	"testing"

	"warroom/model"
)

func TestPIN(t *testing.T) {
	first, err := HashPIN("4711")
	if err != nil {
		t.Fatal(err)
	}
	second, err := HashPIN("4711")
	if err != nil {
		t.Fatal(err)
	}
	if first == second || strings.Contains(first, "4711") {
		t.Errorf("hashes %q and %q: want two salts and no PIN", first, second)
	}
	if !CheckPIN(first, "4711") || !CheckPIN(second, "4711") {
		t.Error("the right PIN is refused")
	}
	for _, wrong := range []string{"", "4712", "47111", "4711 "} {
		if CheckPIN(first, wrong) {
			t.Errorf("%q is accepted", wrong)
		}
	}
}

func TestPINIsKeptWithThePerson(t *testing.T) {
	hash, err := HashPIN("correct horse")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := Parse(archiveOf(map[string]string{"people.yaml": small["people.yaml"] + "cy:\n  name: Cy\n  pin: " + hash + "\n"}))
	if err != nil {
		t.Fatal(err)
	}
	if cy, _ := plan.Person("cy"); !CheckPIN(cy.PIN, "correct horse") {
		t.Errorf("the kept hash %q does not fit", cy.PIN)
	}
}

func TestHashPINRefuses(t *testing.T) {
	for _, pin := range []string{"", "123", strings.Repeat("1", 65), "\xff\xff\xff\xff"} {
		if _, err := HashPIN(pin); model.CodeOf(err) != model.CodeBadText {
			t.Errorf("HashPIN(%q): %v", pin, err)
		}
	}
}

func TestCheckPINRefusesCostlyOrDamagedHashes(t *testing.T) {
	good, err := HashPIN("4711")
	if err != nil {
		t.Fatal(err)
	}
	for _, encoded := range []string{
		"", "4711", good[:len(good)-30], strings.Replace(good, "m=19456", "m=4000000000", 1), strings.Replace(good, "t=2", "t=4000000", 1),
		strings.Replace(good, "p=1", "p=0", 1), strings.Replace(good, "v=19", "v=16", 1), good + "$", strings.Replace(good, "$argon2id", "$argon2i", 1),
	} {
		if _, ok := parsePIN(encoded); ok || CheckPIN(encoded, "4711") {
			t.Errorf("%q is accepted", encoded)
		}
	}
}
