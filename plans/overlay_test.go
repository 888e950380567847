package plans

import (
	"errors"
	"testing"
	"testing/fstest"
)

func TestOverlayReplacesAndAdds(t *testing.T) {
	_, base := Default("en")
	over := fstest.MapFS{
		"checklists/handover.md": {Data: []byte("---\ntitle: Another\nphase: respond\n---\n\n- [ ] Only step {id: only}\n")},
		"checklists/zz.md":       {Data: []byte("---\ntitle: Added\nphase: review\n---\n\n- [ ] Last step {id: last}\n")},
	}
	plan, archive, err := Overlay(base, over)
	if err != nil {
		t.Fatal(err)
	}
	if plan.Digest != archive.Digest() || plan.Digest == base.Digest() {
		t.Errorf("digest %s, archive %s, base %s", plan.Digest, archive.Digest(), base.Digest())
	}
	for id, want := range map[string]bool{"handover/only": true, "zz/last": true, "handover/status": false, "command/goal": true} {
		found := false
		for _, list := range plan.Checklists {
			for _, item := range list.Items {
				found = found || string(item.ID) == id
			}
		}
		if found != want {
			t.Errorf("step %s is there: %t, want %t", id, found, want)
		}
	}
}

func TestOverlayIsReadAsStrictly(t *testing.T) {
	_, base := Default("en")
	_, _, err := Overlay(base, fstest.MapFS{"people.yaml": {Data: []byte("anna: {namee: Anna}\n")}})
	var findings Findings
	if !errors.As(err, &findings) {
		t.Errorf("error %v", err)
	}
	if _, _, err := Overlay(Archive("no archive"), fstest.MapFS{}); err == nil {
		t.Error("something that is no archive was read")
	}
}
