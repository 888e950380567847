package main

import (
	"slices"
	"testing"

	"warroom/plans"
)

func TestEveryKindOfThePlanIsListedInOrder(t *testing.T) {
	folder := plans.DefaultFolder("en")
	var kinds []string
	for _, one := range entriesOf(folder, "") {
		if one.ID == "" {
			t.Errorf("a %s has no id", one.Kind)
		}
		kinds = append(kinds, one.Kind)
	}
	if kinds = slices.Compact(kinds); !slices.Equal(kinds, planKinds) {
		t.Errorf("lists %q, but offers %q", kinds, planKinds)
	}
	for _, kind := range planKinds {
		of := entriesOf(folder, kind)
		if len(of) == 0 || slices.ContainsFunc(of, func(one planEntry) bool { return one.Kind != kind }) {
			t.Errorf("of %s it lists %v", kind, of)
		}
	}
}
