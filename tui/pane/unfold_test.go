package pane

import "testing"

func TestValuesUnfoldOnlyWhereRowsStandEmpty(t *testing.T) {
	rows := []row{{key: "a", line: line{{"why ", nil}, {"one two three four", nil}}}, {line: line{{"who ", nil}, {"short", nil}}}}
	for high, want := range map[int]int{2: 2, 3: 3, 9: 3} {
		got := unfolded(rows, 14, high)
		if len(got) != want {
			t.Errorf("in %d rows: %d rows, want %d", high, len(got), want)
		}
		if want == 3 && (got[1].key != "" || got[1].line[0].text != "    " || got[1].line[1].text != "three four") {
			t.Errorf("goes on as %+v", got[1])
		}
	}
}
