package locale

import (
	"testing"

	"warroom/model"
)

func TestCountsAgreeWithTheirWords(t *testing.T) {
	for _, c := range []struct {
		lang model.Language
		n    int
		want string
	}{
		{German, 1, "1 wartet"},
		{German, 1000, "1.000 warten"},
		{English, 0, "0 wait"},
		{English, 1, "1 waits"},
		{Portuguese, 0, "0 esperam"},
		{Portuguese, 1, "1 espera"},
		{Portuguese, 2, "2 esperam"},
	} {
		if got := New(c.lang).Delivered(model.InQueue, c.n); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	if got := New(Portuguese).N("link.waits", 0, "Why", "x"); got != "0 mensagens esperam, x" {
		t.Errorf("none is not one: %q", got)
	}
	if got := New(German).Delivered("lost", 3); got != "3 lost" {
		t.Errorf("a state without words: %q", got)
	}
}
