package model

import (
	"cmp"
	"strings"
	"time"
)

// Letter is a notice exactly as it arrives: what a preview shows and a courier carries.
type Letter struct {
	Language Language
	Subject  string // empty on channels without one
	Text     string
}

// Marks are the words that a letter gets besides its text, in the language of the reader.
type Marks struct {
	Exercise   string // stands before and behind every text of an exercise
	Late       string // with %s twice: when it was let go and when it leaves
	Correction string // stands before a text that corrects an earlier one
	Cancel     string // stands before a text that takes an earlier one back
}

// marks by [Language.Base].
var marks = map[string]Marks{
	"en": {Exercise: "EXERCISE", Late: "Written at %s, sent at %s.", Correction: "Correction", Cancel: "Cancelled"},
	"de": {Exercise: "ÜBUNG", Late: "Geschrieben um %s, gesendet um %s.", Correction: "Berichtigung", Cancel: "Widerruf"},
	"pt": {Exercise: "EXERCÍCIO", Late: "Escrito às %s, enviado às %s.", Correction: "Correção", Cancel: "Aviso cancelado"},
}

// MarksIn are the marks in a language; English where there are none.
func MarksIn(language Language) Marks {
	if m, known := marks[language.Base()]; known {
		return m
	}
	return marks["en"]
}

// chain is the word in front of what continues an earlier notice; none for an update.
func (m Marks) chain(chain Chain) string {
	switch chain {
	case Correction:
		return m.Correction
	case Cancel:
		return m.Cancel
	}
	return ""
}

// lateAfter is from when on a letter says when it was written.
const lateAfter = 15 * time.Minute

// Wording is what the notice says in a language, or in its own if it does not speak that one.
func (n Notice) Wording(language Language) Wording {
	all := n.wordings()
	if w, known := find(all, func(w Wording) bool { return w.Language.Base() == language.Base() }); known {
		return w
	}
	return all[0]
}

// wordings are all that the notice says, its own language first.
func (n Notice) wordings() []Wording {
	return append([]Wording{{Language: n.Language, Subject: n.Subject, Short: n.Short, Text: n.Text}}, n.Variants...)
}

// Letter is the notice as a channel carries it in a language at a time. It says in front that it corrects or cancels an
// earlier one; what leaves long after it was let go says so, by the clock given; an exercise is marked at both ends and
// in the subject. A mail without a subject is headed by how its text begins. An SMS has no subject and keeps on one line what is put around its text.
func (n Notice) Letter(inc *Incident, plan *Plan, channel Channel, language Language, now time.Time, clock func(time.Time) string) Letter {
	w := n.Wording(language)
	w.Language = cmp.Or(w.Language, plan.Language)
	says, apart := MarksIn(w.Language), "\n\n"
	letter := Letter{Language: w.Language, Subject: w.Subject, Text: w.Text}
	if channel.Kind == "sms" {
		letter.Subject, letter.Text, apart = "", cmp.Or(w.Short, w.Text), " "
	}
	if letter.Subject == "" && channel.Kind == "mail" {
		letter.Subject = heading(w.Text)
	}
	letter.Text = inFront(says.chain(n.Chain), letter.Text)
	if letter.Subject != "" {
		letter.Subject = inFront(says.chain(n.Chain), letter.Subject)
	}
	if since := cmp.Or(n.Queued.At, n.Sent.At); !since.IsZero() && now.Sub(since) >= lateAfter {
		late := strings.Replace(strings.Replace(says.Late, "%s", clock(since), 1), "%s", clock(now), 1)
		letter.Text = late + apart + letter.Text
	}
	if inc.IsExercise() {
		letter.Text = says.Exercise + apart + letter.Text + apart + says.Exercise
		if letter.Subject != "" || channel.Kind == "mail" {
			letter.Subject = strings.TrimSuffix(says.Exercise+": "+letter.Subject, ": ")
		}
	}
	return letter
}

// inFront puts a word before a text that does not begin with it already.
func inFront(word, text string) string {
	if word == "" || len(text) >= len(word) && strings.EqualFold(text[:len(word)], word) {
		return text
	}
	return word + ": " + text
}

// longHeading is how many characters of a text stand for a subject that nobody wrote.
const longHeading = 70

// heading is how a text begins: its first line, up to a word.
func heading(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	letters := []rune(strings.TrimSpace(line))
	if len(letters) <= longHeading {
		return string(letters)
	}
	line = string(letters[:longHeading])
	if word := strings.LastIndexByte(line, ' '); word > 0 {
		line = line[:word]
	}
	return line + "…"
}
