package plans

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"warroom/model"
)

// told adds to the files of the shipped plan in its own language what readers of further ones are told: the texts of
// notices, what a prepared case says to people outside, and what the product is called. A text stands beside its
// original and is called like it: templates/customers-acknowledge.en.md. Executives are the company's own and read the
// plan's language.
func told(files []file, own model.Language, also []model.Language) []file {
	if len(also) == 0 {
		return files
	}
	for n := range len(files) {
		f := &files[n]
		switch folder, _, _ := strings.Cut(f.path, "/"); folder {
		case "plan.yaml":
			f.text = productsIn(f.text, own, also)
		case "scenarios":
			f.text = caseIn(*f, also)
		case "templates":
			if bytes.Contains(f.text, []byte("\naudience: executives\n")) {
				continue
			}
			for _, lang := range also {
				files = append(files, textIn(files[n].path, lang))
			}
		}
	}
	return files
}

// textIn is the text of a notice in a further language. It says its language itself; the original has that of the plan.
func textIn(original string, lang model.Language) file {
	head := "---\nlanguage: " + string(lang) + "\n"
	text := bytes.TrimPrefix(inTongue(original, lang), []byte("---\n"))
	name := strings.TrimSuffix(original, ".md") + "." + lang.Base() + ".md"
	return file{name, slices.Concat([]byte(head), text)}
}

// caseIn is a prepared case with what it says to people outside in further languages below it.
func caseIn(f file, also []model.Language) []byte {
	text := append(slices.Clip(f.text), "\ntranslations:\n"...)
	for _, lang := range also {
		text = fmt.Appendf(text, "  %s:\n", lang)
		_, said, _ := bytes.Cut(inTongue(f.path, lang), []byte("\nsays:"))
		said, _, _ = bytes.Cut(said, []byte("\ninside:"))
		for line := range bytes.Lines(slices.Concat([]byte("says:"), said, []byte("\n"))) {
			text = append(append(text, "    "...), line...)
		}
	}
	return text
}

// productsIn is plan.yaml with what the product is called until somebody gives it its name, which is the same everywhere.
func productsIn(plan []byte, own model.Language, also []model.Language) []byte {
	names := make([]string, 0, 1+len(also))
	for _, lang := range append([]model.Language{own}, also...) {
		names = append(names, string(lang)+": "+quoted(string(productLine(inTongue("plan.yaml", lang)))))
	}
	return bytes.Replace(plan, slices.Concat([]byte("\nproduct: "), productLine(plan)), []byte("\nproduct: {"+strings.Join(names, ", ")+"}"), 1)
}

// productLine is what the shipped plan.yaml says of the product.
func productLine(plan []byte) []byte {
	_, rest, _ := bytes.Cut(plan, []byte("\nproduct: "))
	name, _, _ := bytes.Cut(rest, []byte("\n"))
	return name
}

// inTongue is a file of the shipped plan in a language: it has the same files in all of them.
func inTongue(path string, lang model.Language) []byte {
	text, err := library.ReadFile("library/" + folderOf(lang) + "/" + path)
	if err != nil {
		panic(fmt.Sprintf("read embedded plan: %v", err)) // cannot happen: a test compares them
	}
	return text
}
