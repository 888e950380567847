package mail_test

import (
	"bufio"
	"net"
	"strings"
	"sync"
	"testing"
)

// scripted is a mail server that does what the test wants at each step: "connect", the verb of a command, or "dot". What
// it is told to say is sent as it is; an empty word is the usual answer.
type scripted struct {
	address string
	say     func(step string) (reply string, then action)

	mu   sync.Mutex
	seen strings.Builder // every byte that came
}

type action int

const (
	goOn action = iota
	hangUp
	hang
)

var usual = map[string]string{
	"connect": "220 test\r\n", "EHLO": "250-test\r\n250 8BITMIME\r\n", "MAIL": "250 ok\r\n", "RCPT": "250 ok\r\n", "DATA": "354 go\r\n",
	"dot": "250 taken\r\n", "RSET": "250 ok\r\n", "QUIT": "221 bye\r\n", "NOOP": "250 ok\r\n",
}

// pipelining is a server that takes commands together and otherwise says the same.
func pipelining(say func(string) (string, action)) func(string) (string, action) {
	return func(step string) (string, action) {
		reply, then := say(step)
		if step == "EHLO" && reply == "" {
			reply = "250-test\r\n250-PIPELINING\r\n250 8BITMIME\r\n"
		}
		return reply, then
	}
}

func serve(t *testing.T, say func(step string) (string, action)) *scripted {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &scripted{address: listener.Addr().String(), say: say}
	var group sync.WaitGroup
	over := make(chan struct{})
	t.Cleanup(func() {
		close(over)
		listener.Close()
		group.Wait()
	})
	group.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			group.Go(func() {
				defer conn.Close()
				stop := make(chan struct{})
				defer close(stop)
				go func() { // the end of the test ends every wait
					select {
					case <-over:
						conn.Close()
					case <-stop:
					}
				}()
				s.talk(conn, over)
			})
		}
	})
	return s
}

func (s *scripted) talk(conn net.Conn, over <-chan struct{}) {
	lines := bufio.NewReader(conn)
	step, content := "connect", false
	for {
		if !content {
			s.mu.Lock()
			reply, then := s.say(step)
			s.mu.Unlock()
			if reply == "" {
				reply = usual[step]
			}
			if then != goOn {
				if then == hang {
					<-over
				}
				return
			}
			if _, err := conn.Write([]byte(reply)); err != nil || step == "QUIT" {
				return
			}
			content = step == "DATA" && strings.HasPrefix(reply, "354")
		}
		line, err := lines.ReadString('\n')
		s.mu.Lock()
		s.seen.WriteString(line)
		s.mu.Unlock()
		if err != nil {
			return
		}
		if content {
			if line == ".\r\n" {
				step, content = "dot", false
			}
			continue
		}
		step, _, _ = strings.Cut(strings.TrimSpace(strings.ToUpper(line)), " ")
	}
}

func (s *scripted) all() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.String()
}
