package ways

import (
	"strconv"
	"strings"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// Kind is the sort of carrier that a channel leaves by.
type Kind string

// The kinds that channels.yaml knows.
const (
	Mail       Kind = "mail"
	SMSHTTP    Kind = "sms-http"
	SMSGammu   Kind = "sms-gammu"
	SMSTools   Kind = "sms-smstools"
	Slack      Kind = "slack"
	Teams      Kind = "teams"
	Mattermost Kind = "mattermost"
	Ntfy       Kind = "ntfy"
	Telegram   Kind = "telegram"
	Matrix     Kind = "matrix"
	HTTP       Kind = "http"
	Webhook    Kind = "webhook"
	Command    Kind = "command"
)

// kinds are all kinds in the order in which they are offered, and what reads the rest of their keys.
var kinds = []struct {
	kind Kind
	make func(*reading, *keys) courier.Carrier
}{
	{Mail, (*reading).mail},
	{SMSHTTP, (*reading).smsHTTP},
	{SMSGammu, (*reading).gammu},
	{SMSTools, (*reading).smstools},
	{Slack, (*reading).slack},
	{Teams, (*reading).teams},
	{Mattermost, (*reading).mattermost},
	{Ntfy, (*reading).ntfy},
	{Telegram, (*reading).telegram},
	{Matrix, (*reading).matrix},
	{HTTP, (*reading).plainHTTP},
	{Webhook, (*reading).webhook},
	{Command, (*reading).command},
}

// way reads one channel. What is wrong with it is noted; what it lacks from outside the file is its trouble.
func (r *reading) way(id model.ChannelID, at node) Way {
	r.trouble, r.secrets = "", nil
	k := at.keys()
	given := k.need("kind")
	names := make([]string, len(kinds))
	for n, one := range kinds {
		if names[n] = string(one.kind); names[n] != given {
			continue
		}
		few := 1
		if one.kind == Mail {
			few = mailParallel
		}
		way := Way{
			Channel: id, Kind: one.kind, TestTo: k.get("test_to").text(), Rate: k.get("rate").rate(), Parallel: k.get("parallel").number(few, 1, maxParallel),
		}
		way.Carrier = one.make(r, k)
		k.done()
		if way.Trouble = r.trouble; way.Trouble != "" {
			way.Carrier = troubled(way.Trouble)
		}
		return way
	}
	if given != "" {
		k.get("kind").word(names...)
	}
	return Way{Channel: id}
}

// rate is a number of letters in a span of time: 10/s, 100/min, 1000/h.
func (n node) rate() Rate {
	text := n.text()
	if text == "" {
		return Rate{}
	}
	count, unit, _ := strings.Cut(text, "/")
	per := map[string]time.Duration{"s": time.Second, "min": time.Minute, "h": time.Hour}[strings.TrimSpace(unit)]
	number, err := strconv.Atoi(strings.TrimSpace(count))
	if err != nil || number < 1 || number > 1_000_000 || per == 0 {
		n.wrong("rate", "Word", strconv.Quote(text))
		return Rate{}
	}
	return Rate{number, per}
}

// number is a whole number in a range; nothing is the one given.
func (n node) number(nothing, least, most int) int {
	text := n.text()
	if text == "" {
		return nothing
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < least || number > most {
		n.wrong("number", "Word", strconv.Quote(text), "Least", least, "Most", most)
		return nothing
	}
	return number
}

// span is a length of time such as 30s, at most a minute: no letter may take longer. Nothing is 0.
func (n node) span() time.Duration {
	const most = time.Minute
	text := n.text()
	if text == "" {
		return 0
	}
	length, err := time.ParseDuration(text)
	if err != nil || length <= 0 || length > most {
		n.wrong("span", "Word", strconv.Quote(text), "Most", most.String())
		return 0
	}
	return length
}

// Kinds are all kinds that channels.yaml knows, in the order in which they are offered.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for n, one := range kinds {
		all[n] = one.kind
	}
	return all
}
