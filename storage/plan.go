package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"

	"warroom/model"
)

// shelf holds the plans that were read already, by digest.
type shelf struct {
	parse func([]byte) (*model.Plan, error)

	mu      sync.Mutex
	plans   map[string]*model.Plan
	current string // the digest kept last by this process: what a new incident starts with
}

func newShelf(parse func([]byte) (*model.Plan, error)) *shelf {
	return &shelf{parse: parse, plans: map[string]*model.Plan{}}
}

func (s *shelf) get(digest string) (*model.Plan, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	plan, ok := s.plans[digest]
	return plan, ok
}

// KeepPlan stores the archive of a plan under its digest, hex SHA-256, and makes it the plan with which this process
// declares incidents. Keeping the same plan again writes nothing.
func (l *Log) KeepPlan(ctx context.Context, digest string, archive []byte) error {
	if sum := sha256.Sum256(archive); hex.EncodeToString(sum[:]) != digest {
		return fmt.Errorf("keep plan: the archive does not have the digest %s", digest)
	}
	var there int
	err := l.readers.QueryRowContext(ctx, `SELECT 1 FROM plan WHERE digest = ?`, digest).Scan(&there)
	if errors.Is(err, sql.ErrNoRows) {
		err = l.write(ctx, &job{run: func(t *turn) error {
			_, err := t.exec(`INSERT INTO plan (digest, archive) VALUES (?, ?) ON CONFLICT DO NOTHING`, digest, archive)
			return err
		}})
	}
	if err != nil {
		return l.failed("keep plan", err)
	}
	l.plans.mu.Lock()
	defer l.plans.mu.Unlock()
	l.plans.current = digest
	return nil
}

// Plan is the plan with a digest. When it is not here or cannot be read, [model.EmptyPlan] comes with the error, so
// that the incident can be shown all the same.
func (l *Log) Plan(ctx context.Context, digest string) (*model.Plan, error) {
	plan, err := l.plans.read(ctx, l.readers, digest)
	return plan, l.failed("read plan", err)
}

func (s *shelf) read(ctx context.Context, q querier, digest string) (*model.Plan, error) {
	if plan, ok := s.get(digest); ok {
		return plan, nil
	}
	var archive []byte
	err := q.QueryRowContext(ctx, `SELECT archive FROM plan WHERE digest = ?`, digest).Scan(&archive)
	if errors.Is(err, sql.ErrNoRows) || err == nil && s.parse == nil {
		return model.EmptyPlan, &model.Error{
			Code: model.CodeNotFound, Message: "the plan " + digest + " is not in this file",
			Hint: "open the room with the plan folder that the incident was declared with", Args: map[string]string{"digest": digest},
		}
	}
	if err != nil {
		return model.EmptyPlan, err
	}
	if sum := sha256.Sum256(archive); hex.EncodeToString(sum[:]) != digest {
		return model.EmptyPlan, &model.Error{
			Code: model.CodeCorrupt, Message: "the plan " + digest + " is damaged",
			Hint: "adopt the plan again from its folder", Args: map[string]string{"digest": digest},
		}
	}
	plan, err := s.parse(archive)
	if err != nil {
		return model.EmptyPlan, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plans[digest] = plan
	return plan, nil
}

// plan is what a command is decided with: the incident's own plan, or for a declaration the one kept last. A plan
// that cannot be read must not stop anybody from writing down what happens.
func (t *turn) plan(inc *model.Incident) *model.Plan {
	shelf := t.w.log.plans
	shelf.mu.Lock()
	digest := shelf.current
	shelf.mu.Unlock()
	if inc != nil {
		digest = inc.Plan.Digest
	}
	if digest == "" && inc == nil {
		_ = t.row(`SELECT digest FROM plan ORDER BY k DESC LIMIT 1`, nil, &digest)
	}
	if digest == "" {
		return model.EmptyPlan
	}
	plan, _ := shelf.read(t.ctx, t.w.conn, digest)
	return plan
}
