package tell

import (
	"strconv"
	"strings"

	"warroom/model"
	"warroom/tui/theme"
)

// View draws the page in front. A code takes the whole height: it needs every line there is.
func (d *Ways) View(w, h int) string {
	if d.page == byCode && d.has {
		return d.codeView(w, h)
	}
	foot := d.foot(w - 4)
	width, room := inner(w, h, len(foot))
	lines := d.heading(width)
	left := max(room-len(lines), 1)
	switch {
	case d.page == byVoice:
		lines = append(lines, d.voiceView(width, left)...)
	case !d.has:
		lines = append(lines, wrap(nil, d.style.Locale.T("tell.ways.none"), width)...)
	case d.page == byPhone:
		lines = append(lines, d.callView(width, left)...)
	case d.page == byPaper:
		lines = append(lines, d.paperView(width)...)
	}
	return sheet(d.style, d.title(), lines, foot, w, h)
}

func (d *Ways) title() string {
	title := d.style.Locale.T("action.ways.name")
	if d.has {
		title += "  " + theme.Separator + "  " + d.style.Locale.T("action.notice.to", "number", strconv.Itoa(d.number),
			"audience", d.style.Locale.Audience(d.notice.Audience, d.context.Plan))
	}
	return title
}

func (d *Ways) names() []string {
	words := d.style.Locale
	return []string{words.T("tell.ways.code"), words.T("tell.ways.phone"), words.T("tell.ways.voice"), words.T("tell.ways.paper")}
}

// heading are the names of the ways, and how the channels are doing.
func (d *Ways) heading(w int) []string {
	lines := []string{tabs(d.style, d.names(), int(d.page))}
	if len(d.links) > 0 {
		lines = append(lines, fit(linkLine(d.style, d.links, d.context.Plan), w))
	}
	return append(append(lines, d.unsent(w)...), "")
}

func (d *Ways) foot(w int) []string {
	pairs := []string{}
	switch d.page {
	case byCode:
		pairs = append(pairs, "s", "tell.key.sent", "↑↓", "tell.key.recipient", "← →", "tell.key.way", "space", "tell.key.part", "i", "tell.key.invert")
	case byPhone:
		pairs = append(pairs, "r", "tell.key.reached", "v", "tell.key.voicemail", "n", "tell.key.no-answer", "w", "tell.key.wrong", "b", "tell.key.back")
	case byVoice:
		pairs = append(pairs, "space", "tell.key.switch", "↑↓", "dialog.key.choose", "pgdn", "dialog.key.more")
	}
	most := 2
	if d.page == byCode && d.has { // beside the code there is height, and no width
		most = 5
	}
	return keysIn(d.style, w, most, append(pairs, "tab", "tell.key.page", "esc", "dialog.key.back")...)
}

// short is the notice as a few words in the reader's language, as it will arrive by telephone.
func (d *Ways) short(lang model.Language) string {
	return d.context.Letter(d.notice, model.Channel{Kind: "sms"}, lang).Text
}

// callView shows whom to call next, at which number, with what to say; and who comes after.
func (d *Ways) callView(w, h int) []string {
	t, words := d.style.Theme, d.style.Locale
	one, ok := d.next()
	if !ok {
		return []string{t.OK.Render(theme.Done + " " + words.T("tell.ways.all-called"))}
	}
	lines := []string{t.Focus.Render(theme.Here+" "+model.Safe(one.Name)) + "  " + t.Faint.Render(d.called(one))}
	for _, number := range d.numbers(one) {
		lines = append(lines, "    "+number)
	}
	lines = append(lines, "")
	say := strings.Split(model.SafeLines(d.notice.Wording(one.Language).Text), "\n")
	if h < 16 {
		say = []string{model.Safe(d.short(one.Language))}
	}
	for _, line := range say {
		for _, part := range wrap(nil, line, min(w-2, 76)) {
			lines = append(lines, t.Paint(&t.Border, "│ ")+part)
		}
	}
	rest := d.calls[1:]
	if most := max(h-min(3, len(rest))-2, 3); len(lines) > most {
		lines = append(lines[:most-1], t.Faint.Render("│ …"))
	}
	if len(rest) > 0 {
		lines = append(lines, "", t.Faint.Render(words.N("tell.ways.then", len(rest))))
	}
	for _, after := range rest {
		lines = append(lines, "  "+fit(model.Safe(after.Name), 28)+" "+t.Faint.Render(d.called(after)))
	}
	return lines
}

// called says how the calls to somebody went so far.
func (d *Ways) called(one model.Delivery) string {
	words := d.style.Locale
	if one.Calls == 0 {
		return words.T("tell.ways.not-called")
	}
	said := words.N("tell.ways.called", one.Calls, "Outcome", words.Term("outcome", string(one.Outcome)))
	if !one.Back.IsZero() {
		said += ", " + words.T("tell.back", "When", due(d.context, one.Back.At))
	}
	return said
}

// numbers are the numbers to dial, or why there are none.
func (d *Ways) numbers(one model.Delivery) []string {
	t, words := d.style.Theme, d.style.Locale
	switch {
	case !d.mayReach(one.Recipient):
		return []string{t.Warn.Render(words.T("tell.ways.exercise"))}
	case d.book.ask == nil:
		return []string{t.Warn.Render(words.T("tell.ways.no-book"))}
	case !d.book.known(one.Recipient):
		return []string{t.Faint.Render(theme.Pending)}
	case d.book.found[one.Recipient].Err != nil:
		what, _ := words.Error(d.book.found[one.Recipient].Err)
		return []string{t.Bad.Render(what)}
	}
	contacts := d.book.by(one.Recipient, "phone", "mobile", "landline", "sms")
	if len(contacts) == 0 {
		return []string{t.Warn.Render(words.T("tell.ways.no-number"))}
	}
	var lines []string
	for _, contact := range contacts {
		lines = append(lines, t.Bold.Render(model.Safe(contact.Value))+"  "+t.Faint.Render(strings.TrimSpace(words.Term("way", contact.Way)+"  "+model.Safe(contact.Note))))
	}
	return lines
}

// paperView says which commands print it.
func (d *Ways) paperView(w int) []string {
	words, number := d.style.Locale, strconv.Itoa(d.number)
	lines := wrap(nil, words.T("tell.ways.print"), w)
	return append(lines, "", "  "+d.style.Theme.Key.Render("warroom print notice "+number))
}
