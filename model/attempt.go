package model

import "strconv"

// Attempt is one try to mend something. Eliminated hypotheses stay: an attempt that failed is knowledge.
type Attempt struct {
	Number     int // what people call it
	Ref        Ref
	Hypothesis string
	Action     string
	By         PersonID // who works on it
	Opened     Stamp
	Result     AttemptResult // empty while open
	Finding    string        // what was seen
	Finished   Stamp
}

// Open tells whether the attempt has no result yet.
func (a Attempt) Open() bool { return a.Result == "" }

// OpenAttempt starts an attempt.
type OpenAttempt struct {
	Hypothesis string
	Action     string
	By         PersonID // the acting person if empty
}

// FinishAttempt says what came of an attempt. The result is mandatory.
type FinishAttempt struct {
	Number  int
	Result  AttemptResult
	Finding string
}

// ReopenAttempt takes a result back: the attempt goes on.
type ReopenAttempt struct {
	Number int
	Reason string
}

// AttemptOpened starts an attempt.
type AttemptOpened struct {
	Number     int      `json:"number"`
	Hypothesis string   `json:"hypothesis,omitempty"`
	Action     string   `json:"action"`
	By         PersonID `json:"by,omitempty"`
}

// AttemptFinished says what came of it. Attempt, here and below, is the entry that opened it: two sites that were cut
// apart may have given one number twice.
type AttemptFinished struct {
	Number  int           `json:"number"`
	Attempt Ref           `json:"attempt,omitzero"`
	Result  AttemptResult `json:"result"`
	Finding string        `json:"finding,omitempty"`
}

// AttemptReopened says that it goes on.
type AttemptReopened struct {
	Number  int    `json:"number"`
	Attempt Ref    `json:"attempt,omitzero"`
	Reason  string `json:"reason,omitempty"`
}

// Kind implements [Body].
func (AttemptOpened) Kind() Kind { return "attempt.opened" }

// Kind implements [Body].
func (AttemptFinished) Kind() Kind { return "attempt.finished" }

// Kind implements [Body].
func (AttemptReopened) Kind() Kind { return "attempt.reopened" }

func (b AttemptOpened) words() string     { return b.Action }
func (b AttemptFinished) words() string   { return b.Finding }
func (b AttemptReopened) words() string   { return b.Reason }
func (b AttemptOpened) subject() string   { return attemptSubject(b.Number) }
func (b AttemptFinished) subject() string { return attemptSubject(b.Number) }
func (b AttemptReopened) subject() string { return attemptSubject(b.Number) }

func attemptSubject(number int) string { return "attempt/" + strconv.Itoa(number) }

func (b AttemptOpened) apply(f *folding, e *Entry) {
	f.Attempts = append(f.Attempts, Attempt{
		Number: f.freeAttempt(b.Number), Ref: e.Ref(), Hypothesis: b.Hypothesis, Action: e.Text(), By: b.By, Opened: e.When(),
	})
}

func (b AttemptFinished) apply(f *folding, e *Entry) {
	if a := f.attempt(b.Number, b.Attempt); a != nil {
		a.Result, a.Finding, a.Finished = b.Result, e.Text(), e.When()
	}
}

func (b AttemptReopened) apply(f *folding, _ *Entry) {
	if a := f.attempt(b.Number, b.Attempt); a != nil {
		a.Result, a.Finding, a.Finished = "", "", Stamp{}
	}
}

// attempt finds an attempt by the entry that opened it, or by its number if ref names none.
func (inc *Incident) attempt(number int, ref Ref) *Attempt {
	for n := range inc.Attempts {
		attempt := &inc.Attempts[n]
		if ref.IsZero() && attempt.Number == number || !ref.IsZero() && attempt.Ref == ref {
			return attempt
		}
	}
	return nil
}

// freeAttempt is the number given, or the next one if another site gave that first while they were cut apart.
func (inc *Incident) freeAttempt(number int) int {
	if inc.attempt(number, Ref{}) == nil {
		return number
	}
	return inc.nextAttempt()
}

func (inc *Incident) nextAttempt() int {
	number := 1
	for _, a := range inc.Attempts {
		number = max(number, a.Number+1)
	}
	return number
}

func (s *Setting) attempt(number int) (*Attempt, error) {
	if a := s.Incident.attempt(number, Ref{}); a != nil {
		return a, nil
	}
	return nil, notFound("attempt", strconv.Itoa(number))
}

func (i OpenAttempt) decide(now *Setting) ([]Body, error) {
	if err := needed("action", i.Action); err != nil {
		return nil, err
	}
	return []Body{AttemptOpened{
		Number: now.Incident.nextAttempt(), Hypothesis: i.Hypothesis, Action: i.Action, By: now.orActor(i.By),
	}}, nil
}

func (i FinishAttempt) decide(now *Setting) ([]Body, error) {
	a, err := now.attempt(i.Number)
	if err != nil {
		return nil, err
	}
	if err := oneOf("result", i.Result, AttemptResults); err != nil {
		return nil, err
	}
	if !a.Open() {
		return nil, already("the attempt", "finished")
	}
	return []Body{AttemptFinished{Number: a.Number, Attempt: a.Ref, Result: i.Result, Finding: i.Finding}}, nil
}

func (i ReopenAttempt) decide(now *Setting) ([]Body, error) {
	a, err := now.attempt(i.Number)
	if err != nil {
		return nil, err
	}
	if a.Open() {
		return nil, already("the attempt", "open")
	}
	return []Body{AttemptReopened{Number: a.Number, Attempt: a.Ref, Reason: i.Reason}}, nil
}
