package mail_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// What a server says before it was asked is never taken for an answer about this letter or the next one.
func TestAServerThatIsAhead(t *testing.T) {
	for name, c := range map[string]struct {
		step, says string
		first      model.DeliveryState
		greeted    int
		dots       int
	}{
		"takes the letter before its end":   {"DATA", "354 go\r\n250 taken\r\n", model.InQueue, 2, 1},
		"refuses the letter before its end": {"DATA", "354 go\r\n552 too much\r\n", model.DeliveryFailed, 2, 1},
		"puts it off before its end":        {"DATA", "354 go\r\n451 later\r\n", model.InQueue, 2, 1},
		"asks twice for the text":           {"DATA", "354 go\r\n354 go\r\n", model.InQueue, 2, 1},
		"takes it twice":                    {"dot", "250 taken\r\n250 taken\r\n", model.HandedOver, 2, 2},
		"takes it and asks for more":        {"dot", "250 taken\r\n354 more\r\n", model.HandedOver, 2, 2},
		"asks for more":                     {"dot", "354 more\r\n", model.Uncertain, 2, 2},
	} {
		for how, with := range map[string]func(func(string) (string, action)) func(string) (string, action){
			"one command at a time": func(say func(string) (string, action)) func(string) (string, action) { return say }, "commands together": pipelining,
		} {
			t.Run(name+"/"+how, func(t *testing.T) {
				greeted, once := 0, true
				server := serve(t, with(func(step string) (string, action) {
					if step == "connect" {
						greeted++
					}
					if step == c.step && once {
						once = false
						return c.says, goOn
					}
					return "", goOn
				}))
				carrier := reaching(t, server.address, soon)
				if first := carrier.Carry(t.Context(), letter(), recorded); first.State != c.first {
					t.Errorf("the first: %+v", first)
				}
				if next := carrier.Carry(t.Context(), letter(), recorded); next.State != model.HandedOver {
					t.Errorf("the next: %+v", next)
				}
				if dots := strings.Count(server.all(), "\r\n.\r\n"); dots != c.dots || greeted != c.greeted {
					t.Errorf("%d letters by %d connections, want %d by %d", dots, greeted, c.dots, c.greeted)
				}
			})
		}
	}
}

// A server that hangs up in the middle of a text and says why is believed: the channel is well, this letter is not wanted.
func TestAServerThatSaysWhyItHangsUp(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		lines := bufio.NewReader(conn)
		for _, say := range []string{"220 test", "250 test", "250 ok", "250 ok", "354 go"} {
			fmt.Fprintf(conn, "%s\r\n", say)
			_, _ = lines.ReadString('\n')
		}
		fmt.Fprint(conn, "552 too much\r\n")
	}()
	long := func(l *courier.Load) { l.Letter.Text = strings.Repeat(strings.Repeat("long ", 14)+"\n", 3500) }
	outcome := reaching(t, listener.Addr().String()).Carry(t.Context(), letter(long), recorded)
	if outcome.State != model.DeliveryFailed || outcome.Link || outcome.Detail != "552 too much" {
		t.Errorf("the outcome is %+v", outcome)
	}
}

// confused is a mail server that says too much, too little and the wrong thing, at random, and notes for whom it took which
// text, and whom it refused.
type confused struct {
	chance *rand.Rand

	mu      sync.Mutex
	taken   map[string][]string // texts by recipient
	refused map[string]bool     // recipients whose text was not wanted
}

// says is one answer with what else comes with it.
func (s *confused) says(usual ...string) (say string, good bool) {
	say = usual[s.chance.IntN(len(usual))]
	good = say == usual[0]
	for s.chance.IntN(12) == 0 {
		say += []string{"250 ok\r\n", "354 go\r\n", "250-so\r\n250 ok\r\n", "550 no\r\n", "421 bye\r\n", "hello\r\n", "503 out of step\r\n"}[s.chance.IntN(7)]
	}
	if s.chance.IntN(120) == 0 {
		return "", good
	}
	return say, good
}

func (s *confused) talk(conn net.Conn) {
	defer conn.Close()
	lines, to := bufio.NewReader(conn), ""
	answer := func(usual ...string) bool {
		say, good := s.says(usual...)
		_, _ = conn.Write([]byte(say))
		return good
	}
	s.mu.Lock()
	answer("220 test\r\n")
	s.mu.Unlock()
	for {
		command, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		s.mu.Lock()
		switch verb := strings.ToUpper(command); {
		case strings.HasPrefix(verb, "EHLO"):
			answer([]string{"250-test\r\n250-PIPELINING\r\n250 8BITMIME\r\n", "250 test\r\n"}[s.chance.IntN(2)])
		case strings.HasPrefix(verb, "RCPT"):
			to = strings.Trim(command[len("RCPT TO:"):], "<>\r\n")
			if !answer("250 ok\r\n", "250 ok\r\n", "550 nobody\r\n", "451 later\r\n") && s.chance.IntN(2) == 0 {
				to = ""
			}
		case strings.HasPrefix(verb, "DATA"):
			if to == "" && s.chance.IntN(3) > 0 {
				answer("503 nobody\r\n")
				break
			}
			if !answer("354 go\r\n", "354 go\r\n", "354 go\r\n", "451 later\r\n") {
				break
			}
			text := ""
			for line := ""; line != ".\r\n"; {
				if line, err = lines.ReadString('\n'); err != nil {
					s.mu.Unlock()
					return
				}
				text += line
			}
			s.taken[to] = append(s.taken[to], text)
			if !answer("250 taken\r\n", "250 taken\r\n", "550 no\r\n") {
				s.refused[to] = true
			}
			to = ""
		default:
			answer("250 ok\r\n")
		}
		s.mu.Unlock()
	}
}

// Whatever a server confuses: no text reaches anybody whom it is not for, none reaches anybody twice at one try, and a
// letter that counts as handed over has come with its dot and was not refused.
func TestAConfusedServer(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			confuse(t, seed)
		})
	}
}

func confuse(t *testing.T, seed uint64) {
	server := &confused{chance: rand.New(rand.NewPCG(seed, 1)), taken: map[string][]string{}, refused: map[string]bool{}} //nolint:gosec // the same every time
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go server.talk(conn)
		}
	}()
	carrier := reaching(t, listener.Addr().String(), soon)
	for n := range 30 {
		to := fmt.Sprintf("to%02d@acme.example", n)
		outcome := carrier.Carry(t.Context(), letter(func(l *courier.Load) { l.Address, l.Letter.Text = to, "only for "+to }), recorded)
		server.mu.Lock()
		taken, refused := slices.Clone(server.taken[to]), server.refused[to]
		server.mu.Unlock()
		switch {
		case len(taken) > 1:
			t.Errorf("%s has it %d times", to, len(taken))
		case outcome.State == model.HandedOver && (len(taken) == 0 || refused):
			t.Errorf("%s counts as told and is not: %+v", to, outcome)
		case outcome.State == model.Uncertain && len(taken) == 0:
			t.Errorf("the end of the text for %s has not left, and counts as uncertain: %+v", to, outcome)
		}
	}
	server.mu.Lock()
	defer server.mu.Unlock()
	for to, texts := range server.taken {
		for _, text := range texts {
			if to == "" || !strings.Contains(strings.ReplaceAll(text, "=40", "@"), "only for "+to) {
				t.Errorf("%q got the text of another", to)
			}
		}
	}
}
