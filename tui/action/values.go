package action

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"warroom/model"
	"warroom/tui/entry"
)

// Values is what was typed and chosen, by the ids of the fields. A field that was left empty may be missing.
type Values map[string]string

// text is a value without blanks around it.
func (v Values) text(id string) string { return strings.TrimSpace(v[id]) }

// list is a value that was given as words parted by commas.
func (v Values) list(id string) []string {
	var all []string
	for word := range strings.SplitSeq(v[id], ",") {
		if word = strings.TrimSpace(word); word != "" {
			all = append(all, word)
		}
	}
	return all
}

// grouped is a number written with marks between the thousands, as either language does it.
var grouped = regexp.MustCompile(`^\d{1,3}([., ']\d{3})+$`)

func (v Values) yes(id string) bool {
	switch strings.ToLower(v.text(id)) {
	case "", "no", "false", "0":
		return false
	}
	return true
}

// number is a value that must be a whole number; 0 if nothing was given.
func (v Values) number(id string) (int, error) {
	word := strings.TrimPrefix(v.text(id), "#")
	if word == "" {
		return 0, nil
	}
	if grouped.MatchString(word) {
		word = strings.NewReplacer(".", "", ",", "", " ", "", "'", "").Replace(word)
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 {
		return 0, unreadable(id, word, "a whole number, for example 12")
	}
	return n, nil
}

// count is a number that may be unknown.
func (v Values) count(id string) (*int, error) {
	if v.text(id) == "" {
		return nil, nil
	}
	n, err := v.number(id)
	return &n, err
}

func (v Values) duration(id string) (time.Duration, error) {
	if v.text(id) == "" {
		return 0, nil
	}
	d, err := ParseSpan(v.text(id))
	if err != nil {
		return 0, unreadable(id, v.text(id), "a time such as 10m, 1h30m or 2d")
	}
	return d, nil
}

func unreadable(what, got, allowed string) error {
	return &model.Error{
		Code: model.CodeUnknownWord, Message: strconv.Quote(got) + " cannot be read",
		Hint: "use " + allowed, Args: map[string]string{"what": what, "got": got, "allowed": allowed},
	}
}

func idsOf[T ~string](words []string) []T {
	var all []T
	for _, word := range words {
		all = append(all, T(word))
	}
	return all
}

// At is when the act happened: the value "at", written as in the entry line. Zero means now.
func (v Values) At(c Context) (model.Stamp, error) { return v.stamp("at", c) }

func (v Values) stamp(id string, c Context) (model.Stamp, error) {
	word := v.text(id)
	if word == "" {
		return model.Stamp{}, nil
	}
	at, rest, err := entry.Time(word, c.Now, c.Zone)
	if err == nil && (at.IsZero() || rest != "") {
		err = unreadable(id, word, "11:41, ~11:40 or yesterday 23:10")
	}
	return at, err
}

// Has tells whether a value was given, be it empty.
func (v Values) Has(id string) bool {
	_, ok := v[id]
	return ok
}
