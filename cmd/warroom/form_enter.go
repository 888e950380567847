package main

import (
	"context"
	"errors"
	"slices"

	"warroom/model"
	"warroom/storage"
)

// entered says what became of the lines of a sheet.
type entered struct {
	Sheet     string `json:"sheet"`
	Incident  string `json:"incident"`
	New       int    `json:"new"`
	Corrected int    `json:"corrected"`
	Same      int    `json:"same"`
}

// enterLines records the lines that are not in the log yet and corrects those that read otherwise now. What came of
// attempts is recorded after the attempts themselves have their numbers.
func (r *room) enterLines(ctx context.Context, sheet string, lines []written) (entered, error) {
	done := entered{Sheet: sheet, Incident: r.inc.Number}
	if err := r.carryOut(ctx, r.changes(lines, &done)); err != nil {
		return done, err
	}
	again, err := r.load(ctx, r.inc.ID)
	if err != nil {
		return done, err
	}
	var results []written
	for _, line := range lines {
		opened, found := again.inc.Entered(line.mark)
		if line.result.Result == "" || !found {
			continue
		}
		for _, attempt := range again.inc.Attempts {
			if attempt.Ref == opened.Ref() {
				line.result.Number = attempt.Number
			}
		}
		results = append(results, written{mark: line.mark + "/result", line: line.line, at: line.resultAt, intent: line.result})
	}
	return done, again.carryOut(ctx, again.changes(results, &done))
}

// carryOut records all or nothing, and says which line was refused.
func (r *room) carryOut(ctx context.Context, commands []model.Command) error {
	_, err := r.log.DoAll(ctx, commands)
	var refused *storage.Refused
	if errors.As(err, &refused) && refused.Command < len(commands) {
		if line, ok := commands[refused.Command].Intent.(model.Enter); ok {
			return at(line.Mark, err)
		}
	}
	return err
}

// changes are the commands that make the log say what the lines say.
func (r *room) changes(lines []written, done *entered) []model.Command {
	var commands []model.Command
	act := func(stamp model.Stamp, intent model.Intent) {
		commands = append(commands, model.Command{Incident: r.inc.ID, Actor: r.actor(r.plan), At: stamp, Intent: intent})
	}
	for _, line := range lines {
		entry, there := r.inc.Entered(line.mark)
		text, sameTime := enteredWords(line.intent), there && entry.When().At.Equal(line.at.At) && entry.When().Precision == line.at.Precision
		switch {
		case !there:
			act(line.at, model.Enter{Mark: line.mark, Intent: line.intent})
			done.New++
		case !sameFacts(entry.Fact, line.intent) || text == "" && entry.Text() != "" || text != "" && entry.Text() == "":
			act(model.Stamp{}, model.Strike{Entry: entry.Ref(), Reason: line.mark})
			act(line.at, model.Enter{Mark: line.mark, Intent: line.intent})
			done.Corrected++
		case entry.Text() == text && sameTime:
			done.Same++
		default:
			fix := model.Correct{Entry: entry.Ref(), Reason: line.mark}
			if entry.Text() != text {
				fix.Text = text
			}
			if !sameTime {
				fix.At = line.at
			}
			act(model.Stamp{}, fix)
			done.Corrected++
		}
	}
	return commands
}

// enteredWords are the words that an entry made of the intent has.
func enteredWords(intent model.Intent) string {
	switch i := intent.(type) {
	case model.Recount:
		return i.Text
	case model.RecordNotice:
		return i.Text
	case model.OpenAttempt:
		return i.Action
	case model.FinishAttempt:
		return i.Finding
	case model.RecordReach:
		return i.Note
	}
	return ""
}

// sameFacts tells whether an entry says what the intent says, but for its words and its time. Words and time can be
// corrected; for everything else the entry is struck, and the line is entered anew.
func sameFacts(fact model.Body, intent model.Intent) bool {
	switch i := intent.(type) {
	case model.Recount:
		switch f := fact.(type) {
		case model.NoteWritten:
			return f.Type == i.Type
		case model.ObservationWritten:
			return f.Type == i.Type
		}
	case model.RecordNotice:
		f, ok := fact.(model.NoticeRecorded)
		return ok && f.Audience == i.Audience && slices.Equal(f.Channels, i.Channels)
	case model.OpenAttempt:
		f, ok := fact.(model.AttemptOpened)
		return ok && f.Hypothesis == i.Hypothesis && (i.By == "" || f.By == i.By)
	case model.FinishAttempt:
		f, ok := fact.(model.AttemptFinished)
		return ok && f.Result == i.Result
	case model.RecordReach:
		f, ok := fact.(model.ReachTried)
		return ok && f.Person == i.Person && f.Via == i.Via && f.Outcome == i.Outcome
	}
	return false
}
