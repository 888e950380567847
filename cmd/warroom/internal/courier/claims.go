package courier

import (
	"sync"

	"warroom/model"
)

// claim is somebody who can get one letter at a time: a later one by a faster channel must not overtake.
type claim struct {
	incident  model.IncidentID
	recipient model.RecipientID
	channel   model.ChannelID // only where a channel is told once for all
}

func claimOf(p Parcel) claim {
	if p.Recipient != "" {
		return claim{p.Incident, p.Recipient, ""}
	}
	return claim{p.Incident, "", p.Channel}
}

// claims are those who are being written to now.
type claims struct {
	freed func() // called when somebody else waited for the one that was given back

	mu    sync.Mutex
	taken map[claim]bool // whether somebody waits
}

// take claims somebody; false if another letter to them is under way.
func (s *claims) take(one claim) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, taken := s.taken[one]; taken {
		s.taken[one] = true
		return false
	}
	if s.taken == nil {
		s.taken = map[claim]bool{}
	}
	s.taken[one] = false
	return true
}

func (s *claims) give(one claim) {
	s.mu.Lock()
	waited := s.taken[one]
	delete(s.taken, one)
	s.mu.Unlock()
	if waited {
		s.freed()
	}
}
