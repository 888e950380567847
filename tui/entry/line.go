package entry

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"warroom/model"
)

// Verb says what a line does.
type Verb string

// The verbs.
const (
	Note    Verb = "note"
	Observe Verb = "observe"
	Attempt Verb = "attempt"
	Finish  Verb = "attempt-finish"
	Decide  Verb = "decide"
	Tick    Verb = "tick"
)

var short = map[string]Verb{"n": Note, "o": Observe, "a": Attempt, "d": Decide, "t": Tick}

// Line is a line that was read.
type Line struct {
	Verb       Verb
	Text       string      // of a note, observation or decision; the action of an attempt; the finding of a finished one
	Hypothesis string      // of an attempt, if one was given
	Number     int         // of the attempt to finish, or of the step to tick
	Result     string      // of a finished attempt, one of [model.AttemptResults]
	At         model.Stamp // when it happened; zero: now
	People     []string    // who is named by @
}

// Parse reads a line. Line feeds and tabs count as blanks. The error says what cannot be read and what to write.
func Parse(text string, now time.Time, zone *time.Location) (Line, error) {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	line := Line{Verb: Note}
	if word, rest, _ := strings.Cut(text, " "); short[strings.ToLower(word)] != "" {
		line.Verb, text = short[strings.ToLower(word)], rest
		if begun, _, _ := strings.Cut(rest, " "); isDay(word + begun) { // its first letter opened the line: "o" of "ontem"
			line.Verb, text = Note, word+rest
		}
	}
	at, text, err := Time(text, now, zone)
	if err != nil {
		return line, err
	}
	line.At, line.Text = at, text
	for word := range strings.FieldsSeq(text) {
		if name, ok := strings.CutPrefix(word, "@"); ok && strings.Trim(name, ".,;:!?") != "" {
			line.People = append(line.People, strings.Trim(name, ".,;:!?"))
		}
	}
	switch {
	case text == "":
		return line, missing()
	case line.Verb == Tick:
		return line.tick()
	case line.Verb == Attempt:
		return line.attempt()
	}
	return line, nil
}

func (l Line) tick() (Line, error) {
	number, err := strconv.Atoi(strings.TrimPrefix(l.Text, "#"))
	if err != nil || number < 1 {
		return l, unreadable("number", l.Text, "t 4")
	}
	l.Number, l.Text = number, ""
	return l, nil
}

// attempt tells "3 = no effect" from "hypothesis > action".
func (l Line) attempt() (Line, error) {
	if left, right, ok := strings.Cut(l.Text, "="); ok {
		number, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(left), "#"))
		if err == nil && number > 0 {
			l.Verb, l.Number = Finish, number
			result, finding, known := resultOf(strings.TrimSpace(right))
			if !known {
				return l, unreadable("result", right, "a "+strconv.Itoa(number)+" = no effect")
			}
			l.Result, l.Text = result, finding
			return l, nil
		}
	}
	if hypothesis, action, ok := strings.Cut(l.Text, ">"); ok {
		l.Hypothesis, l.Text = strings.TrimSpace(hypothesis), strings.TrimSpace(action)
		if l.Text == "" {
			return l, missing()
		}
	}
	return l, nil
}

// results are the words for what came of an attempt, in the languages of the room. They are understood in all of
// them, whatever language the screen speaks: people write as they speak.
var results = []struct {
	word   string
	result model.AttemptResult
}{
	{"no effect", model.NoEffect},
	{"no-effect", model.NoEffect},
	{"without effect", model.NoEffect},
	{"worked", model.Worked},
	{"works", model.Worked},
	{"failed", model.Failed},
	{"ohne wirkung", model.NoEffect},
	{"wirkungslos", model.NoEffect},
	{"hat gewirkt", model.Worked},
	{"gewirkt", model.Worked},
	{"geklappt", model.Worked},
	{"fehlgeschlagen", model.Failed},
	{"gescheitert", model.Failed},
	{"sem efeito", model.NoEffect},
	{"funcionou", model.Worked},
	{"falhou", model.Failed},
	{"ok", model.Worked},
	{"x", model.Failed},
}

// resultOf reads a result and the finding behind it: "no effect, still timing out".
func resultOf(text string) (result, finding string, ok bool) {
	for _, r := range results {
		if len(text) < len(r.word) || !strings.EqualFold(text[:len(r.word)], r.word) {
			continue
		}
		rest := text[len(r.word):]
		if next, _ := utf8.DecodeRuneInString(rest); rest == "" || strings.ContainsRune(" ,;:.", next) {
			return string(r.result), strings.TrimLeft(rest, " ,;:."), true
		}
	}
	return "", "", false
}

func missing() error {
	return &model.Error{
		Code: model.CodeEmpty, Message: "text is missing", Hint: "give a text", Args: map[string]string{"what": "text"},
	}
}

func unreadable(what, got, example string) error {
	return &model.Error{
		Code: CodeUnreadable, Message: what + " " + strconv.Quote(got) + " cannot be read", Hint: "write for example " + example,
		Args: map[string]string{"what": what, "got": got, "example": example},
	}
}
