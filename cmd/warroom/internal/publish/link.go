package publish

import "warroom/model"

// link is where a file in the folder of a language is found, in full if anybody has said where the page is.
func (s *Site) link(language model.Language, path string) string {
	path = string(language) + "/" + path
	if s.URL == "" {
		return path
	}
	return s.URL + "/" + path
}

// near is where a file is found from a neighbour in the folder of its language.
func (s *Site) near(language model.Language, path string) string {
	if s.URL == "" {
		return path
	}
	return s.link(language, path)
}
