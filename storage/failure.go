package storage

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"warroom/model"
)

// CodeAmbiguous says that a name fits several incidents; Args["choices"] lists them.
const CodeAmbiguous model.Code = "ambiguous"

// CodeNoPlace says that nothing can be made at the path, whatever the rights: /proc, for example, only looks like a
// folder. Args["path"] is the path.
const CodeNoPlace model.Code = "no-place"

// unmakable is what it means that something was missing while a file was being made with its folders.
func unmakable(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return &model.Error{
		Code: CodeNoPlace, Message: path + " cannot be made there", Hint: "give a path in a folder of your own",
		Args: map[string]string{"path": path}, Err: err,
	}
}

var errNeedsWriting = errors.New("the file must be opened for writing first")

// result is the primary SQLite result code of an error, or 0.
func result(err error) int {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		return failed.Code() & 0xff
	}
	return 0
}

// passing tells whether an error is only another process being faster, so that the same can be tried again.
func passing(err error) bool {
	code := result(err)
	return code == lib.SQLITE_BUSY || code == lib.SQLITE_LOCKED || code == lib.SQLITE_SCHEMA
}

// unclear tells whether a failed COMMIT may be there all the same.
func unclear(err error) bool { return result(err) == lib.SQLITE_IOERR }

// sickening tells whether a connection that answered err is better replaced.
func sickening(err error) bool {
	switch result(err) {
	case lib.SQLITE_IOERR, lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_CANTOPEN, lib.SQLITE_MISUSE, lib.SQLITE_NOMEM:
		return true
	}
	return false
}

// explain translates an error of the driver or the system into one that says what is true and what to do. Errors that
// need no person, and those that are explained already, come back as they are.
func explain(err error, path string) error {
	if err == nil || model.CodeOf(err) != "" || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	typed := func(code model.Code, message, hint string) error {
		return &model.Error{Code: code, Message: message, Hint: hint, Args: map[string]string{"path": path}, Err: err}
	}
	switch code := result(err); {
	case code == lib.SQLITE_FULL, errors.Is(err, syscall.ENOSPC), errors.Is(err, errQuota):
		return typed(model.CodeDiskFull, "the disk is full; nothing was recorded", "free some space; reading goes on, and writing as soon as there is room")
	case code == lib.SQLITE_BUSY, code == lib.SQLITE_LOCKED:
		return typed(model.CodeBusy, "another process held the file for too long; nothing was recorded", "try again; if it stays so, look for a stopped warroom process")
	case code == lib.SQLITE_NOTADB:
		return notADatabase(path)
	case code == lib.SQLITE_CORRUPT:
		return typed(model.CodeCorrupt, path+" is damaged", "keep the file as it is, restore the last backup, and let warroom audit verify say what is missing")
	case code == lib.SQLITE_READONLY, code == lib.SQLITE_PERM, code == lib.SQLITE_AUTH,
		errors.Is(err, fs.ErrPermission), errors.Is(err, errNeedsWriting), errors.Is(err, syscall.EROFS):
		return typed(model.CodeReadOnly, path+" cannot be written", "check the rights of the file and its folder, and whether the disk is mounted read-only")
	case errors.Is(err, fs.ErrNotExist):
		return typed(model.CodeGone, path+" is not there", "check the path")
	case code == lib.SQLITE_CANTOPEN:
		return typed(model.CodeUnreadable, path+" cannot be opened", "check that it is there and that you may read it and its folder")
	case code == lib.SQLITE_IOERR:
		return typed(model.CodeUnreadable, "the disk reports an error; nothing was recorded", "check the disk; a backup to another one is wise now")
	}
	return err
}

func notADatabase(path string) error {
	return &model.Error{
		Code: model.CodeNotADatabase, Message: path + " is not a warroom file",
		Hint: "give the path of a warroom file, or of one that does not exist yet", Args: map[string]string{"path": path},
	}
}
