package paper

import "strings"

// piece is words of one line in one face.
type piece struct {
	text   string
	face   face
	strike bool
	width  float64 // in millimetres
}

// line is what stands on one line, with its width.
type line []piece

// wrap breaks a text into lines of at most width millimetres. It breaks between words, and inside a word that is wider
// than a line; of several blanks at a break none is kept.
func (r *ruler) wrap(text Text, points, width float64) []line {
	w := wrapper{ruler: r, points: points, width: width}
	for _, span := range text {
		w.face, w.strike = faceOf(span), span.Strike
		for n, part := range strings.Split(r.shown(span.Text), "\n") {
			if n > 0 {
				w.feed()
			}
			w.words(part)
		}
	}
	w.feed()
	return w.lines
}

func faceOf(span Span) face {
	switch {
	case span.Bold:
		return heavy
	case span.Italic:
		return slanted
	}
	return regular
}

// slack is by how much a line may be too long, so that sums of many widths do not break it.
const slack = 0.01

type wrapper struct {
	*ruler
	points, width float64
	face          face
	strike        bool
	lines         []line
	line          line
	used          float64
	pending       []piece // the word being put together; it may change its face
	wide          float64 // width of pending
	blank         bool    // a blank stands before pending
}

// words takes what has no line feed in it.
func (w *wrapper) words(text string) {
	for n, word := range strings.Split(text, " ") {
		if n > 0 {
			w.flush()
			w.blank = true
		}
		if word != "" {
			width := w.ruler.span(word, w.face, w.points)
			w.pending = append(w.pending, piece{word, w.face, w.strike, width})
			w.wide += width
		}
	}
}

// flush puts the pending word on this line, or on the next.
func (w *wrapper) flush() {
	if len(w.pending) == 0 {
		return
	}
	first, blank := w.pending[0], 0.0
	if w.blank {
		blank = w.span(" ", first.face, w.points)
	}
	if len(w.line) > 0 && w.used+blank+w.wide > w.width+slack {
		w.next()
	}
	if len(w.line) > 0 && w.blank {
		w.put(piece{" ", first.face, first.strike && w.line[len(w.line)-1].strike, blank})
	}
	for _, part := range w.pending {
		w.fit(part)
	}
	w.pending, w.wide, w.blank = nil, 0, false
}

// fit puts a piece on the line, in parts if it is wider than what is left of an empty line.
func (w *wrapper) fit(part piece) {
	for w.used+part.width > w.width+slack && w.used > 0 || part.width > w.width+slack {
		cut, used := 0, 0.0
		for n, c := range part.text {
			wide := w.ruler.span(string(c), part.face, w.points)
			if w.used+used+wide > w.width && (n > 0 || len(w.line) > 0) {
				break
			}
			cut, used = n+len(string(c)), used+wide
		}
		if cut > 0 {
			w.put(piece{part.text[:cut], part.face, part.strike, used})
			part.text, part.width = part.text[cut:], part.width-used
		}
		if part.text == "" {
			return
		}
		w.next()
	}
	w.put(part)
}

// put joins pieces of one style.
func (w *wrapper) put(part piece) {
	w.used += part.width
	if last := len(w.line) - 1; last >= 0 && w.line[last].face == part.face && w.line[last].strike == part.strike {
		w.line[last].text += part.text
		w.line[last].width += part.width
		return
	}
	w.line = append(w.line, part)
}

func (w *wrapper) next() {
	w.lines = append(w.lines, w.line)
	w.line, w.used = nil, 0
}

// feed ends the line.
func (w *wrapper) feed() {
	w.flush()
	w.next()
	w.blank = false
}

// natural is how wide a text would be on one line, and its widest word.
func (r *ruler) natural(text Text, points float64) (whole, word float64) {
	for _, line := range r.wrap(text, points, 1e6) {
		used := 0.0
		for _, part := range line {
			used += part.width
			for each := range strings.FieldsFuncSeq(part.text, blank) {
				word = max(word, r.span(each, part.face, points))
			}
		}
		whole = max(whole, used)
	}
	return whole, word
}
