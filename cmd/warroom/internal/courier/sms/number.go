// Package sms carries short messages by a modem on this machine or in this network, through the spool folders of
// gammu-smsd or smstools: that works with the internet down. (A gateway on the internet is told by HTTP; see [httpsend].)
//
// A letter becomes one file whose name holds its key, so that a repeat finds the file that is there already. Once the
// file is in the folder the daemon has it; what became of it is read from the folders to which the daemon moves it.
//
// gammu-smsd needs "TransmitFormat = auto" in its own configuration: left out, and against its manual, it sends every
// letter that the GSM alphabet lacks as a question mark.
package sms

import (
	"errors"
	"strings"
)

var errNumber = errors.New("the number cannot be used: write it with country code, such as +49 170 1234567")

// number is a telephone number as modems want it: digits, with a plus in front of a country code.
func number(given string) (string, error) {
	var out strings.Builder
	given = strings.TrimSpace(given)
	for at, r := range given {
		switch {
		case r >= '0' && r <= '9', r == '+' && at == 0:
			out.WriteRune(r)
		case strings.ContainsRune(" -./()\u00a0", r): // as people write them
		default:
			return "", errNumber
		}
	}
	digits := out.String()
	if strings.HasPrefix(digits, "00") {
		digits = "+" + digits[2:]
	}
	if length := len(strings.TrimPrefix(digits, "+")); length < 3 || length > 20 {
		return "", errNumber
	}
	return digits, nil
}
