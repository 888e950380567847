package main

import (
	"context"
	"errors"
	"sync"

	"warroom/plans"
)

// folders answers whole plan folders by digest: from what the log keeps, else the one that the program ships. A folder
// is parsed once.
func (s *session) folders() func(context.Context, string) (*plans.Folder, error) {
	var mu sync.Mutex
	known := map[string]*plans.Folder{}
	return func(ctx context.Context, digest string) (*plans.Folder, error) {
		mu.Lock()
		defer mu.Unlock()
		if folder := known[digest]; folder != nil {
			return folder, nil
		}
		archive, err := s.log.PlanArchive(ctx, digest)
		if err != nil {
			return nil, at(s.log.Path(), err)
		}
		folder, err := plans.DefaultFolder(s.words.Lang()), error(nil)
		if archive != nil {
			folder, err = plans.ParseFolder(archive)
		}
		var findings plans.Findings
		if errors.As(err, &findings) {
			err = nil // what could be read of it is better than nothing
		}
		if err != nil || folder.Plan.Digest != digest {
			return nil, err
		}
		known[digest] = folder
		return folder, nil
	}
}
