package model

import "testing"

// What is typed in from paper is there once, however often it is typed, until it is struck.
func TestALineOnPaperIsEnteredOnce(t *testing.T) {
	r := declared(t)
	line := Enter{Mark: "LOG-2026-0001/1", Intent: Note{Text: "router dead"}}
	r.do(line)
	entry, there := r.incident().Entered(line.Mark)
	if !there || entry.Text() != "router dead" || entry.Actor.Method != MethodPaper || entry.Actor.Device != line.Mark {
		t.Fatalf("entered as %+v, %v", entry, there)
	}
	r.refuses(CodeAlready, line)
	r.do(Enter{Mark: "LOG-2026-0001/2", Intent: Note{Text: "router dead"}})
	r.do(Strike{Entry: entry.Ref()})
	if _, there := r.incident().Entered(line.Mark); there {
		t.Error("a struck line still counts as entered")
	}
	r.do(line)
}

func TestALineOnPaperNeedsAMark(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, Enter{Mark: " ", Intent: Note{Text: "x"}})
	r.refuses(CodeBadText, Enter{Mark: "\xff", Intent: Note{Text: "x"}})
}
