package e2e

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"
)

// Case 1: three writers are killed at any moment, again and again. What was acknowledged is there, once, and the file
// is whole.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := torture(200, 2000)
	d := newDesk(t)
	d.must("declare", "Killed at any moment")
	start := time.Now()
	for n := range 3 {
		d.must("say", fmt.Sprintf("warm-up %d", n))
	}
	usual := time.Since(start) // three in turn take about as long as one beside two others
	var (
		mu     sync.Mutex
		acks   []string
		killed int
		wg     sync.WaitGroup
	)
	for writer := range 3 {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(uint64(writer), 7))
			for n := 0; ; n++ {
				mu.Lock()
				done := killed >= kills
				mu.Unlock()
				if done {
					return
				}
				text := fmt.Sprintf("writer %d note %d", writer, n)
				acknowledged, wasKilled := d.sayAndKill(text, usual, random)
				mu.Lock()
				if acknowledged {
					acks = append(acks, text)
				}
				if wasKilled {
					killed++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	t.Logf("%d kills, %d notes acknowledged", killed, len(acks))
	if len(acks) < kills/20 {
		t.Fatalf("only %d notes were acknowledged: the kills come too early to test anything", len(acks))
	}
	d.whole(acks)
}

// sayAndKill writes a note and kills the process at a random moment of the time that it usually takes, or shortly
// after.
func (d *desk) sayAndKill(text string, usual time.Duration, random *rand.Rand) (acknowledged, killed bool) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := d.command(ctx, "say", text)
	if err := cmd.Start(); err != nil {
		d.t.Errorf("start: %v", err)
		return false, true
	}
	wait := time.Duration(random.Int64N(int64(usual + usual/2)))
	timer := time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	if timer.Stop() && err != nil {
		d.t.Errorf("say %q ended with %v though nobody killed it", text, err)
	}
	return err == nil, err != nil
}
