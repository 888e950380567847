package main

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

func TestNoCellIsAFormula(t *testing.T) {
	for given, want := range map[string]string{
		"":                   "",
		"all is well":        "all is well",
		"1-2 = 3; a@b":       "1-2 = 3; a@b",
		"=cmd|' /C calc'!A0": "'=cmd|' /C calc'!A0", "@SUM(1)": "'@SUM(1)", "+1": "'+1", "-1": "'-1",
		"\t=1": "'    =1", "\r=1": "'␍=1", "\n=1": "'␤=1", "\ttext": "'    text",
		"＝1": "'＝1", "－1": "'－1", "＠x": "'＠x", "＋1": "'＋1",
		"x;=1+1": "x;'=1+1", `x;"=1`: `x;"'=1`, ";;-1;@x": ";;'-1;'@x",
		"\x1b]0;x\a=1": "␛=1",
	} {
		if got := cell(given); got != want {
			t.Errorf("%q becomes %q, not %q", given, got, want)
		}
		var table bytes.Buffer
		writer := csv.NewWriter(&table)
		_ = writer.Write([]string{"a", cell(given)})
		writer.Flush()
		for _, split := range strings.Split(strings.TrimSuffix(table.String(), "\n"), ";")[1:] {
			if strings.ContainsAny(strings.TrimLeft(split, `"`)+" ", "=+@") && strings.IndexAny(strings.TrimLeft(split, `"`), "=+-@") == 0 {
				t.Errorf("%q, parted at semicolons, begins a formula: %q", given, split)
			}
		}
	}
}
