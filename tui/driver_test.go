package tui

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// driver sits at a room: it presses keys, runs the commands, and reads the screen. It lives in a synctest bubble, where
// a command has come to rest when nothing in the bubble can go on.
type driver struct {
	t       *testing.T
	room    *Room
	log     *memory
	pending []chan tea.Msg // commands that wait: for the bell, or for time to pass
	raw     []string       // what went to the terminal beside the frames
	quit    bool
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
	ctx, leave := context.WithCancel(context.Background())
	t.Cleanup(func() {
		leave()
		time.Sleep(time.Minute) // of the bubble's time: toasts and ticks run out
	})
	d := &driver{t: t, room: New(ctx, opts), log: log}
	d.room.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.run(d.room.feed.start(ctx, d.room.want, opts.Clock))
	return d
}

// run runs a command and everything that follows from it, until all that is left waits.
func (d *driver) run(cmd tea.Cmd) {
	if cmd != nil {
		answer := make(chan tea.Msg, 1)
		d.pending = append(d.pending, answer)
		go func() { answer <- cmd() }()
	}
	d.settle()
}

// settle takes in what the commands that waited have brought.
func (d *driver) settle() {
	synctest.Wait()
	for n, answer := range d.pending {
		select {
		case msg := <-answer:
			d.pending = append(d.pending[:n:n], d.pending[n+1:]...)
			d.handle(msg)
			d.settle()
			return
		default:
		}
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

// wait lets time pass.
func (d *driver) wait(span time.Duration) {
	d.log.now = d.log.now.Add(span)
	d.send(tickMsg{})
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
