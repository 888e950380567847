package locale

import (
	"fmt"
	"regexp"
	"strings"

	"warroom/model"
)

// phrase is a message without plural forms, cut at its placeholders once, because screens say it many times a second.
type phrase struct {
	text string   // the whole message, if it has no placeholder
	said []string // what stands before, between and after the placeholders
	keys []string
}

var placeholders = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)

func newPhrase(message string) phrase {
	p := phrase{text: message}
	from := 0
	for _, at := range placeholders.FindAllStringSubmatchIndex(message, -1) {
		p.said = append(p.said, message[from:at[0]])
		p.keys = append(p.keys, message[at[2]:at[3]])
		from = at[1]
	}
	if p.keys != nil {
		p.said = append(p.said, message[from:])
	}
	return p
}

// missing stands where a message has a placeholder and nobody gave a value.
const missing = "<no value>"

// fill puts values, given as keys and values in turn, into the placeholders; texts are made safe on the way.
func (p phrase) fill(args []any) string {
	if p.keys == nil {
		return p.text
	}
	var b strings.Builder
	for n, key := range p.keys {
		b.WriteString(p.said[n])
		b.WriteString(value(args, key))
	}
	b.WriteString(p.said[len(p.keys)])
	return b.String()
}

func value(args []any, key string) string {
	for n := 0; n+1 < len(args); n += 2 {
		if args[n] != key {
			continue
		}
		if text, ok := args[n+1].(string); ok {
			return model.Safe(text)
		}
		return model.Safe(fmt.Sprint(args[n+1]))
	}
	return missing
}
