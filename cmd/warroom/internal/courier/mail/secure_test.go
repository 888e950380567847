package mail_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier/mail"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/sink"
	"warroom/cmd/warroom/internal/courier/step"
	"warroom/model"
)

// certificate is one for localhost, and who must be trusted for it.
func certificate(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	made, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(made)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{made}, PrivateKey: key}, pool
}

// Encrypted from the start or after STARTTLS, and logged in each way, a letter arrives; what is wrong with certificate or
// password keeps the letter and says so, without the password.
func TestEncryptedAndLoggedIn(t *testing.T) {
	const password = "hunter2-canary"
	own, roots := certificate(t)
	config := &tls.Config{Certificates: []tls.Certificate{own}, MinVersion: tls.VersionTLS12}
	faults := sink.Failing(sink.Faults{Auth: func(user, given string) error {
		if user != "room" || given != password {
			return errors.New("wrong password " + given)
		}
		return nil
	}})
	plain := sink.Start(t, faults, sink.WithTLS(config))
	listener, err := tls.Listen("tcp", "127.0.0.1:0", config)
	if err != nil {
		t.Fatal(err)
	}
	encrypted := sink.StartOn(t, listener, faults)
	for name, c := range map[string]struct {
		security mail.Security
		auth     mail.Auth
		change   func(*mail.Config)
		says     string // empty: it arrives
	}{
		"STARTTLS":                {mail.StartTLS, mail.AuthAuto, func(*mail.Config) {}, ""},
		"STARTTLS, login":         {mail.StartTLS, mail.AuthLogin, func(*mail.Config) {}, ""},
		"TLS":                     {mail.TLS, mail.AuthPlain, func(*mail.Config) {}, ""},
		"wrong password":          {mail.StartTLS, mail.AuthPlain, func(c *mail.Config) { c.Password = secret.New(password + "-wrong") }, "log in: "},
		"another way":             {mail.StartTLS, mail.AuthCRAM, func(*mail.Config) {}, "other ways to log in"},
		"unknown authority":       {mail.StartTLS, mail.AuthAuto, func(c *mail.Config) { c.Roots = nil }, "agree on TLS: "},
		"unknown, from the start": {mail.TLS, mail.AuthAuto, func(c *mail.Config) { c.Roots = nil }, "agree on TLS: "},
		"another name":            {mail.TLS, mail.AuthAuto, func(c *mail.Config) { c.Host = "127.0.0.1" }, "agree on TLS: "},
	} {
		t.Run(name, func(t *testing.T) {
			server := plain
			if c.security == mail.TLS {
				server = encrypted
			}
			_, port, _ := net.SplitHostPort(server.Addr)
			var steps []string
			ctx := step.Watch(t.Context(), func(s step.Step) {
				steps = append(steps, string(s.Name))
				if strings.Contains(s.Detail, password) {
					t.Errorf("the password is in a step: %s", s.Detail)
				}
			})
			before := server.Count.Load()
			outcome := reaching(t, "localhost:"+port, func(config *mail.Config) {
				config.Security, config.Auth, config.User, config.Password, config.Roots = c.security, c.auth, "room", secret.New(password), roots
				c.change(config)
			}).Carry(ctx, letter(), recorded)
			if strings.Contains(outcome.Detail, password) {
				t.Errorf("the password is in the outcome: %s", outcome.Detail)
			}
			if c.says != "" {
				if outcome.State != model.InQueue || !outcome.Link || !strings.Contains(outcome.Detail, c.says) {
					t.Errorf("the outcome is %+v", outcome)
				}
				return
			}
			if outcome.State != model.HandedOver || server.Count.Load() != before+1 {
				t.Errorf("the outcome is %+v", outcome)
			}
			if got := strings.Join(steps, " "); !strings.HasSuffix(got, "secured authenticated sender recipient content answered") {
				t.Errorf("the steps are %s", got)
			}
		})
	}
}

// A server that offers no STARTTLS gets neither the letter nor the password.
func TestNothingGoesInClear(t *testing.T) {
	server := serve(t, at("", "", goOn))
	outcome := reaching(t, server.address, func(c *mail.Config) {
		c.Security, c.User, c.Password = mail.StartTLS, "room", secret.New("hunter2")
	}).Carry(t.Context(), letter(), recorded)
	if outcome.State != model.InQueue || !outcome.Link || !strings.Contains(outcome.Detail, "STARTTLS") {
		t.Errorf("the outcome is %+v", outcome)
	}
	if said := server.all(); strings.Contains(said, "AUTH") || strings.Contains(said, "MAIL") {
		t.Errorf("it was told %q", said)
	}
}
