package locale

import (
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// unmarshal is yaml.Unmarshal for files of messages. They are read at every start, and nearly all of their lines say
// "id: text", which the full parser takes many times longer to see.
func unmarshal(raw []byte, into any) error {
	if all, ok := into.(*any); ok {
		if read, plain := lines(string(raw)); plain {
			*all = read
			return nil
		}
	}
	return yaml.Unmarshal(raw, into)
}

// lines reads lines "id: text", and "id:" with the forms of a message behind it or indented below it; plain is false
// for a text that holds anything else.
func lines(text string) (all map[string]any, plain bool) {
	all = make(map[string]any, strings.Count(text, "\n"))
	var forms map[string]any
	for line := range strings.Lines(text) {
		said := strings.TrimSpace(line)
		if said == "" || said[0] == '#' {
			continue
		}
		key, value, ok := pair(said)
		switch indented := line[0] == ' '; {
		case !ok, indented && (forms == nil || value == ""):
			return nil, false
		case indented:
			forms[key] = value
		case strings.HasPrefix(value, "{one: "):
			forms = nil
			if all[key], ok = bothForms(value); !ok {
				return nil, false
			}
		case value == "":
			forms = map[string]any{}
			all[key] = forms
		default:
			all[key], forms = value, nil
		}
	}
	return all, true
}

// bothForms reads the forms of a message that stand on its line: {one: "text", other: "text"}.
func bothForms(value string) (forms map[string]any, ok bool) {
	forms = map[string]any{}
	for _, form := range []string{"one", "other"} {
		_, rest, found := strings.Cut(value, form+": ")
		quoted, err := strconv.QuotedPrefix(rest)
		if !found || err != nil || quoted[0] != '"' {
			return nil, false
		}
		forms[form], _ = strconv.Unquote(quoted)
		value = rest[len(quoted):]
	}
	return forms, value == "}"
}

// pair reads "id: text".
func pair(line string) (key, value string, ok bool) {
	if line[0] == '"' {
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			return "", "", false
		}
		key, _ = strconv.Unquote(quoted)
		line = line[len(quoted):]
		if value, ok = strings.CutPrefix(line, ":"); !ok {
			return "", "", false
		}
	} else if key, value, ok = strings.Cut(line, ":"); !ok || key == "" || key[0] < 'a' || key[0] > 'z' {
		return "", "", false
	}
	if value = strings.TrimLeft(value, " "); value == "" {
		return key, "", true
	}
	if value[0] == '"' {
		value, err := strconv.Unquote(value)
		return key, value, err == nil
	}
	if inner, quoted := strings.CutPrefix(value, "'"); quoted {
		inner, quoted = strings.CutSuffix(inner, "'")
		bare := strings.ReplaceAll(inner, "''", "")
		return key, strings.ReplaceAll(inner, "''", "'"), quoted && !strings.Contains(bare, "'")
	}
	if strings.HasPrefix(value, "{one: ") {
		return key, value, true
	}
	special := strings.ContainsAny(value[:1], "'|>[{&*!%@`#~-?,") || strings.Contains(value, ": ") || strings.Contains(value, " #")
	return key, value, !special
}
