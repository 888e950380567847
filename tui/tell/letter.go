package tell

import (
	"slices"
	"strings"

	"warroom/model"
)

// letter is the page that shows a notice exactly as it arrives, by one channel in one language.
type letter struct {
	channel, lang, top int
}

// way is one channel and language in which a notice arrives.
type way struct {
	channel model.Channel
	lang    model.Language
	readers int
}

// channels are those of the notice; a notice without any is shown as plain text.
func (l *letter) channels(d *Notice) []model.Channel {
	var all []model.Channel
	for _, id := range d.notice.Channels {
		channel, known := d.context.Plan.Channel(id)
		if !known {
			channel = model.Channel{ID: id, Title: string(id)}
		}
		all = append(all, channel)
	}
	if len(all) == 0 {
		all = append(all, model.Channel{})
	}
	return all
}

// languages are those that the notice speaks, and those that its readers read.
func (l *letter) languages(d *Notice) []model.Language {
	all := []model.Language{d.context.Plan.Language}
	add := func(lang model.Language) {
		if lang != "" && !slices.ContainsFunc(all, func(x model.Language) bool { return x.Base() == lang.Base() }) {
			all = append(all, lang)
		}
	}
	for _, w := range d.notice.Variants {
		add(w.Language)
	}
	for _, one := range d.reach.readers {
		add(one.Language)
	}
	return all
}

func (l *letter) key(key string, d *Notice) {
	channels, languages := l.channels(d), l.languages(d)
	switch key {
	case "right":
		l.channel, l.top = (l.channel+1)%len(channels), 0
	case "left":
		l.channel, l.top = (l.channel-1+len(channels))%len(channels), 0
	case "l", "ctrl+t":
		l.lang, l.top = (l.lang+1)%len(languages), 0
	case "up", "k":
		l.top--
	case "down", "j":
		l.top++
	case "pgup":
		l.top -= 10
	case "pgdown", "space":
		l.top += 10
	}
	l.top = max(l.top, 0)
}

// front is the channel and language that are seen.
func (l *letter) front(d *Notice) way {
	channels, languages := l.channels(d), l.languages(d)
	w := way{channel: channels[l.channel%len(channels)], lang: languages[l.lang%len(languages)]}
	for _, one := range d.reach.readers {
		if one.Language.Base() == w.lang.Base() {
			w.readers = one.Count
		}
	}
	return w
}

func (l *letter) view(d *Notice, w, h int) []string {
	t, words, in := d.style.Theme, d.style.Locale, l.front(d)
	channels, names := l.channels(d), []string{}
	for _, channel := range channels {
		names = append(names, words.Channels([]model.ChannelID{channel.ID}, d.context.Plan))
	}
	tongues := []string{}
	for _, lang := range l.languages(d) {
		tongues = append(tongues, lang.Base())
	}
	lines := []string{tabs(d.style, names, l.channel%len(names)) + "  " + tabs(d.style, tongues, l.lang%len(tongues))}
	it := d.context.Letter(d.notice, in.channel, in.lang)
	if it.Language.Base() != in.lang.Base() {
		lines = append(lines, t.Warn.Render(words.T("tell.letter.instead", "Language", tongue(words, in.lang), "Own", tongue(words, it.Language))))
	}
	var text []string
	if it.Subject != "" {
		text = append(text, wrap(&t.Bold, model.Safe(it.Subject), min(w-2, 76))...)
		text = append(text, "")
	}
	for line := range strings.SplitSeq(model.SafeLines(it.Text), "\n") {
		text = append(text, wrap(nil, line, min(w-2, 76))...)
	}
	after := words.T("tell.compose.length", "N", words.Number(len([]rune(it.Text))))
	if in.channel.Kind == "sms" {
		after = smsLength(words, it.Text)
	}
	room := max(h-len(lines)-1, 1)
	l.top = min(l.top, max(len(text)-room, 0))
	if hidden := len(text) - room - l.top; hidden > 0 {
		after += "   " + words.N("tell.letter.more", hidden)
	}
	bar := t.Paint(&t.Border, "│ ")
	for n := range room {
		line := ""
		if at := l.top + n; at < len(text) {
			line = text[at]
		}
		lines = append(lines, bar+line)
	}
	return append(lines, t.Faint.Render(after))
}
