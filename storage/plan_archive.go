package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"

	"warroom/model"
)

// PlanArchive is the archive of a plan as it was kept, for whoever reads more of it than [Log.Plan] does. It is nil
// when no plan of that digest is here.
func (l *Log) PlanArchive(ctx context.Context, digest string) ([]byte, error) {
	var archive []byte
	err := l.readers.QueryRowContext(ctx, `SELECT archive FROM plan WHERE digest = ?`, digest).Scan(&archive)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, l.failed("read plan archive", err)
	}
	if sum := sha256.Sum256(archive); hex.EncodeToString(sum[:]) != digest {
		return nil, &model.Error{
			Code: model.CodeCorrupt, Message: "the plan " + digest + " is damaged",
			Hint: "adopt the plan again from its folder", Args: map[string]string{"digest": digest},
		}
	}
	return archive, nil
}
