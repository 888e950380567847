package locale

import "strconv"

// Number writes a whole number with the language's mark between thousands.
func (l *Locale) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	mark := "."
	if l.lang == English {
		mark = ","
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + mark + digits[at:]
	}
	return sign + digits
}
