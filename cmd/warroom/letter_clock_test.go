package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Readers of a letter live where the plan does, wherever the one who sends it sits: what is shown, printed and sent says
// the same time.
func TestLettersSayTheTimeOfThePlansZone(t *testing.T) {
	m := newMachine(t)
	m.env["TZ"] = "America/Sao_Paulo"
	plan := filepath.Join(t.TempDir(), "plan")
	m.must("plan", "new", plan) // its zone is Europe/Berlin
	m.must("declare", "Outage", "--plan", plan)
	m.must("notice", "draft", "internal", "--template", "internal-acknowledge", "--channels", "phone-tree,paper", "--next", "30m")
	for _, clock := range []string{"12:30 CET", "12:30 MEZ"} {
		if out := m.must("notice", "show", "1"); !strings.Contains(out, clock) {
			t.Errorf("the draft does not say %s:\n%s", clock, out)
		}
	}
	m.must("notice", "approve", "1", "--as-is", "a test")
	m.must("notice", "send", "1", "--anyway", "--as-is", "a test")
	m.now = m.now.Add(40 * time.Minute)
	for said, args := range map[string][]string{
		"Written at 12:00 CET, sent at 12:40 CET": {"notice", "show", "1"},
		"Geschrieben um 12:00 MEZ":                {"print", "notice", "1", "--format", "text"},
	} {
		if out := m.must(args...); !strings.Contains(out, said) {
			t.Errorf("%v does not say %q:\n%s", args, said, out)
		}
	}
}
