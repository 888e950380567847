package main

import (
	"context"
	"crypto/rand"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/step"
	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/model"
)

// codeUnsent is for a test letter that did not arrive; what it met is printed already.
const codeUnsent model.Code = "cli-unsent"

// channelTest is what came of a test for --json.
type channelTest struct {
	Channel model.ChannelID     `json:"channel"`
	Kind    ways.Kind           `json:"kind"`
	To      string              `json:"to,omitempty"`
	Steps   []channelStep       `json:"steps"`
	State   model.DeliveryState `json:"state"`
	Detail  string              `json:"detail,omitempty"` // what the other side said
}

type channelStep struct {
	Step   step.Name `json:"step"`
	Detail string    `json:"detail,omitempty"`
	Failed bool      `json:"failed"`
}

// channelsTestCommand sends a letter to the operator's own address and says what happened, step by step.
func (p *program) channelsTestCommand() *cobra.Command {
	var to string
	cmd := p.prints(&cobra.Command{
		Use: "test CHANNEL", Short: p.t("verb.channels-test"), Long: p.t("verb.channels-test.long"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			database, err := p.database()
			if err != nil {
				return err
			}
			known, err := p.ways(database)
			if err != nil {
				return err
			}
			defer func() { _ = known.Close() }()
			way, err := p.wayNamed(known, database, args[0])
			if err != nil {
				return err
			}
			return p.tryChannel(cmd.Context(), way, to)
		},
	})
	cmd.Flags().StringVar(&to, "to", "", p.t("flag.channels-to"))
	return p.carries(cmd)
}

// wayNamed is the channel of a name, or an error with the names there are.
func (p *program) wayNamed(known ways.Ways, database, name string) (ways.Way, error) {
	if way, there := known[model.ChannelID(name)]; there {
		return way, nil
	}
	if len(known) == 0 {
		hint := "warroom channels init"
		if _, err := os.Stat(p.channelsFile(database)); err == nil {
			hint = "warroom channels"
		}
		return ways.Way{}, &model.Error{Code: codeNotReady, Message: p.noWays(database), Hint: hint}
	}
	var names []string
	for _, id := range slices.Sorted(maps.Keys(known)) {
		names = append(names, string(id))
	}
	return ways.Way{}, unknownWord("channel", name, names)
}

// needsAddress are the kinds that send to one address; the others have it in their setup.
var needsAddress = []ways.Kind{ways.Mail, ways.SMSHTTP, ways.SMSGammu, ways.SMSTools}

func (p *program) tryChannel(ctx context.Context, way ways.Way, to string) error {
	if to == "" {
		to = way.TestTo
	}
	if to == "" && slices.Contains(needsAddress, way.Kind) {
		return usage(p.t("channels.no-address"), p.t("channels.no-address.hint", "Channel", string(way.Channel)))
	}
	result := channelTest{Channel: way.Channel, Kind: way.Kind, To: to, Steps: []channelStep{}}
	var mu sync.Mutex // connecting may try two addresses at once
	ctx = step.Watch(ctx, func(taken step.Step) {
		mu.Lock()
		defer mu.Unlock()
		one := channelStep{taken.Name, taken.Detail, taken.Failed}
		result.Steps = append(result.Steps, one)
		if !p.flags.json {
			p.printStep(one)
		}
	})
	if !p.flags.json {
		p.line(p.t("channels.testing", "Channel", string(way.Channel), "Kind", string(way.Kind), "To", model.Safe(to)))
	}
	outcome := way.Carrier.Carry(ctx, p.testLetter(way, to), func() error { return nil })
	mu.Lock()
	defer mu.Unlock()
	result.State, result.Detail = outcome.State, outcome.Detail
	if p.flags.json {
		if err := p.writeJSON(result); err != nil {
			return err
		}
	}
	return p.tested(result)
}

// testLetter says of itself that it is only a test.
func (p *program) testLetter(way ways.Way, to string) courier.Load {
	host, _ := os.Hostname()
	text := p.t("channels.letter", "Channel", string(way.Channel), "Host", model.Safe(host))
	letter := model.Letter{Language: p.words.Lang(), Subject: p.t("channels.letter.subject"), Text: text}
	if strings.HasPrefix(string(way.Kind), "sms") {
		letter.Subject = ""
	}
	return courier.Load{
		ID: strings.ToLower(rand.Text()), Incident: "TEST", Recipient: model.AddressRecipient(to), Address: to, Letter: letter, Short: text,
		Written: p.clock(),
	}
}

// printStep is one line: what was done, or what could not be.
func (p *program) printStep(s channelStep) {
	id := "channels.step." + string(s.Step)
	if s.Failed {
		id += ".failed"
	}
	p.line("  "+p.t(id), model.Safe(s.Detail))
}

// tested says in words what came of it; the exit code tells a script.
func (p *program) tested(result channelTest) error {
	if result.State.Left() {
		if !p.flags.json {
			p.line(p.t("channels.tested."+string(result.State)), p.words.Term("why", result.Detail))
		}
		return nil
	}
	code := exitTryAgain
	if result.State == model.DeliveryFailed {
		code = exitRefused
	}
	return &coded{code, &model.Error{
		Code: codeUnsent, Message: p.t("channels.tested."+string(result.State), "Detail", p.words.Term("why", result.Detail)),
		Hint: p.t("channels.tested." + string(result.State) + ".hint"),
	}}
}
