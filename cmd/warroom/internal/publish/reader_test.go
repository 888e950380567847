package publish

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The shapes of Statuspage as others describe them (FORMATS.md 4): every field, and no other.
type (
	readTime string
	readPage struct {
		ID, Name, URL, Time_zone string
		Updated_at               readTime
	}
	readStatus struct{ Indicator, Description string }
	readPart   struct {
		ID, Name, Status             string
		Created_at, Updated_at       readTime
		Position                     int
		Description                  *string
		Showcase                     bool
		Start_date, Group_id         *string
		Page_id                      string
		Group, Only_show_if_degraded bool
	}
	readUpdate struct {
		ID, Status, Body, Incident_id      string
		Created_at, Updated_at, Display_at readTime
		Affected_components                *[]struct{ Code, Name, Old_status, New_status string }
		Deliver_notifications              bool
		Custom_tweet, Tweet_id             *string
	}
	readIncident struct {
		ID, Name, Status           string
		Created_at, Updated_at     readTime
		Monitoring_at, Resolved_at *readTime
		Impact, Shortlink          string
		Started_at                 readTime
		Page_id                    string
		Incident_updates           []readUpdate
		Components                 []readPart
	}
)

// readInto checks JSON against a shape: every field of the shape is there and no other, nothing is null that must not
// be, and times are RFC 3339.
func readInto(t *testing.T, where string, raw any, shape reflect.Type) {
	t.Helper()
	switch shape.Kind() {
	case reflect.Pointer:
		if raw != nil {
			readInto(t, where, raw, shape.Elem())
		}
	case reflect.Slice:
		list, ok := raw.([]any)
		if !ok {
			t.Errorf("%s is no list: %v", where, raw)
		}
		for _, one := range list {
			readInto(t, where+"[]", one, shape.Elem())
		}
	case reflect.Struct:
		object, ok := raw.(map[string]any)
		if !ok {
			t.Errorf("%s is no object: %v", where, raw)
			return
		}
		known := map[string]bool{}
		for n := range shape.NumField() {
			name := strings.ToLower(shape.Field(n).Name)
			known[name] = true
			value, there := object[name]
			if !there {
				t.Errorf("%s lacks %s", where, name)
				continue
			}
			readInto(t, where+"."+name, value, shape.Field(n).Type)
		}
		for name := range object {
			if !known[name] && !(name == "components" && object["group"] == true) && !strings.HasPrefix(name, "scheduled_") {
				t.Errorf("%s has %s, which nobody knows", where, name)
			}
		}
	case reflect.String:
		text, ok := raw.(string)
		if _, err := time.Parse("2006-01-02T15:04:05.000Z07:00", text); !ok || shape == reflect.TypeFor[readTime]() && err != nil {
			t.Errorf("%s is %v", where, raw)
		}
	case reflect.Bool:
		if _, ok := raw.(bool); !ok {
			t.Errorf("%s is %v", where, raw)
		}
	case reflect.Int:
		if _, ok := raw.(float64); !ok {
			t.Errorf("%s is %v", where, raw)
		}
	}
}

var statuspageFiles = map[string][]string{
	"summary": {"page", "status", "components", "incidents", "scheduled_maintenances"}, "status": {"page", "status"},
	"components": {"page", "components"}, "incidents": {"page", "incidents"}, "incidents/unresolved": {"page", "incidents"},
	"scheduled-maintenances": {"page", "scheduled_maintenances"}, "scheduled-maintenances/upcoming": {"page", "scheduled_maintenances"},
	"scheduled-maintenances/active": {"page", "scheduled_maintenances"},
}

var statuspageShapes = map[string]reflect.Type{
	"page": reflect.TypeFor[readPage](), "status": reflect.TypeFor[readStatus](), "components": reflect.TypeFor[[]readPart](),
	"incidents": reflect.TypeFor[[]readIncident](), "scheduled_maintenances": reflect.TypeFor[[]readIncident](),
}

func TestDataHasTheShapeOfStatuspage(t *testing.T) {
	_, files := story(t).files(always)
	read := 0
	for _, file := range files {
		name, data := strings.CutSuffix(strings.TrimPrefix(file.Path, "api/v2/"), ".json")
		parts, known := statuspageFiles[name]
		if !known || !data {
			continue
		}
		read++
		var content map[string]any
		if err := json.Unmarshal(file.Content, &content); err != nil {
			t.Fatalf("%s: %v", file.Path, err)
		}
		equal(t, name+": parts", len(content), len(parts))
		for _, part := range parts {
			readInto(t, name+": "+part, content[part], statuspageShapes[part])
		}
		for _, id := range regexp.MustCompile(`"(?:id|page_id|incident_id|group_id)": "(.*?)"`).FindAllSubmatch(file.Content, -1) {
			if !regexp.MustCompile(`^[a-z2-7]{12}$`).Match(id[1]) {
				t.Errorf("%s: the id %s", name, id[1])
			}
		}
	}
	equal(t, "files", read, len(statuspageFiles))
}

// client is a program on the npm package statuspage.io, which was written by others for the real thing. It does not ask
// for active maintenances: that package looks for them in the file of those to come.
const client = `
const {Statuspage} = require(process.argv[2]);
const reader = new Statuspage('x');
reader.setApiUrl(process.argv[1]);
(async () => {
  const {api} = reader;
  const [summary, status, components, all, open, planned, upcoming] = await Promise.all([
    api.getSummary(), api.getStatus(), api.getComponents(), api.incidents.getAll(), api.incidents.getUnresolved(),
    api.scheduledMaintenances.getAll(), api.scheduledMaintenances.getUpcoming(),
  ]);
  console.log(JSON.stringify({
    page: summary.page.name, indicator: status.status.indicator, components: components.components.filter(c => !c.group).map(c => c.name + '=' + c.status),
    all: all.incidents.map(i => i.status + '/' + i.impact), open: open.incidents.map(i => i.name),
    updates: open.incidents[0].incident_updates.map(u => u.status), planned: planned.scheduled_maintenances.map(m => m.scheduled_for),
    upcoming: upcoming.scheduled_maintenances.map(m => m.name),
    since: new Date(open.incidents[0].created_at).getTime(),
  }));
})().catch(e => { console.error(e.message); process.exit(1); });
`

func TestReaderOfOthersReadsTheData(t *testing.T) {
	module := nodeModule(t, "statuspage.io")
	_, files := story(t).files(always)
	var shelf Shelf
	shelf.Put(files)
	server := httptest.NewServer(&shelf)
	t.Cleanup(server.Close)
	got := strings.TrimSpace(tool(t, "node", "-e", client, server.URL, filepath.Join(module, "dist", "index.js")))
	want := `{"page":"Lighthouse status","indicator":"major",` +
		`"components":["Interface=operational","Website=degraded_performance","Mail=operational","Support by phone=operational"],` +
		`"all":["identified/major","postmortem/critical","resolved/minor"],"open":["We are looking into a problem with the website"],` +
		`"updates":["identified","identified","investigating"],"planned":["2026-11-24T12:00:00.000Z"],"upcoming":["New database"],` +
		`"since":1795348800000}`
	if got != want {
		t.Errorf("the reader sees\n%s\nwant\n%s", got, want)
	}
}

// What the data says is free of what could be taken for HTML where somebody is careless.
func TestDataHoldsNoMarkup(t *testing.T) {
	_, files := story(t).files(always)
	for _, file := range files {
		if strings.HasSuffix(file.Path, ".json") && bytes.ContainsAny(file.Content, "<>&\x1b\u202e") {
			t.Errorf("%s holds markup or controls", file.Path)
		}
	}
}
