package ways_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
)

// read writes a file of channels and reads it.
func read(t *testing.T, text string, env map[string]string) (ways.Ways, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), ways.FileName)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return ways.Read(ways.Source{File: file, Env: func(name string) string { return env[name] }, Words: locale.New(locale.English)})
}

func TestFile(t *testing.T) {
	all, err := read(t, `# the ways out
channels:
  mail:
    kind: mail
    server: mail.example.org
    user: crisis
    password: {env: MAIL_PASSWORD}
    from: Crisis room <crisis@example.org>
    reply_to: feedback+{incident}@example.org
    test_to: me@example.org
    rate: 600/min
    parallel: 4
  sms:
    kind: sms-gammu
    outbox: /var/spool/gammu/outbox
    sent: /var/spool/gammu/sent
    failed: /var/spool/gammu/error
  chat: {kind: slack, url: {env: SLACK}}
  partner:
    kind: webhook
    url: https://partner.example.org/hook
    secret: {env: HOOK}
  pager:
    kind: sms-http
    url: https://sms.example.org/send?key=1
    headers: {Authorization: {env: SMS_TOKEN, before: "Bearer "}}
    body: '{"to": "{to}", "text": "{text}"}'
    success: [200, 202]
    success_match: '"queued"'
  script: {kind: command, path: /usr/local/bin/tell, args: [--now]}
  phone: {kind: ntfy, topic: crisis}
`, map[string]string{"MAIL_PASSWORD": "secret-1", "SLACK": "https://hooks.slack.example/T0/B0/secret-2", "HOOK": "secret-3", "SMS_TOKEN": "secret-4"})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 7 {
		t.Errorf("%d channels", len(all))
	}
	mail := all["mail"]
	if mail.Kind != ways.Mail || mail.TestTo != "me@example.org" || mail.Rate.PerSecond() != 10 || mail.Parallel != 4 {
		t.Errorf("mail is %+v", mail)
	}
	for id, way := range all {
		if way.Trouble != "" || way.Carrier == nil {
			t.Errorf("%s cannot be used: %s", id, way.Trouble)
		}
	}
}

func TestNoFileIsNoChannels(t *testing.T) {
	all, err := ways.Read(ways.Source{File: filepath.Join(t.TempDir(), "channels.yaml"), Words: locale.New(locale.English)})
	if err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

// Every mistake is found with its place and what to do.
func TestMistakes(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"unknown word":    {"channels:\n  mail: {kind: mial}", `channels.yaml:2:16: "mial" is not known here; did you mean "mail"?`},
		"unknown key":     {"channels:\n  a:\n    kind: slack\n    url: {env: X}\n    ulr: x", `channels.yaml:5:5: "ulr" is not known here; did you mean "url"?`},
		"top":             {"chanels:\n  a: {kind: mail}", `channels.yaml:1:1: "chanels" is not known here; did you mean "channels"?`},
		"missing":         {"channels:\n  a: {kind: webhook, secret: {env: X}}", `channels.yaml:2:6: url is missing; write a line "url: …"`},
		"twice":           {"channels:\n  a: {kind: command, path: /x}\n  a: {kind: command, path: /y}", `channels.yaml:3:3: "a" is given twice, first on line 2; keep one of them`},
		"open secret":     {"channels:\n  a: {kind: slack, url: https://hooks.example/hunter2}", `channels.yaml:2:25: url is a secret and does not belong in this file; write {env: NAME}`},
		"clear":           {"channels:\n  a: {kind: mail, server: mail.example.org, tls: none, from: a@example.org}", "channels.yaml:2:50: without TLS"},
		"http":            {"channels:\n  a: {kind: http, url: http://example.org/}", "channels.yaml:2:24: without TLS"},
		"rate":            {"channels:\n  a: {kind: command, path: /x, rate: fast}", `channels.yaml:2:38: "fast" is not a rate`},
		"relative":        {"channels:\n  a: {kind: command, path: tell.sh}", `channels.yaml:2:28: "tell.sh" means another place`},
		"placeholder":     {"channels:\n  a: {kind: http, url: https://example.org/, body: '{\"x\": \"{customer}\"}'}", "{customer} stands for nothing"},
		"not JSON":        {"channels:\n  a: {kind: http, url: https://example.org/, body: '{\"x\": {text}}'}", "this is not JSON"},
		"not YAML":        {"channels:\n  a: [", "cannot be read as YAML"},
		"anchor":          {"channels:\n  a: {kind: command, path: &x /y}", "channels.yaml:2:"},
		"a list":          {"- a", "channels.yaml:1:"},
		"server":          {"channels:\n  a: {kind: mail, server: 'mail.example.org:x', from: a@example.org}", `is not the name of a server`},
		"from":            {"channels:\n  a: {kind: mail, server: mail.example.org, from: nobody}", `"nobody" is not a mail address`},
		"authorization":   {"channels:\n  a: {kind: http, url: https://example.org/, headers: {authorization: Bearer hunter2}}", "is a secret and does not belong"},
		"second document": {"channels: {}\n---\nchannels: {}", "more than one document"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, c.text, map[string]string{"X": "https://example.org/x"})
			var found plans.Findings
			if !errors.As(err, &found) {
				t.Fatalf("the error is %v", err)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("it says\n%v\nnot\n%s", err, c.want)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("a secret is in the error: %v", err)
			}
		})
	}
}

// A secret that cannot be had makes its own channel unusable and no other; its letters wait.
func TestSecretThatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	open, empty := filepath.Join(dir, "open"), filepath.Join(dir, "empty")
	for name, mode := range map[string]os.FileMode{open: 0o644, empty: 0o600} {
		text := "hunter2"
		if name == empty {
			text = "\n"
		}
		if err := os.WriteFile(name, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	all, err := read(t, `channels:
  env: {kind: slack, url: {env: NOT_SET}}
  open: {kind: slack, url: {file: `+open+`}}
  empty: {kind: slack, url: {file: `+empty+`}}
  gone: {kind: slack, url: {file: secrets/slack}}
  works: {kind: command, path: /bin/true}
`, nil)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[model.ChannelID]string{"env": "NOT_SET is not set", "open": "chmod 600", "empty": "is empty", "gone": "secrets/slack cannot be read", "works": ""} {
		way := all[id]
		if !strings.Contains(way.Trouble, want) || want == "" && way.Trouble != "" {
			t.Errorf("%s: %q, not %q", id, way.Trouble, want)
		}
		if want == "" {
			continue
		}
		outcome := way.Carrier.Carry(t.Context(), courier.Load{}, func() error { t.Error("it is about to leave"); return nil })
		if outcome.State != model.InQueue || !outcome.Link || outcome.Detail != way.Trouble {
			t.Errorf("%s: the outcome is %+v", id, outcome)
		}
	}
}

// A named pipe, into which nobody writes, must not hold up the room.
func TestSecretInANamedPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := exec.Command("mkfifo", "-m", "600", pipe).Run(); err != nil {
		t.Skip("there are no named pipes here")
	}
	done := make(chan ways.Ways)
	go func() {
		all, _ := read(t, "channels:\n  chat: {kind: slack, url: {file: "+pipe+"}}\n", nil)
		done <- all
	}()
	select {
	case all := <-done:
		if !strings.Contains(all["chat"].Trouble, "cannot be read") {
			t.Errorf("the trouble is %q", all["chat"].Trouble)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("it waits for somebody to write")
	}
}

// Nor must one in the place of the file itself, which is read anew while the room is open.
func TestFileThatIsANamedPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := exec.Command("mkfifo", "-m", "600", pipe).Run(); err != nil {
		t.Skip("there are no named pipes here")
	}
	for _, file := range []string{pipe, t.TempDir()} {
		failed := make(chan error, 1)
		go func() {
			_, err := ways.Read(ways.Source{File: file, Words: locale.New(locale.English)})
			failed <- err
		}()
		select {
		case err := <-failed:
			if err == nil {
				t.Errorf("%s was read", file)
			}
		case <-time.After(5 * time.Second):
			t.Fatal("it waits for somebody to write")
		}
	}
}

// Whoever may write the file could let any program run: a channel that runs one is not used until that has ended. The
// others are.
func TestFileThatOthersMayWrite(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such permissions here")
	}
	file := filepath.Join(t.TempDir(), ways.FileName)
	text := "channels:\n  works: {kind: command, path: /bin/true}\n  chat: {kind: slack, url: {env: CHAT}}\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for mode, want := range map[os.FileMode]bool{0o600: false, 0o644: false, 0o664: true, 0o646: true} {
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		all, err := ways.Read(ways.Source{
			File: file, Env: func(string) string { return "https://chat.example/hook" }, Words: locale.New(locale.English),
		})
		if err != nil || (all["works"].Trouble != "") != want || all["chat"].Trouble != "" {
			t.Errorf("%o: %+v, %v", mode, all, err)
		}
	}
}

func TestFileWithAMarkOfItsEncoding(t *testing.T) {
	all, err := read(t, "\ufeffchannels:\r\n  works: {kind: command, path: /bin/true}\r\n", nil)
	if err != nil || len(all) != 1 {
		t.Errorf("%d channels, %v", len(all), err)
	}
}

// What hostile text makes of the file is a finding, never a panic.
func FuzzRead(f *testing.F) {
	f.Add("channels:\n  mail: {kind: mail, server: a, from: a@b.example}")
	f.Add("channels: {a: &x {kind: *x}, <<: !!t y}")
	f.Add("? [a]\n: b")
	file := filepath.Join(f.TempDir(), ways.FileName)
	f.Fuzz(func(t *testing.T, text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		all, err := ways.Read(ways.Source{File: file, Env: func(string) string { return "" }, Words: locale.New(locale.English)})
		if err == nil {
			for id, way := range all {
				if way.Carrier == nil {
					t.Errorf("%q has no carrier and no error", id)
				}
			}
		}
	})
}

// A mail server is spoken to over several connections unless the file says otherwise; other channels one at a time.
func TestParallelUnlessSaid(t *testing.T) {
	all, err := read(t, "channels:\n  mail: {kind: mail, server: 127.0.0.1, tls: none, from: crisis@example.org}\n  script: {kind: command, path: /usr/local/bin/tell}\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	if all["mail"].Parallel != 8 || all["script"].Parallel != 1 {
		t.Errorf("%d by mail, %d by a program", all["mail"].Parallel, all["script"].Parallel)
	}
}
