package publish

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"warroom/model"
)

// story is a page with everything on it.
func story(t testing.TB) *room {
	r := newRoom(t)
	r.declare("db01 is broken, Ana is on it", model.SEV2)
	r.tell(model.Investigating, "We are looking into a problem with the website", "Pages may load slowly.\n\nYou need not report it: https://status.example.com.")
	r.publish(Options{})
	r.do(model.SetComponent{Component: "web", State: model.PartialOutage})
	r.wait(30 * time.Minute).do(model.SetComponent{Component: "web", State: model.Degraded})
	r.tell(model.Identified, "Cause found", "We know why.\nWe are mending it.")
	r.publish(Options{})
	return r
}

func TestTry(t *testing.T) {
	dir := os.Getenv("TRY")
	if dir == "" {
		t.Skip()
	}
	r := story(t)
	site := r.wait(5 * time.Minute).publish(Options{Since: noon.Add(-100 * 24 * time.Hour), Renewed: 5 * time.Minute})
	files, err := Render(site)
	if err != nil {
		t.Fatal(err)
	}
	f, err := OpenFolder(filepath.Join(dir))
	if err != nil {
		t.Fatal(err)
	}
	done, err := f.Write(site.ID, noon, files)
	t.Log(done, err)
}
