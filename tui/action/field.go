package action

// Kind says how a field is asked for.
type Kind int

// The kinds of field.
const (
	Text     Kind = iota // one line
	Long                 // several lines
	Choice               // one of Choices
	Duration             // a span such as 10m or 1h30m; a bare number is minutes
	Number               // a whole number
	Time                 // a clock time as in the entry line
	YesNo                // "yes" or empty
)

// Field is one thing that an action asks for.
type Field struct {
	ID       string
	Kind     Kind
	Optional bool
	Free     bool // a choice where something that is not offered may be typed
	Many     bool // a choice of any number, parted by commas
	Word     bool // a text without blanks: in a line of words it takes one and no more
	Ongoing  bool // what stands in it is gone on with, not replaced by the first letter that is typed

	Choices func(Context) []Option
	// Search finds choices by words where there may be thousands of them. Nil: Choices are all there are.
	Search func(c Context, query string) Found
	// Default is what stands in the field when the form opens. Nil: nothing.
	Default func(Context) string
	// Derive keeps the field in step with the others until somebody types into it. Nil: nothing.
	Derive func(Context, Values) string
}

// Option is one of the choices of a field.
type Option struct {
	Value string
	Label string // safe to show once passed through model.Safe
}

// Found are choices that a search has found, the best first; each is worded when it is looked at.
type Found struct {
	Count int
	At    func(n int) Option
}

// Label is what the form writes before the field.
func (f Field) Label(c Context) string { return c.Locale.T("action.field." + f.ID) }

// Start is what the field holds when the form opens.
func (f Field) Start(c Context) string {
	if f.Default == nil {
		return ""
	}
	return f.Default(c)
}

// Offers lists the choices; nil for fields that are typed.
func (f Field) Offers(c Context) []Option {
	if f.Choices == nil {
		return nil
	}
	return f.Choices(c)
}

func text(id string) Field     { return Field{ID: id} }
func long(id string) Field     { return Field{ID: id, Kind: Long} }
func duration(id string) Field { return Field{ID: id, Kind: Duration} }
func number(id string) Field   { return Field{ID: id, Kind: Number} }
func yes(id string) Field      { return Field{ID: id, Kind: YesNo, Optional: true} }

func choice(id string, choices func(Context) []Option) Field {
	return Field{ID: id, Kind: Choice, Choices: choices}
}

func search(id string, find func(Context, string) Found) Field {
	return Field{ID: id, Kind: Choice, Search: find}
}

func (f Field) optional() Field {
	f.Optional = true
	return f
}

func (f Field) free() Field {
	f.Free = true
	return f
}

func (f Field) many() Field {
	f.Many = true
	return f
}

func (f Field) word() Field {
	f.Word = true
	return f
}

func (f Field) ongoing() Field {
	f.Ongoing = true
	return f
}

func (f Field) from(start func(Context) string) Field {
	f.Default = start
	return f
}

func (f Field) with(start string) Field {
	return f.from(func(Context) string { return start })
}

func (f Field) derived(derive func(Context, Values) string) Field {
	f.Derive = derive
	return f
}

// When is the field that every act may have: when it happened.
func When() Field { return Field{ID: "at", Kind: Time, Optional: true} }
