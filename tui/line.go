package tui

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/entry"
	"warroom/tui/pane"
	"warroom/tui/theme"
)

// line is the entry line: one key away, and what stands in it stays until it is recorded or deleted.
type line struct {
	input   textinput.Model
	history []string
	back    int    // how far back in the history; 0: at what is being typed
	draft   string // what was typed before going back
}

func newLine(look *theme.Theme) line {
	l := line{input: textinput.New()}
	l.input.Prompt = ""
	l.input.CharLimit = model.MaxText / 4
	l.input.SetVirtualCursor(false)
	l.dress(look)
	return l
}

func (l *line) dress(look *theme.Theme) { l.input.SetStyles(dialog.InputStyles(look)) }
func (l *line) focused() bool           { return l.input.Focused() }
func (l *line) text() string            { return strings.TrimSpace(l.input.Value()) }

func (l *line) set(text string) {
	l.input.SetValue(text)
	l.input.CursorEnd()
}

// giveBack returns a line that was not recorded: into the line if that is empty, else among the earlier ones.
func (l *line) giveBack(text string) {
	if l.text() == "" {
		l.set(text)
		l.input.Focus()
	}
}

// remember keeps a line that was sent.
func (l *line) remember(text string) {
	if n := len(l.history); n == 0 || l.history[n-1] != text {
		l.history = append(l.history, text)
	}
	l.back, l.draft = 0, ""
	l.input.Reset()
}

// earlier goes back (1) or forth (-1) among the lines that were sent.
func (l *line) earlier(by int) {
	next := l.back + by
	if next < 0 || next > len(l.history) {
		return
	}
	if l.back == 0 {
		l.draft = l.input.Value()
	}
	l.back = next
	if next == 0 {
		l.set(l.draft)
		return
	}
	l.set(l.history[len(l.history)-next])
}

// startLine puts the keyboard into the entry line. What stands in it is kept.
func (r *Room) startLine(short string) tea.Cmd {
	if r.line.text() == "" {
		r.line.set(short)
	}
	return r.line.input.Focus()
}

// typed is a key or a paste in the entry line.
func (r *Room) typed(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		r.line.input.Focus()
	case tea.KeyPressMsg:
		switch msg.String() {
		case "enter":
			return r.enter()
		case "esc":
			r.leaveLine()
			return nil
		case "up":
			r.line.earlier(1)
			return nil
		case "down":
			r.line.earlier(-1)
			return nil
		case "ctrl+k":
			return r.screen(action.Palette, "")
		}
	}
	var cmd tea.Cmd
	r.line.input, cmd = r.line.input.Update(msg)
	return cmd
}

// leaveLine takes the keyboard out of the line. A short form without a text is no text.
func (r *Room) leaveLine() {
	r.line.input.Blur()
	for _, a := range r.table {
		if a.Entry != "" && strings.TrimRight(r.line.text(), " ~") == strings.TrimSpace(a.Entry) {
			r.line.input.Reset()
		}
	}
}

// enter records what the line says.
func (r *Room) enter() tea.Cmd {
	text := r.line.input.Value()
	if strings.TrimSpace(text) == "" {
		r.leaveLine()
		return nil
	}
	if ok, reason := r.allowed(r.action("note"), r.context()); !ok {
		return r.refuse(reason)
	}
	read, err := entry.Parse(text, r.now, r.opts.Zone)
	if err != nil {
		what, hint := r.explain(err)
		return r.notes.bad(what, hint, r.now)
	}
	values, err := r.valuesOf(read)
	if err != nil {
		what, hint := r.explain(err)
		return r.notes.bad(what, hint, r.now)
	}
	r.line.remember(text)
	r.forget(func(d *deed) bool { return r.fits(d) && d.origin.line == text }) // it was fetched back and goes again
	r.line.input.Blur()
	return r.submit(r.action(string(read.Verb)), values, origin{line: text, at: read.At})
}

// valuesOf turns a line into the values of its action.
func (r *Room) valuesOf(read entry.Line) (action.Values, error) {
	switch read.Verb {
	case entry.Attempt:
		v := action.Values{"action": read.Text, "hypothesis": read.Hypothesis}
		if len(read.People) == 1 {
			v["by"] = string(r.personNamed(read.People[0]))
		}
		return v, nil
	case entry.Finish:
		return action.Values{"attempt": strconv.Itoa(read.Number), "result": read.Result, "finding": read.Text}, nil
	case entry.Tick:
		item, err := r.itemNumbered(read.Number)
		return action.Values{"item": string(item)}, err
	}
	return action.Values{"text": read.Text}, nil
}

// itemNumbered is the step that the list in front shows under a number.
func (r *Room) itemNumbered(number int) (model.ItemID, error) {
	if list, ok := r.panes[pane.Checklists].(interface{ Numbered() []model.ItemID }); ok {
		if items := list.Numbered(); number >= 1 && number <= len(items) {
			return items[number-1], nil
		}
	}
	return "", &model.Error{
		Code: model.CodeNotFound, Message: "there is no item " + strconv.Itoa(number) + " here",
		Hint: "look it up in its list and try again", Args: map[string]string{"what": "item", "name": strconv.Itoa(number)},
	}
}
