package storage

import "strconv"

// Two marks stand around every letter, and while many leave they come by the dozen. What is the same for all letters
// that are about to leave is asked once and written once; what is not goes the way of every other mark.

// leaving are the letters of marks that are about to leave, by the number of their tries, if every one of them waits
// in the line and may be written together with the others; rest are all other marks. Otherwise all are rest.
func (t *turn) leaving(marks []ParcelMark) (tries map[int][]int64, rest []ParcelMark, err error) {
	var ids []int64
	tries = map[int][]int64{}
	others := map[int64]bool{}
	for _, mark := range marks {
		if mark.Ending && mark.At.IsZero() && mark.Was == "" {
			tries[mark.Tries], ids = append(tries[mark.Tries], mark.ID), append(ids, mark.ID)
			continue
		}
		rest, others[mark.ID] = append(rest, mark), true
	}
	if len(ids) < 2 {
		return nil, marks, nil
	}
	for _, id := range ids {
		if others[id] {
			return nil, marks, nil
		}
	}
	var wait int
	err = t.row(`SELECT count(DISTINCT p.id) FROM json_each(?) one CROSS JOIN parcel p ON p.id = one.value WHERE p.state = 'queued' AND p.ending = 0 AND p.site = ?`,
		[]any{list(ids), t.home.key}, &wait)
	if err != nil || wait != len(ids) { // one is refused, or is told twice
		return nil, marks, err
	}
	return tries, rest, nil
}

// leave marks letters as about to leave.
func (t *turn) leave(tries map[int][]int64) error {
	for n, ids := range tries {
		_, err := t.exec(`UPDATE parcel SET ending = 1, tries = max(tries, ?), at = ? WHERE id IN (SELECT value FROM json_each(?))`, n, t.now.UnixMilli(), list(ids))
		if err != nil {
			return err
		}
	}
	return nil
}

// list is what json_each takes apart again.
func list(ids []int64) string {
	text := []byte{'['}
	for n, id := range ids {
		if n > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, id, 10)
	}
	return string(append(text, ']'))
}
