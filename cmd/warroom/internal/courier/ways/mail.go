package ways

import (
	"crypto/x509"
	"net"
	netmail "net/mail"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/mail"
)

// How many letters are on their way at once: by mail if the file does not say, and at most.
const (
	mailParallel = 8
	maxParallel  = 64
)

// mail reads how the mail server is reached.
func (r *reading) mail(k *keys) courier.Carrier {
	config := mail.Config{
		Security: mail.Security(k.get("tls").word("starttls", "tls", "none")),
		Auth:     mail.Auth(k.get("auth").word("auto", "plain", "login", "cram-md5", "scram-sha-256", "xoauth2")),
		User:     k.get("user").text(), ReplyTo: k.get("reply_to").text(), Hello: k.get("hello").text(),
		Timeout: k.get("timeout").span(), Keep: k.get("parallel").number(mailParallel, 1, maxParallel),
	}
	config.Host, config.Port = k.server(config.Security)
	if config.Security == mail.Clear && !local(config.Host) && config.Host != "" {
		k.get("tls").wrong("clear")
	}
	password := k.get("password")
	config.Password = password.secret(config.User != "", "password")
	if from := k.need("from"); from != "" {
		parsed, err := netmail.ParseAddress(from)
		if err != nil {
			k.get("from").wrong("address", "Word", strconv.Quote(from))
		} else {
			config.From = *parsed
		}
	}
	if reply := config.ReplyTo; reply != "" {
		if _, err := netmail.ParseAddress(strings.ReplaceAll(reply, "{incident}", "FRA-1")); err != nil {
			k.get("reply_to").wrong("address", "Word", strconv.Quote(reply))
		}
	}
	if ca := k.get("ca"); !ca.missing() {
		config.Roots = ca.roots()
	}
	return mail.New(config)
}

// server is "host", "host:port" or "[::1]:port"; the port is the usual one for the security if none is given.
func (k *keys) server(security mail.Security) (host, port string) {
	given := k.need("server")
	if given == "" {
		return "", ""
	}
	port = map[mail.Security]string{mail.StartTLS: "587", mail.TLS: "465", mail.Clear: "25"}[security]
	host = given
	if strings.Contains(given, ":") && net.ParseIP(given) == nil {
		var err error
		if host, port, err = net.SplitHostPort(given); err != nil {
			k.get("server").wrong("server", "Word", strconv.Quote(given))
			return "", ""
		}
	}
	if number, err := strconv.ParseUint(port, 10, 16); err != nil || number == 0 || host == "" || strings.ContainsAny(host, "/@ ") {
		k.get("server").wrong("server", "Word", strconv.Quote(given))
	}
	return host, port
}

func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// roots are the certificates of a file, instead of those of the system.
func (n node) roots() *x509.CertPool {
	path := n.text()
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(n.File), path)
	}
	pool := x509.NewCertPool()
	if text, err := os.ReadFile(path); err != nil || !pool.AppendCertsFromPEM(text) {
		n.lacks("ca", "Name", n.text())
	}
	return pool
}
