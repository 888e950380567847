package model

import (
	"strings"
	"time"
)

// Zone is a time zone that is written down by its name, such as "Europe/Berlin"; the zero Zone is none.
type Zone struct{ *time.Location }

// IsZero tells whether no zone is named.
func (z Zone) IsZero() bool { return z.Location == nil }

// MarshalText writes the name.
func (z Zone) MarshalText() ([]byte, error) {
	if z.IsZero() {
		return nil, nil
	}
	return []byte(z.String()), nil
}

// UnmarshalText finds the zone of a name. One that this machine does not know is none: times are then those of the site.
func (z *Zone) UnmarshalText(name []byte) error {
	z.Location = nil
	if zone, err := time.LoadLocation(string(name)); err == nil && zone != time.Local && len(name) > 0 {
		z.Location = zone
	}
	return nil
}

// zoneWords are what people call a zone in their language where that is not what the zone database calls it, by
// [Language.Base].
var zoneWords = map[string]map[string]string{
	"de": {"CET": "MEZ", "CEST": "MESZ", "WET": "WEZ", "WEST": "WESZ", "EET": "OEZ", "EEST": "OESZ"},
}

// zonesOfBrazil are the names of its times, for which the zone database has none. They fit into an SMS of one part, as
// "horário de Brasília" does not.
var zonesOfBrazil = map[string]string{"-02": "FNT", "-03": "BRT", "-04": "AMT", "-05": "ACT"}

// brazilian are the cities that the zone database has for Brazil.
const brazilian = " Sao_Paulo Bahia Recife Fortaleza Belem Maceio Araguaina Santarem Manaus Cuiaba Campo_Grande Porto_Velho Boa_Vista" +
	" Eirunepe Rio_Branco Noronha "

// zoneName is what a person calls the zone of a time: its short name in the language, else how far it is from UTC.
func zoneName(at time.Time, language Language) string {
	name, _ := at.Zone()
	if word, known := zoneWords[language.Base()][name]; known {
		return word
	}
	if !strings.ContainsAny(name, "+-") && name != "" {
		return name
	}
	city, _ := strings.CutPrefix(at.Location().String(), "America/")
	if word, known := zonesOfBrazil[name]; known && strings.Contains(brazilian, " "+city+" ") {
		return word
	}
	return "UTC" + at.Format("-07:00")
}
