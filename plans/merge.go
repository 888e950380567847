package plans

import (
	"slices"

	"github.com/goccy/go-yaml"
)

// merge lays the YAML text over on top of base: mappings entry by entry, lists of mappings by position; anything else
// in over replaces what base says. Comments are lost. The error is for a text that is not YAML.
func merge(base, over []byte) ([]byte, error) {
	var below, above yaml.MapSlice
	if err := yaml.UnmarshalWithOptions(base, &below, yaml.UseOrderedMap()); err != nil {
		return nil, err
	}
	if err := yaml.UnmarshalWithOptions(over, &above, yaml.UseOrderedMap()); err != nil {
		return nil, err
	}
	return yaml.Marshal(laid(above, below))
}

// laid is what above and below give together.
func laid(above, below any) any {
	switch above := above.(type) {
	case yaml.MapSlice:
		if below, ok := below.(yaml.MapSlice); ok {
			return laidMap(above, below)
		}
	case []any:
		if below, ok := below.([]any); ok && slices.ContainsFunc(above, isMap) {
			return laidList(above, below)
		}
	}
	return above
}

func laidMap(above, below yaml.MapSlice) yaml.MapSlice {
	both := slices.Clone(below)
	for _, one := range above {
		n := slices.IndexFunc(both, func(other yaml.MapItem) bool { return other.Key == one.Key })
		if n < 0 {
			both = append(both, one)
			continue
		}
		both[n].Value = laid(one.Value, both[n].Value)
	}
	return both
}

func laidList(above, below []any) []any {
	both := slices.Clone(below)
	for n, one := range above {
		if n < len(both) {
			both[n] = laid(one, both[n])
			continue
		}
		both = append(both, one)
	}
	return both
}

func isMap(v any) bool {
	_, ok := v.(yaml.MapSlice)
	return ok
}
