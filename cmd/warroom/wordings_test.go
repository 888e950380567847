package main

import "testing"

func TestWordingsAreOfLanguages(t *testing.T) {
	for given, fine := range map[string]bool{
		"de=Text": true, "pt-BR.subject=Texto": true, "zh-Hant.short=x": true, "de=": true,
		"Text": false, "=Text": false, "de.body=x": false, "../x=y": false, "\x1b]0;x\a=y": false, "de\u202e=y": false, "deutsch=y": false, "de =y": false,
	} {
		all, err := (&draftFlags{variants: []string{given}}).wordings(nil)
		if (err == nil) != fine || fine && len(all) != 1 {
			t.Errorf("%q: %v, %v", given, all, err)
		}
	}
}
