package model

// BehindIf lists the languages whose wordings would be left behind if the notice said this instead, its own language
// first.
func (n Notice) BehindIf(said []Wording) []Language { return leftBehind(n.wordings(), said, n.behind) }
