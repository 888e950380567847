package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// command is a prepared statement of the writing connection that answers no rows, or one number. It is given to the
// driver directly: several run in every act, and what database/sql does around each of them, for pools and
// transactions, is not needed on a connection that has one owner.
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

// number executes a command that takes nothing and answers one number.
func (c *command) number(ctx context.Context) (n int64, err error) {
	err = c.conn.Raw(func(any) error {
		rows, err := c.stmt.(driver.StmtQueryContext).QueryContext(ctx, nil)
		if err != nil {
			return err
		}
		value := make([]driver.Value, 1)
		if err = errors.Join(rows.Next(value), rows.Close()); err != nil {
			return err
		}
		var ok bool
		if n, ok = value[0].(int64); !ok {
			return fmt.Errorf("read a number: %T", value[0])
		}
		return nil
	})
	return n, err
}
