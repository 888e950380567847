package publish

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// canaries plants a text of its own in every string of a value and remembers where.
type canaries struct {
	planted map[string]string // text → where
	texts   map[string]string // where → text
	keep    map[string]bool   // strings that mean something to the program
}

func (c *canaries) plant(where string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			c.plant(where, v.Elem())
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for n := range v.NumField() {
			if v.Field(n).CanSet() {
				c.plant(where+"."+v.Type().Field(n).Name, v.Field(n))
			}
		}
	case reflect.Slice:
		if v.Len() == 0 && v.CanSet() {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for n := range v.Len() {
			c.plant(fmt.Sprintf("%s[%d]", where, n), v.Index(n))
		}
	case reflect.Map:
		c.plantMap(where, v)
	case reflect.String:
		if !c.keep[v.String()] {
			v.SetString(c.text(where))
		}
	}
}

func (c *canaries) plantMap(where string, v reflect.Value) {
	if v.Len() == 0 && v.CanSet() && v.Type().Key().Kind() == reflect.String {
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf(c.text(where+" key")).Convert(v.Type().Key()), reflect.New(v.Type().Elem()).Elem())
	}
	for _, key := range v.MapKeys() {
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(v.MapIndex(key))
		c.plant(fmt.Sprintf("%s[%v]", where, key), value)
		v.SetMapIndex(key, value)
	}
}

// text is a canary for a place. The same place gets the same one.
func (c *canaries) text(where string) string {
	if _, known := c.texts[where]; !known {
		text := fmt.Sprintf("zwanenzang%04dq", len(c.planted))
		c.planted[text], c.texts[where] = where, text
	}
	return c.texts[where]
}

// allowed tells whether what was planted at a place may be read by everybody: what the plan says about its page, and
// the wording of notices that left by it.
func allowed(where string) bool {
	for _, prefix := range []string{
		"plan.Page.Title", "plan.Page.URL", "plan.Page.Components[", "plan.Page.Maintenances[", "public.",
	} {
		if strings.HasPrefix(where, prefix) {
			return !strings.HasSuffix(where, ".ID") && !strings.HasSuffix(where, ".Short") && !strings.HasSuffix(where, ".Short]")
		}
	}
	return false
}

// Every string of the plan and of the incident has a text of its own in it; every byte of every file is searched.
func TestOnlyApprovedPublicTextLeaves(t *testing.T) {
	cases, plan, planted := canaryCases(t)
	for _, exercise := range []bool{false, true} {
		site := Build(cases, plan, noon.Add(3*time.Hour), Options{Exercise: exercise, Renewed: time.Minute})
		equal(t, "incidents", len(site.Incidents), 1)
		files, err := Render(site)
		if err != nil {
			t.Fatal(err)
		}
		var all bytes.Buffer
		for _, file := range files {
			all.WriteString(file.Path + "\n")
			all.Write(file.Content)
		}
		written, seen := strings.ToLower(all.String()), 0
		for text, where := range planted {
			// An exercise's notice must not stand on the real page, nor a real one on the page of the exercises.
			mine := !strings.HasPrefix(where, "public.") || strings.HasPrefix(where, "public.exercise") == exercise
			if strings.Contains(written, text) {
				seen++
				if !allowed(where) || !mine {
					t.Errorf("exercise %v: the page shows %s", exercise, where)
				}
			} else if strings.HasPrefix(where, "public.") && mine && allowed(where) {
				t.Errorf("exercise %v: the page lacks %s", exercise, where)
			}
		}
		if len(planted) < 300 || seen < 6 {
			t.Fatalf("%d texts planted, %d seen: is the test looking at the right thing?", len(planted), seen)
		}
	}
}

// canaryCases are an incident and an exercise with canaries in every text of the plan, of the incident and of every
// intent that takes one.
func canaryCases(t *testing.T) ([]Case, *model.Plan, map[string]string) {
	r := newRoom(t)
	plant := &canaries{planted: map[string]string{}, texts: map[string]string{}, keep: map[string]bool{
		"page": true, "chat": true, "mail": true, "customers": true, "staff": true, "commander": true, "en": true, "de": true, "pt-BR": true,
		"api": true, "web": true, "phone": true, "db": true, "main": true, "https://status.example.com": true, "db-fails": true,
	}}
	r.plan.People = []model.Person{{ID: "ana", Contacts: []model.Contact{{}}}}
	r.plan.Scenarios, r.plan.Checklists = []model.Scenario{{ID: "db-fails"}}, []model.Checklist{{Phase: model.Assess, Items: []model.ItemRule{{}}}}
	r.plan.Templates, r.plan.HeadNumbers = []model.NoticeTemplate{{Audience: "customers"}}, []model.HeadNumber{{}}
	plant.plant("plan", reflect.ValueOf(r.plan).Elem())
	r.plan.Language, r.plan.Languages = "en", nil
	for n := range r.plan.Channels {
		r.plan.Channels[n].Kind = string(r.plan.Channels[n].ID)
	}
	for n := range r.plan.Audiences {
		r.plan.Audiences[n].Channels, r.plan.Audiences[n].Approval = []model.ChannelID{"page", "chat"}, nil
	}
	for _, kind := range []model.IncidentKind{model.Real, model.Exercise} {
		r.do(model.Declare{Title: plant.text(string(kind) + " title"), Kind: kind, Severity: model.SEV1})
		r.canaryNotices(plant, string(kind))
		inc := r.incident()
		r.plantEverywhere(plant, inc, string(kind))
		r.extra = append(r.extra, Case{Incident: inc, Plan: r.plan})
	}
	return r.extra, r.plan, plant.planted
}

// canaryNotices writes notices in every state; only the texts that are named public may leave.
func (r *room) canaryNotices(plant *canaries, kind string) {
	r.t.Helper()
	draft := func(prefix string, audience model.AudienceID, channels ...model.ChannelID) model.DraftNotice {
		text := func(field string) string { return plant.text(prefix + "." + field) }
		return model.DraftNotice{
			Audience: audience, Channels: channels, Status: model.Investigating, Language: "en",
			Subject: text("Subject"), Text: text("Text"), Short: text("Short"),
			Variants: []model.Wording{{Language: "de", Subject: text("de.Subject"), Text: text("de.Text"), Short: text("de.Short")}},
		}
	}
	number := func() int { return len(r.incident().Notices) }
	r.do(draft("public."+kind, "customers", "page")).do(model.QueueNotice{Number: number()})
	r.do(draft("public."+kind+" by hand", "customers", "page")).do(model.SendNotice{Number: number()})
	r.do(draft(kind+" staff by page", "staff", "page")).do(model.QueueNotice{Number: number()})
	r.do(draft(kind+" customers by chat", "customers", "chat")).do(model.QueueNotice{Number: number()})
	r.do(draft(kind+" draft", "customers", "page"))
	r.do(draft(kind+" approved", "customers", "page")).do(model.ApproveNotice{Number: number()})
	r.do(draft(kind+" withdrawn", "customers", "page")).do(model.WithdrawNotice{Number: number(), Reason: plant.text(kind + " why withdrawn")})
	r.do(draft(kind+" failed", "customers", "page")).do(model.QueueNotice{Number: number()})
	r.do(model.MarkDelivery{Number: number(), Channel: "page", State: model.DeliveryFailed, Detail: plant.text(kind + " why failed")})
	r.do(model.SetComponent{Component: "web", State: model.MajorOutage}, model.Note{Text: plant.text(kind + " note")})
}

// plantEverywhere puts canaries into every text of a folded incident but its notices.
func (r *room) plantEverywhere(plant *canaries, inc *model.Incident, kind string) {
	v := reflect.ValueOf(inc).Elem()
	for n := range v.NumField() {
		field := v.Type().Field(n)
		switch field.Name {
		case "Kind", "Phase", "Public", "Log", "Components", "Notices", "PhaseStarts", "Closing":
			continue
		}
		if v.Field(n).CanSet() {
			plant.plant(kind+" incident."+field.Name, v.Field(n))
		}
	}
	for n := range inc.Notices { // what surrounds the wording
		notice := &inc.Notices[n]
		where := fmt.Sprintf("%s notice %d", kind, n)
		notice.AsIs, notice.Reason, notice.Carried = plant.text(where+" as is"), plant.text(where+" reason"), plant.text(where+" carried")
		plant.plant(where+" by", reflect.ValueOf(&notice.By).Elem())
		plant.plant(where+" sent by", reflect.ValueOf(&notice.SentBy).Elem())
		plant.plant(where+" queued by", reflect.ValueOf(&notice.QueuedBy).Elem())
		for d := range notice.Dispatches {
			for k := range notice.Dispatches[d].Deliveries {
				delivery := &notice.Dispatches[d].Deliveries[k]
				delivery.Name, delivery.Detail = plant.text(where+" name"), plant.text(where+" detail")
				delivery.Recipient = model.RecipientID(plant.text(where + " recipient"))
			}
		}
	}
	for n := range inc.Components {
		plant.plant(kind+" component by", reflect.ValueOf(&inc.Components[n].By).Elem())
	}
}
