// Package webhook tells another system of a notice, signed, so that it can trust and repeat what it hears.
//
// The body is JSON. X-Warroom-Time is the time of this try in seconds since 1970, X-Warroom-Id the same on every try of
// the same notice, and X-Warroom-Signature is "v1=" and the HMAC-SHA256 of time, a dot, and the body, in hexadecimal. The
// receiver checks the signature, refuses a time that is more than five minutes away, and takes each id once. The id is
// in the body too, so it is signed.
package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/httpsend"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/model"
)

// The headers of a request.
const (
	HeaderID        = "X-Warroom-Id"
	HeaderTime      = "X-Warroom-Time"
	HeaderSignature = "X-Warroom-Signature"
)

// Window is how far the time of a request may be from that of the receiver.
const Window = 5 * time.Minute

// Message is the body.
type Message struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"` // "notice"
	Incident string    `json:"incident"`
	Notice   int       `json:"notice"`
	Exercise bool      `json:"exercise"`
	Language string    `json:"language"`
	Subject  string    `json:"subject"`
	Text     string    `json:"text"`
	Short    string    `json:"short"`
	Written  time.Time `json:"written"`
}

// New makes a carrier that signs with the key.
func New(client *httpsend.Client, url, key secret.Secret, header map[string]secret.Secret, now func() time.Time) *httpsend.Carrier {
	return &httpsend.Carrier{
		Client: client, Rules: httpsend.Rules{Arrived: model.Delivered, Again: true},
		Make: func(load courier.Load) (httpsend.Request, error) {
			body, err := json.Marshal(Message{
				ID: load.ID, Type: "notice", Incident: load.Incident, Notice: load.Notice, Exercise: load.Exercise,
				Language: string(load.Letter.Language), Subject: load.Letter.Subject, Text: load.Letter.Text, Short: load.Short, Written: load.Written.UTC(),
			})
			if err != nil {
				return httpsend.Request{}, fmt.Errorf("write the message: %w", err)
			}
			r := httpsend.Request{Method: http.MethodPost, URL: url.Reveal(), Header: http.Header{}, Body: body}
			for name, value := range header {
				r.Header.Set(name, value.Reveal())
			}
			at := strconv.FormatInt(now().Unix(), 10)
			r.Header.Set("Content-Type", "application/json; charset=utf-8")
			r.Header.Set(HeaderID, load.ID)
			r.Header.Set(HeaderTime, at)
			r.Header.Set(HeaderSignature, sign(key, at, body))
			return r, nil
		},
	}
}

func sign(key secret.Secret, at string, body []byte) string {
	sum := hmac.New(sha256.New, []byte(key.Reveal()))
	sum.Write([]byte(at + "."))
	sum.Write(body)
	return "v1=" + hex.EncodeToString(sum.Sum(nil))
}

// Verify is what a receiver does before it believes a request; it must then also take each id only once.
func Verify(key secret.Secret, header http.Header, body []byte, now time.Time) error {
	at := header.Get(HeaderTime)
	seconds, err := strconv.ParseInt(at, 10, 64)
	if err != nil {
		return errors.New("the request has no time")
	}
	if away := now.Sub(time.Unix(seconds, 0)).Abs(); away > Window {
		return fmt.Errorf("the time of the request is %s away", away)
	}
	if !hmac.Equal([]byte(sign(key, at, body)), []byte(header.Get(HeaderSignature))) {
		return errors.New("the signature does not fit the request")
	}
	return nil
}
