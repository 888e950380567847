package plans

import (
	"regexp"
	"strconv"
	"time"
)

// Regulator is a law or rule that sets clocks when something happens. The program shows the clocks; people decide
// whether they run.
type Regulator struct {
	ID           string
	Title        string
	Jurisdiction string
	Applies      string    // a question that a person answers
	Checked      time.Time // the day on which the data was last compared with its source
	Clocks       []RegulatorClock
}

// RegulatorClock is one duty to report.
type RegulatorClock struct {
	ID       string
	Title    string
	Limb     Limb
	Or       Limb // a second limb of which the earlier end counts; zero: none
	To       string
	Contents []string
	Basis    string // where the rule says so
	Source   string // address of the text
	Verified bool   // compared with the text of the rule itself
	Note     string
}

// Limb is a time that runs from an event.
type Limb struct {
	Start  string // aware, classified, determined, submitted, requested, handled
	After  string // for submitted: the clock whose report it was
	Within Term
}

// Term is a legal time: hours and days on the clock, working days, or months of the calendar.
type Term struct {
	Count int
	Unit  TermUnit
}

// TermUnit is what a legal time counts.
type TermUnit string

// The units of a legal time, as they are written after the number.
const (
	Hours       TermUnit = "h"
	Days        TermUnit = "d"
	WorkingDays TermUnit = "bd"
	Months      TermUnit = "mo"
)

// limbStarts are the events from which a legal time runs.
var limbStarts = []string{"aware", "classified", "determined", "submitted", "requested", "handled"}

// regulators reads regulators.yaml: "nis2: {title, jurisdiction, applies, checked, clocks}" and so on.
func (r *reading) regulators(f file) []Regulator {
	var all []Regulator
	for _, one := range r.document(place{file: f.path}, string(f.text)).entries() {
		r.name("regulator", one.key, one.keyAt)
		f := one.fields()
		all = append(all, Regulator{
			ID:           one.key,
			Title:        f.need("title"),
			Jurisdiction: f.get("jurisdiction").text(),
			Applies:      f.get("applies").text(),
			Checked:      f.get("checked").date(),
			Clocks:       each(f.get("clocks"), func(v value) RegulatorClock { return regulatorClock(v, one.key) }),
		})
		f.done()
	}
	return all
}

// regulatorClock reads one clock of a regulator.
func regulatorClock(v value, regulator string) RegulatorClock {
	f := v.fields()
	defer f.done()
	id := f.get("id").required("id", "early-warning")
	clock := RegulatorClock{
		ID:       id.plain("clock"),
		Title:    f.need("title"),
		Limb:     limb(f, regulator),
		To:       f.get("to").text(),
		Contents: f.get("contents").texts(),
		Basis:    f.get("basis").text(),
		Source:   f.get("source").text(),
		Verified: f.get("verified").flag(),
		Note:     f.get("note").text(),
	}
	if clock.ID != "" {
		v.reading.define("clock", regulator+"/"+clock.ID, id.at)
	}
	if second := f.get("or"); !second.absent() {
		other := second.fields()
		clock.Or = limb(other, regulator)
		other.done()
	}
	return clock
}

// limb reads "start, after, within" of a clock or of its second limb.
func limb(f *fields, regulator string) Limb {
	start, after := f.get("start").required("start", "aware"), f.get("after")
	l := Limb{
		Start:  word(start, "start of a clock", limbStarts),
		After:  after.text(),
		Within: f.get("within").required("within", "24h").term(),
	}
	if l.After != "" {
		after.reading.refer("clock", regulator+"/"+l.After, after.at)
	}
	if l.Start == "submitted" && l.After == "" {
		start.note("add \"after: \" and the id of the clock whose report was submitted", "it is not said which report was submitted")
	}
	return l
}

var term = regexp.MustCompile(`^([1-9][0-9]{0,3})(h|bd|d|mo)$`)

// term is a legal time such as 24h, 3bd, 14d or 1mo; absent is the zero term.
func (v value) term() Term {
	text := v.text()
	if text == "" {
		return Term{}
	}
	found := term.FindStringSubmatch(text)
	if found == nil {
		v.note("write a number and h, d, bd (working days) or mo (months): 24h, 14d, 3bd, 1mo", "%q is not a legal time", text)
		return Term{}
	}
	count, _ := strconv.Atoi(found[1]) // four digits always fit
	return Term{Count: count, Unit: TermUnit(found[2])}
}
