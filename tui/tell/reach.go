package tell

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
)

// notice is the one with a number.
func notice(c action.Context, number string) (model.Notice, bool) {
	want, err := strconv.Atoi(number)
	if err != nil || c.Incident == nil {
		return model.Notice{}, false
	}
	for _, n := range c.Incident.Notices {
		if n.Number == want {
			return n, true
		}
	}
	return model.Notice{}, false
}

// reach is whom a notice gets to, counted once for each state of the room and each choice. Where there are thousands
// they are counted in a command, and what was counted before is shown until it has come back.
type reach struct {
	inc      *model.Incident
	of       string
	todo     func() reach // what is to be counted, nil: nothing
	going    bool         // it is being counted
	channels []reached
	readers  []readers
	left     []leftOut
	each     int // recipients that are told on their own
}

// reached is how many a channel reaches; Once: it is told once for all.
type reached struct {
	Channel model.ChannelID
	Count   int
	Once    bool
	Names   []string // of the first few
}

// readers is how many read a language.
type readers struct {
	Language model.Language
	Count    int
}

// leftOut is how many get nothing, and why.
type leftOut struct {
	Why   string
	Count int
	Names []string
}

// someNames is how many are called by name where more are counted.
const someNames = 4

// measure counts anew if anything has changed that it hangs on.
func (r *reach) measure(c action.Context, n model.Notice) {
	of := string(n.Audience) + "|" + string(n.Notify) + "|" + n.Follows.String()
	for _, channel := range n.Channels {
		of += "|" + string(channel)
	}
	if c.Incident == nil || r.inc == c.Incident && r.of == of {
		r.todo = nil
		return
	}
	todo := func() reach { return counted(c, n, of) }
	if len(c.Incident.Customers) > atOnce {
		r.todo = todo
		return
	}
	*r = todo()
}

// atOnce is up to how many customers are counted between a key press and the frame.
const atOnce = 1000

// Counted brings whom a notice gets to.
type Counted struct {
	to    *reach // who asked
	reach reach
}

// want is the command that counts what is to be counted; nil if nothing is, or if it is under way.
func (r *reach) want() tea.Cmd {
	if r.todo == nil || r.going {
		return nil
	}
	todo := r.todo
	r.todo, r.going = nil, true
	return func() tea.Msg { return Counted{r, todo()} }
}

// take shows what was counted, and keeps what is to be counted since.
func (r *reach) take(msg Counted) {
	if msg.to != r {
		return
	}
	todo := r.todo
	*r = msg.reach
	r.todo = todo
}

// counted goes through everybody: those who are told, or those who were once the notice was let go.
func counted(c action.Context, n model.Notice, of string) reach {
	r := reach{inc: c.Incident, of: of}
	to, left := model.Addressees(c.Incident, c.Plan, n)
	if len(n.Dispatches) > 0 {
		to, left = nil, nil
		for _, d := range n.Deliveries() {
			to = append(to, model.Addressee{Recipient: d.Recipient, Name: d.Name, Channel: d.Channel, Language: d.Language})
		}
	}
	for _, one := range to {
		at := slices.IndexFunc(r.channels, func(x reached) bool { return x.Channel == one.Channel })
		if at < 0 {
			at = len(r.channels)
			r.channels = append(r.channels, reached{Channel: one.Channel, Once: one.Recipient == ""})
		}
		if one.Recipient == "" {
			continue
		}
		r.each++
		r.channels[at].Count++
		if len(r.channels[at].Names) < someNames {
			r.channels[at].Names = append(r.channels[at].Names, one.Name)
		}
		r.reads(cmp.Or(one.Language, c.Plan.Language))
	}
	for _, one := range left {
		r.without(one)
	}
	slices.SortStableFunc(r.readers, func(a, b readers) int { return cmp.Compare(b.Count, a.Count) })
	return r
}

func (r *reach) reads(lang model.Language) {
	at := slices.IndexFunc(r.readers, func(x readers) bool { return x.Language.Base() == lang.Base() })
	if at < 0 {
		at = len(r.readers)
		r.readers = append(r.readers, readers{Language: lang})
	}
	r.readers[at].Count++
}

func (r *reach) without(one model.Recipient) {
	at := slices.IndexFunc(r.left, func(x leftOut) bool { return x.Why == one.Left })
	if at < 0 {
		at = len(r.left)
		r.left = append(r.left, leftOut{Why: one.Left})
	}
	r.left[at].Count++
	if len(r.left[at].Names) < someNames {
		r.left[at].Names = append(r.left[at].Names, one.Name)
	}
}

// unspoken are the readers whose language a notice does not speak; own is the plan's.
func (r *reach) unspoken(n model.Notice, own model.Language) []readers {
	var all []readers
	for _, one := range r.readers {
		if w := n.Wording(one.Language); cmp.Or(w.Language, own).Base() != one.Language.Base() {
			all = append(all, one)
		}
	}
	return all
}

// why words why somebody is left out.
func why(c action.Context, reason string) string {
	if id, elsewhere := strings.CutPrefix(reason, "audience/"); elsewhere {
		return c.Locale.T("tell.left.audience", "Audience", c.Locale.Audience(model.AudienceID(id), c.Plan))
	}
	return c.Locale.Term("left", reason)
}

// some lists the first few names and how many more there are.
func some(c action.Context, names []string, count int) string {
	said := make([]string, len(names))
	for n, name := range names {
		said[n] = model.Safe(name)
	}
	text := strings.Join(said, ", ")
	if more := count - len(names); more > 0 {
		text = c.Locale.N("tell.more", more, "Names", text)
	}
	return text
}
