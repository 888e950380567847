package model

import (
	"encoding/hex"
	"strings"
)

// Evidence is a file that was kept, named by its content. The room stores the sum, not the file.
type Evidence struct {
	Name   string
	SHA256 string // 64 hex digits
	Size   int64  // bytes
	Note   string
	At     Stamp
	By     Actor
	Ref    Ref
}

// AttachEvidence records a file by its SHA-256.
type AttachEvidence struct {
	Name   string
	SHA256 string
	Size   int64
	Note   string
}

// EvidenceAttached says that a file was kept.
type EvidenceAttached struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size,omitempty"`
	Note   string `json:"note,omitempty"`
}

// Kind implements [Body].
func (EvidenceAttached) Kind() Kind      { return "evidence.attached" }
func (b EvidenceAttached) words() string { return b.Note }

func (b EvidenceAttached) apply(f *folding, e *Entry) {
	f.Evidence = append(f.Evidence, Evidence{
		Name: b.Name, SHA256: b.SHA256, Size: b.Size, Note: e.Text(), At: e.When(), By: e.Actor, Ref: e.Ref(),
	})
}

func (i AttachEvidence) decide(*Setting) ([]Body, error) {
	if err := needed("file name", i.Name); err != nil {
		return nil, err
	}
	i.SHA256 = strings.ToLower(i.SHA256)
	if raw, err := hex.DecodeString(i.SHA256); err != nil || len(raw) != len(Hash{}) {
		return nil, &Error{Code: CodeUnknownWord, Message: "the SHA-256 is not 64 hex digits", Hint: "sha256sum FILE prints it"}
	}
	return []Body{EvidenceAttached(i)}, nil
}
