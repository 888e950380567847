package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
)

// command is a prepared statement of the writing connection that answers no rows. It is given to the driver directly:
// several run in every act, and what database/sql does around each of them, for pools and transactions, is not needed
// on a connection that has one owner.
type command struct {
	conn *sql.Conn
	stmt driver.StmtExecContext
}

// prepare makes a command. It ends with its connection.
func prepare(ctx context.Context, conn *sql.Conn, text string) (*command, error) {
	c := &command{conn: conn}
	return c, conn.Raw(func(raw any) error {
		stmt, err := raw.(driver.ConnPrepareContext).PrepareContext(ctx, text)
		if err == nil {
			c.stmt = stmt.(driver.StmtExecContext)
		}
		return err
	})
}

// run executes the command once.
func (c *command) run(ctx context.Context, args []any) (done driver.Result, err error) {
	values := make([]driver.NamedValue, len(args))
	for i, arg := range args {
		values[i].Ordinal = i + 1
		if values[i].Value, err = driver.DefaultParameterConverter.ConvertValue(arg); err != nil {
			return nil, err
		}
	}
	err = c.conn.Raw(func(any) error {
		done, err = c.stmt.ExecContext(ctx, values)
		return err
	})
	return done, err
}
