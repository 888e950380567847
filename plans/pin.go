package plans

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"warroom/model"
)

// argon holds the parameters, salt and sum of one argon2id hash.
type argon struct {
	memory, passes uint32 // KiB, and how often it is gone over
	lanes          uint8
	salt, sum      []byte
}

// What a new hash costs: about 20 ms and 19 MiB, on a machine that is busy with an incident.
var cost = argon{memory: 19 << 10, passes: 2, lanes: 1}

const argonFormat = "$argon2id$v=%d$m=%d,t=%d,p=%d$"

// HashPIN is the text to keep for a PIN of 4 to 64 characters: salted argon2id, in the usual encoding.
func HashPIN(pin string) (string, error) {
	if n := utf8.RuneCountInString(pin); n < 4 || n > 64 || !utf8.ValidString(pin) {
		return "", &model.Error{
			Code: model.CodeBadText, Message: "the PIN is too short or too long",
			Hint: "choose 4 to 64 characters",
		}
	}
	hash := cost
	hash.salt = make([]byte, 16)
	rand.Read(hash.salt)
	hash.sum = hash.of(pin, 32)
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf(argonFormat+"%s$%s", argon2.Version, hash.memory, hash.passes, hash.lanes, encode(hash.salt), encode(hash.sum)), nil
}

// CheckPIN tells whether encoded is the hash of pin. A hash that is damaged or costs too much to check fits no PIN.
func CheckPIN(encoded, pin string) bool {
	hash, ok := parsePIN(encoded)
	if !ok || len(pin) > 4*64 {
		return false
	}
	return subtle.ConstantTimeCompare(hash.sum, hash.of(pin, uint32(len(hash.sum)))) == 1
}

func (a argon) of(pin string, length uint32) []byte {
	return argon2.IDKey([]byte(pin), a.salt, a.passes, a.memory, a.lanes, length)
}

// parsePIN reads an encoded hash within limits: a plan from outside must not be able to exhaust the machine.
func parsePIN(encoded string) (argon, bool) {
	var hash argon
	var version int
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 {
		return argon{}, false
	}
	head := strings.Join(parts[:4], "$") + "$"
	if _, err := fmt.Sscanf(head, argonFormat, &version, &hash.memory, &hash.passes, &hash.lanes); err != nil {
		return argon{}, false
	}
	var errSalt, errSum error
	hash.salt, errSalt = base64.RawStdEncoding.DecodeString(parts[4])
	hash.sum, errSum = base64.RawStdEncoding.DecodeString(parts[5])
	ok := errSalt == nil && errSum == nil && version == argon2.Version &&
		hash.memory >= 8<<10 && hash.memory <= 64<<10 && hash.passes >= 1 && hash.passes <= 8 &&
		hash.lanes >= 1 && hash.lanes <= 4 &&
		len(hash.salt) >= 8 && len(hash.salt) <= 64 && len(hash.sum) >= 16 && len(hash.sum) <= 64
	return hash, ok
}
