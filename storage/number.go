package storage

import (
	"fmt"
	"strconv"
	"strings"

	"warroom/model"
)

// seriesOf is the beginning of all numbers of a kind in a year: "2026-", "2026-X", "2026-B".
func seriesOf(kind model.IncidentKind, year int) string {
	letter := map[model.IncidentKind]string{model.Exercise: "X", model.Backfilled: "B"}[kind]
	return strconv.Itoa(year) + "-" + letter
}

// nextNumber is the next free number of this site, whatever incarnation it is in: 2026-017, 2026-X04, 2026-B02.
func (t *turn) nextNumber(kind model.IncidentKind, year int) string {
	series := seriesOf(kind, year)
	var highest int
	_ = t.row(`SELECT coalesce(max(i.ordinal), 0) FROM incident i JOIN site s ON s.k = i.site WHERE i.series = ? AND s.code = ?`,
		[]any{series, t.home.site.Code()}, &highest) // a failure is remembered in the turn, which is lost then
	return series + fmt.Sprintf("%0*d", digits(kind), highest+1)
}

func digits(kind model.IncidentKind) int {
	if kind == model.Exercise || kind == model.Backfilled {
		return 2
	}
	return 3
}

// splitNumber takes a number apart. A number of another form has no series and is never counted.
func splitNumber(number string, kind model.IncidentKind) (series string, ordinal int) {
	year, rest, ok := strings.Cut(number, "-")
	n, err := strconv.Atoi(year)
	if !ok || err != nil {
		return "", 0
	}
	series = seriesOf(kind, n)
	ordinal, err = strconv.Atoi(strings.TrimPrefix(year+"-"+rest, series))
	if err != nil {
		return "", 0
	}
	return series, ordinal
}
