package publish

import (
	"bytes"
	"html/template"
	"strings"

	"warroom/model"
)

// shell is what stands around an incident on its own page: the page that the template makes of an incident that is
// not there, cut where its id, its title and its story belong. There may be thousands of such pages, and they differ
// in nothing else.
type shell struct {
	pieces []string
	slots  []int // what follows each piece but the last: 0 the id, 1 the title, 2 the story
	size   int   // of all pieces together
}

// shells makes the shells of a language: of incidents that are over, and of those that are not, whose foot says how old
// the state is.
func (s *Site) shells(language model.Language) (all map[bool]shell, err error) {
	all = map[bool]shell{}
	marks := []string{identify(s.ID, "shell", "id"), identify(s.ID, "shell", "title"), identify(s.ID, "shell", "story")}
	for _, over := range []bool{false, true} {
		page := s.view(language, incidentPath(marks[0]), 2)
		page.Title, page.Story, page.Dated = marks[1], template.HTML(marks[2]), !over //nolint:gosec // letters and digits
		var out bytes.Buffer
		if err := look().pages["incident"].ExecuteTemplate(&out, "page", page); err != nil {
			return nil, err
		}
		all[over] = cut(out.String(), marks)
	}
	return all, nil
}

// cut parts a text where marks stand in it.
func cut(text string, marks []string) shell {
	var s shell
	for {
		at, which := len(text), -1
		for n, mark := range marks {
			if found := strings.Index(text, mark); found >= 0 && found < at {
				at, which = found, n
			}
		}
		s.pieces, s.size = append(s.pieces, text[:at]), s.size+at
		if which < 0 {
			return s
		}
		s.slots, text = append(s.slots, which), text[at+len(marks[which]):]
	}
}

// around is the page of an incident. What fills it is HTML already.
func (s shell) around(id, title, story string) []byte {
	fill := [3]string{id, title, story}
	size := s.size
	for _, which := range s.slots {
		size += len(fill[which])
	}
	page := append(make([]byte, 0, size), s.pieces[0]...)
	for n, which := range s.slots {
		page = append(append(page, fill[which]...), s.pieces[n+1]...)
	}
	return page
}
