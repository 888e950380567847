package sms

import (
	"bytes"
	"encoding/binary"
	"strings"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// file is the name and the content of a message for the daemon.
func (s *Spool) file(to, key, text string) (name string, content []byte) {
	if s.Daemon == SMSTools {
		return key, smstools(to, text)
	}
	now := time.Now
	if s.Now != nil {
		now = s.Now
	}
	// C is a high priority: A and B stay free for what a person sends by hand.
	return "OUTC" + now().UTC().Format("20060102_150405") + "_00_" + to + "_" + key + ".txtd", gammu(text)
}

// gammu reads Unicode if it begins with a byte order mark; whatever else would depend on the locale of the daemon. How
// many parts the message gets is decided by the letters in it, not by how the file is written.
func gammu(text string) []byte {
	return append([]byte{0xff, 0xfe}, units(text, binary.LittleEndian)...)
}

// smstools wants its head in ASCII and says in it how the text is written: in Latin-9 if both that and the GSM alphabet
// have all the letters, else in Unicode, since the daemon exchanges or drops what GSM lacks. A number without a plus is
// dialled as it is: left to itself, the daemon takes any for one with a country code.
func smstools(to, text string) []byte {
	var out bytes.Buffer
	digits, international := strings.CutPrefix(to, "+")
	out.WriteString("To: " + digits + "\nTo_TOA: " + map[bool]string{true: "international", false: "unknown"}[international] + "\n")
	if latin, err := charmap.ISO8859_15.NewEncoder().String(text); err == nil && inGSM(text) {
		out.WriteString("Alphabet: ISO\n\n" + latin)
	} else {
		out.WriteString("Alphabet: UCS2\n\n")
		out.Write(units(text, binary.BigEndian))
	}
	return out.Bytes()
}

func units(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}
