package model

import (
	"cmp"
	"strings"
)

// SpellsBefore are the times during which incidents that count before inc hit a customer: those that were declared
// before it. What is still open when an incident is closed ends with it. Exercises count for nobody but themselves.
func SpellsBefore(inc *Incident, others []*Incident, id CustomerID) []Spell {
	var spells []Spell
	for _, other := range others {
		if !other.countsBefore(inc) {
			continue
		}
		for _, spell := range other.Customers[id].Spells {
			if spell.Open() && other.Closing != nil {
				spell.To = other.Closing.At
			}
			if spell.Open() || !impossible(spell.From, spell.To) {
				spells = append(spells, spell)
			}
		}
	}
	return spells
}

// countsBefore orders incidents by their declarations, those of one moment by their ids.
func (inc *Incident) countsBefore(other *Incident) bool {
	if inc.IsExercise() || other.IsExercise() || inc.Declared.IsZero() {
		return false
	}
	return cmp.Or(inc.Declared.At.Compare(other.Declared.At), strings.Compare(string(inc.ID), string(other.ID))) < 0
}
