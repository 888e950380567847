package tell

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

// drawnCode is the code that was drawn last, and of what: making one takes longer than a key press should.
type drawnCode struct {
	text, link string
	h          int
	codes      []code
}

// means is one way in which a telephone brings the notice to the recipient in front.
type means struct {
	name string // what the reader sees: the number or address
	kind string
	link func(string) string
	bare func(string) string // the link without what the reader can do without, where the whole has no room; nil: there is nothing
	text string
}

// ways are the means for the recipient in front, the one of their channel first. In an exercise the code holds the text
// alone.
func (d *Ways) ways(one model.Delivery) []means {
	words, text := d.style.Locale, d.short(one.Language)
	if !d.mayReach(one.Recipient) || d.context.Incident.IsExercise() {
		return []means{{name: words.T("tell.ways.exercise"), kind: "sms", link: smsLink(""), text: text}}
	}
	mail := d.context.Letter(d.notice, model.Channel{Kind: "mail"}, one.Language)
	var all []means
	for _, c := range d.book.by(one.Recipient, "mobile", "sms") {
		all = append(all, means{name: c.Value, kind: "sms", link: smsLink(c.Value), text: text})
	}
	for _, c := range d.book.by(one.Recipient, "mail") {
		all = append(all, means{name: c.Value, kind: "mail", link: mailLink(c.Value, mail.Subject), bare: mailLink(c.Value, ""), text: text})
	}
	for _, c := range d.book.by(one.Recipient, "phone", "mobile", "landline") {
		all = append(all, means{name: c.Value, kind: "call", link: callLink(c.Value)})
	}
	if channel, _ := d.context.Plan.Channel(one.Channel); channel.Kind == "mail" {
		for n, m := range all {
			if m.kind == "mail" {
				return append(append([]means{m}, all[:n]...), all[n+1:]...)
			}
		}
	}
	return all
}

// codeView draws the code at the left over the whole height, and at the right for whom it is and what to press.
func (d *Ways) codeView(w, h int) string {
	one, ok := d.here()
	t := d.style.Theme
	var all []means
	if ok {
		all = d.ways(one)
	}
	var rows []string
	var m means
	parts := 0
	if len(all) > 0 {
		m = all[d.means%len(all)]
		codes := d.codes(m, h)
		if parts = len(codes); parts > 0 {
			c := codes[d.part%parts]
			ink := inks(t.Mode)
			for _, row := range c.rows(d.invert) {
				rows = append(rows, ink.Render(row))
			}
		}
	}
	left := 0
	if len(rows) > 0 {
		left = ansi.StringWidth(rows[0]) + 2
	}
	width := w - left
	foot := d.foot(max(width-1, 1))
	side := d.aside(one, ok, all, m, parts, max(width-1, 1))
	lines := make([]string, h)
	for n := range lines {
		row := ""
		if n < len(rows) {
			row = rows[n]
		}
		text := ""
		switch at := n - (h - len(foot)); {
		case at >= 0 && at < len(foot):
			text = foot[at]
		case n < len(side) && n < h-len(foot):
			text = side[n]
		}
		if left > 0 {
			row = fit(row, left)
		}
		lines[n] = row + fit(text, width)
	}
	return strings.Join(lines, "\n")
}

// codes are made once for each text, way and height.
func (d *Ways) codes(m means, h int) []code {
	link := m.link("")
	if d.drawn.codes == nil || d.drawn.text != m.text || d.drawn.link != link || d.drawn.h != h {
		d.drawn = drawnCode{text: m.text, link: link, h: h, codes: encode(m.text, h, m.link)}
		if d.drawn.codes == nil && m.bare != nil {
			d.drawn.codes = encode(m.text, h, m.bare)
		}
	}
	return d.drawn.codes
}

// aside says for whom the code is, what it holds and what to do with it.
func (d *Ways) aside(one model.Delivery, ok bool, all []means, m means, parts, w int) []string {
	t, words := d.style.Theme, d.style.Locale
	lines := wrap(&t.TitleFocus, d.title(), w)
	lines = append(lines, wrap(nil, tabs(d.style, d.names(), int(d.page)), w)...)
	lines = append(append(lines, d.unsent(w)...), "")
	if !ok {
		return append(lines, wrap(nil, words.T("tell.ways.nobody"), w)...)
	}
	place := words.T("tell.ways.of", "N", strconv.Itoa(d.at+1), "Of", words.Number(len(d.to)))
	lines = append(lines, t.Focus.Render(fit(theme.Here+" "+model.Safe(one.Name), min(w, ansi.StringWidth(model.Safe(one.Name))+2)))+"  "+t.Faint.Render(place))
	lines = append(lines, t.Faint.Render("  "+mark(one.State)+" "+words.Term("delivery", string(one.State))))
	switch {
	case len(all) == 0:
		for _, line := range d.numbers(one) {
			lines = append(lines, wrap(nil, "  "+line, w)...)
		}
		return lines
	case parts == 0:
		lines = append(lines, wrap(&t.Warn, words.T("tell.ways.too-small"), w)...)
	case m.kind == "call":
		lines = append(lines, wrap(nil, words.T("tell.ways.scan-call"), w)...)
	case m.kind == "mail":
		lines = append(lines, wrap(nil, words.T("tell.ways.scan-mail"), w)...)
	default:
		lines = append(lines, wrap(nil, words.T("tell.ways.scan-sms"), w)...)
	}
	lines = append(lines, t.Bold.Render(fit(model.Safe(m.name), min(w, ansi.StringWidth(model.Safe(m.name))))))
	if len(all) > 1 {
		lines = append(lines, t.Faint.Render(words.T("tell.ways.other", "N", strconv.Itoa(d.means%len(all)+1), "Of", strconv.Itoa(len(all)))))
	}
	if parts > 1 {
		lines = append(lines, t.Warn.Render(words.T("tell.ways.part", "N", strconv.Itoa(d.part%parts+1), "Of", strconv.Itoa(parts))))
	}
	if m.text != "" {
		lines = append(lines, "")
		lines = append(lines, wrap(&t.Faint, model.Safe(m.text), w)...)
	}
	return lines
}
