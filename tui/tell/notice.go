package tell

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// Notice is one notice, looked at: exactly as it arrives, who gets it how, and once it was let go what became of it.
// It stays open while it is approved, sent and followed.
type Notice struct {
	style   dialog.Style
	context action.Context
	number  int
	of      *model.Incident // from which notice was taken
	notice  model.Notice
	page    page
	letter  letter
	reach   reach
	top     int // of the page of who gets it
	list    receipts
	changed bool // somebody has reworded it while it was looked at
	all     bool // all keys are shown
}

// page is one side of a notice.
type page int

const (
	arrives page = iota
	who
	became
	pages
)

// NewNotice looks at the notice with a number: at what became of it if it has left.
func NewNotice(number int, c action.Context, s dialog.Style) *Notice {
	d := &Notice{style: s, number: number}
	d.Refresh(c)
	d.changed = false
	if !d.notice.Pending() && len(d.notice.Dispatches) > 0 {
		d.page = became
	}
	return d
}

// Whole tells the room to give it all the space.
func (d *Notice) Whole() {}

// Want is what it needs to know and does not yet; nil: nothing.
func (d *Notice) Want() tea.Cmd { return d.reach.want() }

// Hear takes in what it wanted to know.
func (d *Notice) Hear(msg tea.Msg) tea.Cmd {
	if msg, is := msg.(Counted); is {
		d.reach.take(msg)
	}
	return nil
}

// Stays tells that it is left by esc alone.
func (d *Notice) Stays() {}

// Number is which notice it shows.
func (d *Notice) Number() int { return d.number }

// Restyle takes over another theme or language.
func (d *Notice) Restyle(s dialog.Style) {
	d.style, d.context.Locale = s, s.Locale
	d.list.of = nil
}

// Refresh shows what is true now. A wording that changed under the reader's eyes says so; a notice that was let go
// turns to what becomes of it.
func (d *Notice) Refresh(c action.Context) {
	d.context = c
	n, ok := notice(c, strconv.Itoa(d.number))
	if !ok {
		return
	}
	before := d.notice
	d.changed = d.changed || before.Number != 0 && (before.Text != n.Text || before.Subject != n.Subject || before.Short != n.Short)
	if len(before.Dispatches) == 0 && len(n.Dispatches) > 0 && before.Number != 0 {
		d.page = became
	}
	d.of, d.notice = c.Incident, n
	d.reach.measure(c, n)
	d.list.take(c, n)
}

// Update takes a key.
func (d *Notice) Update(msg tea.Msg) (dialog.Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, nil
	}
	key := press.String()
	if d.changed { // looking comes before deciding
		d.changed = false
		if key != "esc" {
			return nil, nil
		}
	}
	switch key {
	case "esc", "q":
		return dialog.Dropped{}, nil
	case "tab":
		d.turn(1)
	case "shift+tab":
		d.turn(-1)
	case "?":
		d.all = !d.all
	case "1", "2", "3":
		if to := page(key[0] - '1'); to < d.pages() {
			d.page = to
		}
	default:
		if result := d.decide(key); result != nil {
			return result, nil
		}
		return d.move(key), nil
	}
	return nil, nil
}

func (d *Notice) pages() page {
	if len(d.notice.Dispatches) == 0 {
		return became
	}
	return pages
}

func (d *Notice) turn(by page) { d.page = (d.page + by + d.pages()) % d.pages() }

// move is a key within the page in front.
func (d *Notice) move(key string) dialog.Result {
	switch d.page {
	case arrives:
		d.letter.key(key, d)
	case who:
		switch key {
		case "up", "k":
			d.top--
		case "down", "j":
			d.top++
		}
		d.top = max(d.top, 0)
	case became:
		return d.list.key(key, d)
	}
	return nil
}

// waitsFor is the role whose approval is next.
func (d *Notice) waitsFor() model.RoleID {
	audience, _ := d.context.Plan.Audience(d.notice.Audience)
	return d.notice.WaitsFor(audience)
}

// mine tells whether whoever sits here holds a role.
func (d *Notice) mine(role model.RoleID) bool {
	return d.context.Incident.Roles[role].Holder == d.context.Actor.Person
}

// tight is below how many lines only the most needed is said above the text.
const tight = 18

// View draws the page in front.
func (d *Notice) View(w, h int) string {
	foot := d.foot(w - 4)
	width, room := inner(w, h, len(foot))
	names := []string{d.style.Locale.T("tell.page.arrives"), d.style.Locale.T("tell.page.who"), d.style.Locale.T("tell.page.became")}
	lines := []string{tabs(d.style, names[:d.pages()], int(d.page))}
	lines = append(lines, d.state(width, room < tight)...)
	left := max(room-len(lines), 1)
	switch d.page {
	case arrives:
		lines = append(lines, d.letter.view(d, width, left)...)
	case who:
		all := d.recipients(width)
		d.top = min(d.top, max(len(all)-left, 0))
		lines = append(lines, all[d.top:]...)
	case became:
		lines = append(lines, d.list.view(d, width, left)...)
	}
	return sheet(d.style, d.title(), lines, foot, w, h)
}

func (d *Notice) title() string {
	title := d.style.Locale.T("action.notice.to", "number", strconv.Itoa(d.number),
		"audience", d.style.Locale.Audience(d.notice.Audience, d.context.Plan))
	if d.notice.Stage != "" {
		title += "  " + theme.Separator + "  " + d.style.Locale.Term("stage", string(d.notice.Stage))
	}
	return title
}
