package model

import (
	"strings"
	"testing"
)

func TestSMSParts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       SMSLength
	}{
		{"nothing", "", SMSLength{}},
		{"one full part", strings.Repeat("a", 160), SMSLength{Units: 160, Parts: 1}},
		{"one letter too many", strings.Repeat("a", 161), SMSLength{Units: 161, Parts: 2}},
		{"two full parts", strings.Repeat("a", 306), SMSLength{Units: 306, Parts: 2}},
		{"a euro costs two", strings.Repeat("€", 80), SMSLength{Units: 160, Parts: 1}},
		{"German umlauts are free", "Störung, größer", SMSLength{Units: 15, Parts: 1}},
		{"one letter turns all", "não" + strings.Repeat("a", 67), SMSLength{Units: 70, Parts: 1, Unicode: true}},
		{"and then fewer fit", "não" + strings.Repeat("a", 68), SMSLength{Units: 71, Parts: 2, Unicode: true}},
		{"a picture is two units", "🚨", SMSLength{Units: 2, Parts: 1, Unicode: true}},
		{"signs", "@$ !\"#%&'()*+,-./:;<=>? _", SMSLength{Units: 25, Parts: 1}},
		{"a backtick is not there", "`", SMSLength{Units: 1, Parts: 1, Unicode: true}},
	} {
		if got := MeasureSMS(c.text); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}
