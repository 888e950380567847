package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// driver sits at a room: it presses keys, runs the commands that end by themselves, and reads the screen.
type driver struct {
	t    *testing.T
	room *Room
	log  *memory
	raw  []string // what went to the terminal beside the frames
	quit bool
}

var morning = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

func open(t *testing.T, log *memory, change func(*Options)) *driver {
	t.Helper()
	opts := Options{
		Log: log, Plan: log.plan, Actor: model.Actor{Person: "duty-commander-a", Device: "test", Method: "account"},
		Mode: theme.Plain, Fixed: true, Locale: locale.New("en"), Clock: func() time.Time { return log.now },
	}
	if change != nil {
		change(&opts)
	}
	d := &driver{t: t, room: New(t.Context(), opts), log: log}
	d.room.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.run(d.room.feed.start(t.Context(), d.room.want, opts.Clock))
	return d
}

// run runs a command and everything that follows from it, but for what waits for time or for the log.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	answer := make(chan tea.Msg, 1)
	ctx, cancel := context.WithTimeout(d.t.Context(), 30*time.Millisecond)
	defer cancel()
	go func() { answer <- cmd() }()
	select {
	case msg := <-answer:
		d.handle(msg)
	case <-ctx.Done(): // a timer, or the feed at rest
	}
}

func (d *driver) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.run(cmd)
		}
	case tea.QuitMsg:
		d.quit = true
	case tea.RawMsg:
		d.raw = append(d.raw, msg.Msg.(string))
	default:
		d.send(msg)
	}
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.room.Update(msg)
	d.run(cmd)
}

// look lets the room read the log again, as its bell would.
func (d *driver) look() { d.run(d.room.feed.look(d.t.Context(), d.room.want, d.room.opts.Clock)) }

// wait lets time pass.
func (d *driver) wait(span time.Duration) {
	d.log.now = d.log.now.Add(span)
	_, cmd := d.room.Update(tickMsg{})
	if batch, ok := cmd().(tea.BatchMsg); ok {
		for _, one := range batch[1:] {
			d.run(one)
		}
	}
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"right": tea.KeyRight, "left": tea.KeyLeft, "backspace": tea.KeyBackspace,
}

// press presses keys by name; everything else is typed letter by letter.
func (d *driver) press(keys ...string) {
	for _, key := range keys {
		if code, ok := named[key]; ok {
			d.send(tea.KeyPressMsg{Code: code})
			continue
		}
		if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
			d.send(tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl})
			continue
		}
		if key == "shift+tab" {
			d.send(tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift})
			continue
		}
		for _, r := range key {
			d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

// screen is what is seen, without colours.
func (d *driver) screen() string { return ansi.Strip(d.room.View().Content) }

func (d *driver) sees(texts ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
}

func (d *driver) misses(texts ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Errorf("the screen still shows %q:\n%s", text, screen)
		}
	}
}

// last is the newest event of the log.
func (d *driver) last() model.Event {
	d.t.Helper()
	if len(d.log.events) == 0 {
		d.t.Fatal("nothing was recorded")
	}
	return d.log.events[len(d.log.events)-1]
}

// declared is a room on a fresh incident.
func declared(t *testing.T, change func(*Options)) *driver {
	t.Helper()
	log := newMemory(morning)
	events, err := log.Do(t.Context(), model.Command{
		Actor:  model.Actor{Person: "duty-commander-a"},
		Intent: model.Declare{Title: "Hotline unreachable", Scope: model.AllCustomers, Urgency: model.Now},
	})
	if err != nil {
		t.Fatal(err)
	}
	return open(t, log, func(o *Options) {
		o.Incident = events[0].Incident
		if change != nil {
			change(o)
		}
	})
}
