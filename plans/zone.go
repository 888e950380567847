package plans

import "warroom/model"

// zoneOf is the zone of standby.yaml, in which letters say the time; none if it names none that is known. What is wrong
// with the file is said where the standby is read.
func zoneOf(f file) model.Zone {
	var zone model.Zone
	name := (&reading{}).document(place{file: f.path}, string(f.text)).fields().get("zone").text()
	_ = zone.UnmarshalText([]byte(name)) // cannot fail: a name that is not known is none
	return zone
}
