package e2e

import (
	"bufio"
	"net"
	"strings"
	"sync"
	"testing"
)

// mailbox is a mail server that calls reached at every point of the conversation. It keeps what was ended with the dot,
// also if whoever sent it is gone before it can be told.
type mailbox struct {
	address string
	reached func(point string, letter int)

	mu      sync.Mutex
	letters int
	kept    []mailed
}

type mailed struct{ to, id string }

// openMailbox serves on loopback until the test is over.
func openMailbox(t *testing.T) *mailbox {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	m := &mailbox{address: listener.Addr().String()}
	var group sync.WaitGroup
	group.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			group.Go(func() {
				defer conn.Close()
				m.talk(conn)
			})
		}
	})
	t.Cleanup(func() {
		listener.Close()
		group.Wait()
	})
	return m
}

// at sets what is called from now on.
func (m *mailbox) at(reached func(point string, letter int)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.reached, m.letters = reached, 0
}

func (m *mailbox) reach(point string) {
	m.mu.Lock()
	reached, letter := m.reached, m.letters
	m.mu.Unlock()
	if reached != nil {
		reached(point, letter)
	}
}

// messages are those that were ended with the dot.
func (m *mailbox) messages() []mailed {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]mailed(nil), m.kept...)
}

var answers = map[string]string{"EHLO": "250 test", "MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go", "RSET": "250 ok", "QUIT": "221 bye"}

func (m *mailbox) talk(conn net.Conn) {
	lines := bufio.NewReader(conn)
	say := func(reply string) { _, _ = conn.Write([]byte(reply + "\r\n")) } // who is gone hears nothing
	m.reach("connected")
	say("220 test")
	m.reach("greeted")
	var now mailed
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.TrimSpace(strings.ToUpper(line)), " ")
		switch verb {
		case "MAIL":
			m.mu.Lock()
			m.letters++
			m.mu.Unlock()
		case "RCPT":
			now = mailed{to: strings.Trim(strings.TrimSpace(line[len("RCPT TO:"):]), "<>")}
		}
		m.reach(verb)
		say(answers[verb])
		m.reach(verb + " answered")
		if verb == "DATA" && !m.content(lines, &now, say) || verb == "QUIT" {
			return
		}
	}
}

// content reads a message up to the dot.
func (m *mailbox) content(lines *bufio.Reader, now *mailed, say func(string)) bool {
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if err != nil {
			return false
		}
		if id, found := strings.CutPrefix(line, "Message-ID: "); found {
			now.id = strings.TrimSpace(id)
			m.reach("head")
		}
		if n == 40 {
			m.reach("text")
		}
		if line == ".\r\n" {
			break
		}
	}
	m.mu.Lock()
	m.kept = append(m.kept, *now)
	m.mu.Unlock()
	m.reach("dot")
	say("250 taken")
	m.reach("taken")
	return true
}
