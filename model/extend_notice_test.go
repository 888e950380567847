package model

import (
	"slices"
	"testing"
)

func TestReceiptsOfTwoExtensionsShareNothing(t *testing.T) {
	r := tree(t)
	r.called("customer/cone", NoAnswer, after(10*minute))
	r.called("customer/cone", NoAnswer, after(11*minute))
	r.called("customer/cone", NoAnswer, after(12*minute)) // room is left behind the list of calls back
	shared := slices.Clone(r.logs[r.here])
	base, ok := Fold(shared[:len(shared)-1]).Extend(shared[len(shared)-1:])
	if !ok {
		t.Fatal("not extended")
	}
	mark := func(to RecipientID) []Event {
		r.logs[r.here] = slices.Clone(shared)
		r.wait(minute).called(to, NoAnswer, after(20*minute))
		return r.logs[r.here]
	}
	acme, bolt := mark("customer/acme"), mark("customer/bolt")
	one, _ := base.Extend(acme[len(shared):])
	two, _ := base.Extend(bolt[len(shared):])
	for what, pair := range map[string][2]*Incident{"the base": {base, Fold(shared)}, "the first": {one, Fold(acme)}, "the second": {two, Fold(bolt)}} {
		if !same(pair[0], pair[1]) {
			t.Errorf("%s was changed by another extension:\n%+v\n%+v", what, pair[0].Notices, pair[1].Notices)
		}
	}
}
