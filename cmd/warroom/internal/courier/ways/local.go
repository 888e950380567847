package ways

import (
	"path/filepath"
	"strconv"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/command"
	"warroom/cmd/warroom/internal/courier/sms"
)

func (r *reading) gammu(k *keys) courier.Carrier { return k.spool(sms.Gammu) }

func (r *reading) smstools(k *keys) courier.Carrier { return k.spool(sms.SMSTools) }

// spool reads where the folders of a daemon are.
func (k *keys) spool(daemon sms.Daemon) courier.Carrier {
	return &sms.Spool{
		Daemon: daemon, Out: k.absolute("outbox", true), Sent: k.absolute("sent", false), Failed: k.absolute("failed", false),
		Wait: k.get("wait").span(), Plain: k.get("transliterate").yes(),
	}
}

// command reads which executable carries the letters. Whoever may write the file could let any run.
func (r *reading) command(k *keys) courier.Carrier {
	if r.shared {
		r.lacks("file-shared")
	}
	return &command.Carrier{Path: k.absolute("path", true), Args: k.get("args").list(), Timeout: k.get("timeout").span()}
}

// absolute is a path that means the same wherever the program was started.
func (k *keys) absolute(name string, needed bool) string {
	path := k.get(name).text()
	switch {
	case path == "" && needed:
		k.get(name).wrong("needed", "Key", name)
	case path != "" && !filepath.IsAbs(path):
		k.get(name).wrong("absolute", "Word", strconv.Quote(path))
	}
	return path
}
