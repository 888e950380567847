package locale

import (
	"fmt"
	"strconv"
	"strings"

	"warroom/model"
)

// Money writes hundredths of a currency: "1,204.50 EUR", "1.204,50 EUR". It is safe to show.
func (l *Locale) Money(hundredths int64, currency string) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	said := sign + l.Number(int(hundredths/100)) + l.point() + fmt.Sprintf("%02d", hundredths%100)
	return strings.TrimSpace(said + " " + model.Safe(currency))
}

// Decimal writes a number with as few decimals as it needs, two at most: "99.9", "99,9".
func (l *Locale) Decimal(f float64) string {
	said := strconv.FormatFloat(f, 'f', 2, 64)
	said = strings.TrimSuffix(strings.TrimRight(said, "0"), ".")
	return strings.Replace(said, ".", l.point(), 1)
}

// point parts the decimals from the whole.
func (l *Locale) point() string {
	if l.lang == English {
		return "."
	}
	return ","
}
