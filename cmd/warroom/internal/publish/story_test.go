package publish

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"warroom/model"
)

// story is a page with everything on it: an open incident, one that is over with its review, one that was entered
// after the fact, an exercise, planned work, and a notice whose text is hostile.
func story(t testing.TB) *room {
	t.Helper()
	r := newRoom(t)
	r.now = noon.Add(-20 * 24 * time.Hour)
	r.do(model.Declare{Title: "old trouble", Kind: model.Backfilled, Severity: model.SEV3})
	r.at(noon.Add(-40*24*time.Hour), model.RecordNotice{Audience: "customers", Text: "Mail was slow for an hour.", Status: model.Resolved, Channels: []model.ChannelID{"page"}})

	r.now = noon.Add(-3 * 24 * time.Hour)
	r.declare("the exchange is gone", model.SEV1).do(model.SetComponent{Component: "phone", State: model.MajorOutage})
	r.tell(model.Investigating, "You cannot call us", "Our telephones are down. Write to us instead.").publish(Options{})
	r.wait(time.Hour).do(model.SetComponent{Component: "phone", State: model.Operational})
	r.tell(model.Resolved, "You can call us again", "It is over. We are sorry.").publish(Options{})
	r.wait(24*time.Hour).do(model.DraftNotice{
		Audience: "customers", Stage: model.StageFollowUp, Subject: "What happened", Text: "A cable was cut.\n\nWe have laid a second one.",
	}, model.QueueNotice{Number: 3}).publish(Options{})
	r.do(model.Close{Reason: "done", Anyway: true})

	r.now = noon.Add(-2 * time.Hour)
	r.do(model.Declare{Title: "drill", Kind: model.Exercise, Severity: model.SEV2})
	r.tell(model.Investigating, "We are looking into a problem", "This is what we would write.").publish(Options{Exercise: true})

	r.now = noon
	r.declare("db01 is broken, Ana is on it", model.SEV2)
	r.tell(model.Investigating, "We are looking into a problem with the website", "Pages may load slowly.\n\nYou need not report it: https://status.example.com.")
	r.publish(Options{})
	r.do(model.SetComponent{Component: "web", State: model.PartialOutage})
	r.wait(30 * time.Minute).do(model.SetComponent{Component: "web", State: model.Degraded})
	r.tell(model.Identified, `Cause <b>found</b> & "known"`, "We know why.\n<script>alert(1)</script>\x1b[31m]]>&amp;\u202egnihtemos\nWe are mending it.")
	r.publish(Options{})
	r.do(model.DraftNotice{Audience: "customers", Subject: "Not half", Text: "We wrote too little.", Follows: 2, Chain: model.Correction}, model.QueueNotice{Number: 3})
	return r.wait(5 * time.Minute)
}

// told is the site of the story, and its files.
func (r *room) files(options Options) (*Site, []File) {
	r.t.Helper()
	site := Build(r.cases(), r.plan, r.now, options)
	files, err := Render(site)
	if err != nil {
		r.t.Fatal(err)
	}
	return site, files
}

// always are the options that tests publish with.
var always = Options{Since: noon.Add(-100 * 24 * time.Hour), Renewed: 5 * time.Minute}

// folder writes the story to a folder: the real page, and that of the exercises below it.
func storyFolder(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("PUBLISH_STORY") // to look at it
	if dir == "" {
		dir = t.TempDir()
	}
	r := story(t)
	for path, options := range map[string]Options{dir: always, filepath.Join(dir, "exercise"): {Since: always.Since, Exercise: true}} {
		site, files := r.files(options)
		folder, err := OpenFolder(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := folder.Write(site.ID, always.Since, files); err != nil {
			t.Fatal(err)
		}
		if err := folder.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
