package sms

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// stations are the folders that a file goes through, what counts most first: one that failed may have been put into the
// outbox again.
func (s *Spool) stations() []station {
	return []station{{s.Sent, model.Delivered}, {s.Out, model.HandedOver}, {s.Failed, model.DeliveryFailed}}
}

type station struct {
	folder string
	state  model.DeliveryState
}

// State is how far the daemon has come with the letter of a key, if one of the folders knows it.
func (s *Spool) State(id string) (_ model.DeliveryState, there bool) {
	for _, at := range s.stations() {
		if len(at.files(id)) > 0 {
			return at.state, true
		}
	}
	return "", false
}

// files are those of a letter.
func (at station) files(id string) []string {
	if at.folder == "" {
		return nil
	}
	found, err := filepath.Glob(filepath.Join(escapeGlob(at.folder), "*"+keyOf(id)+"*"))
	if err != nil {
		return nil
	}
	return found
}

// forget removes what the daemon could not send, so that it can be given to it once more.
func (s *Spool) forget(id string) bool {
	for _, file := range (station{folder: s.Failed}).files(id) {
		if os.Remove(file) != nil {
			return false
		}
	}
	return true
}

// aKey is what keyOf makes.
var aKey = regexp.MustCompile(`wr[A-Za-z0-9]{16,40}`)

// Trace implements [courier.Tracer] by one look into each folder.
func (s *Spool) Trace(ids []string) map[string]courier.Outcome {
	wanted := make(map[string]string, len(ids))
	for _, id := range ids {
		wanted[keyOf(id)] = id
	}
	known := map[string]courier.Outcome{}
	for _, at := range s.stations() {
		if at.folder == "" {
			continue
		}
		files, _ := os.ReadDir(at.folder) // what cannot be read is not known
		for _, file := range files {
			id, asked := wanted[aKey.FindString(file.Name())]
			if _, better := known[id]; asked && !better {
				known[id] = said(at.state)
			}
		}
	}
	return known
}

// said is an outcome in words.
func said(state model.DeliveryState) courier.Outcome {
	return courier.Outcome{State: state, Detail: map[model.DeliveryState]string{
		model.Delivered: "the modem has sent it", model.HandedOver: "it lies in the spool folder", model.DeliveryFailed: "the modem could not send it",
	}[state]}
}

func escapeGlob(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
