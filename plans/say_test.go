package plans

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"warroom/model"
)

// spoken are the languages that findings are said in beside English.
func spoken() map[string]*wording { return map[string]*wording{"de": german(), "pt": portuguese()} }

// source reads the sentences out of the code of this package: what note is given, what suggest answers, and findings
// that are written out.
type source struct {
	t      *testing.T
	consts map[string]string
	found  map[string]bool
}

func sentencesInCode(t *testing.T) []string {
	t.Helper()
	s := &source{t: t, consts: map[string]string{}, found: map[string]bool{}}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		ast.Inspect(file, s.constants)
	}
	for _, file := range files {
		ast.Inspect(file, s.sentences)
	}
	return slices.Sorted(maps.Keys(s.found))
}

func (s *source) constants(node ast.Node) bool {
	if spec, ok := node.(*ast.ValueSpec); ok && len(spec.Values) == len(spec.Names) {
		for n, name := range spec.Names {
			if text, ok := s.format(spec.Values[n]); ok {
				s.consts[name.Name] = text
			}
		}
	}
	return true
}

func (s *source) sentences(node ast.Node) bool {
	switch node := node.(type) {
	case *ast.CallExpr:
		if called, ok := node.Fun.(*ast.SelectorExpr); ok && called.Sel.Name == "note" {
			args := node.Args
			if _, text := s.format(args[0]); !text {
				args = args[1:]
			}
			s.keep(args[0])
			s.keep(args[1])
		}
	case *ast.KeyValueExpr:
		if key, ok := node.Key.(*ast.Ident); ok && (key.Name == "Message" || key.Name == "Hint") {
			s.keep(node.Value)
		}
	case *ast.AssignStmt:
		switch to := node.Lhs[0].(type) {
		case *ast.Ident:
			if to.Name == "hint" {
				s.keep(node.Rhs[0])
			}
		case *ast.SelectorExpr:
			if to.Sel.Name == "Message" {
				s.keep(node.Rhs[0])
			}
		}
	case *ast.FuncDecl:
		if node.Name.Name == "suggest" {
			ast.Inspect(node, func(inner ast.Node) bool {
				if answer, ok := inner.(*ast.ReturnStmt); ok {
					s.keep(answer.Results[0])
				}
				return true
			})
		}
		return node.Name.Name != "HashPIN" // it speaks of a command, not of a file
	}
	return true
}

// keep remembers a sentence; names of parameters and calls of suggest hold none.
func (s *source) keep(node ast.Expr) {
	if text, ok := s.format(node); ok && text != "" && text != "%s" {
		s.found[text] = true
	}
}

// format is an expression that makes a text, as a format.
func (s *source) format(node ast.Expr) (string, bool) {
	switch node := node.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(node.Value)
		return text, err == nil && node.Kind == token.STRING
	case *ast.Ident:
		text, ok := s.consts[node.Name]
		return text, ok || node.Name == "hint" || node.Name == "message"
	case *ast.BinaryExpr:
		left, isText := s.format(node.X)
		right, alsoText := s.format(node.Y)
		if !isText && !alsoText {
			return "", false
		}
		if !isText {
			left = "%s"
		}
		if !alsoText {
			right = "%s"
		}
		return left + right, true
	case *ast.CallExpr:
		if called, ok := node.Fun.(*ast.SelectorExpr); ok && called.Sel.Name == "Sprintf" {
			return s.format(node.Args[0])
		}
		called, ok := node.Fun.(*ast.Ident)
		return "", ok && called.Name == "suggest"
	}
	return "", false
}

// examples are what can stand in the place of a verb.
var examples = map[string]string{"%s": "Wort", "%v": "etwas", "%q": `"ana"`, "%d": "7"}

func example(format string) string {
	return verb.ReplaceAllStringFunc(format, func(v string) string { return examples[v] })
}

func TestEverySentenceIsSaidInEveryLanguage(t *testing.T) {
	inCode := sentencesInCode(t)
	if len(inCode) < 120 {
		t.Fatalf("only %d sentences were found in the code: %q", len(inCode), inCode)
	}
	for lang, said := range spoken() {
		for _, format := range inCode {
			if english := example(format); said.say(english) == english {
				t.Errorf("%s: not said: %s", lang, format)
			}
		}
		for _, s := range said.sentences {
			if !slices.Contains(inCode, s.source) {
				t.Errorf("%s: nobody says: %s", lang, s.source)
			}
			plain := strings.NewReplacer("%w", "%s", "%v", "%s")
			if verbs := func(text string) string { return plain.Replace(strings.Join(verb.FindAllString(text, -1), "")) }; verbs(s.other) != verbs(s.source) {
				t.Errorf("%s: %q puts in something else than %q", lang, s.other, s.source)
			}
		}
	}
}

// TestEverythingThatBrokenPlansProvokeIsSaid: whole findings, with what hostile files put into them.
func TestEverythingThatBrokenPlansProvokeIsSaid(t *testing.T) {
	for name, dir := range brokenFolders(t) {
		_, err := OpenFolder(dir)
		var found Findings
		if !errors.As(err, &found) {
			t.Errorf("%s: nothing is wrong: %v", name, err)
		}
		for lang := range spoken() {
			for n, one := range found.In(model.Language(lang)) {
				if one.Message == found[n].Message || one.Hint == found[n].Hint && one.Hint != "" {
					t.Errorf("%s: %s: stays English: %v", name, lang, one)
				}
				for _, quoted := range quoting.FindAllString(found[n].Message, -1) {
					if !strings.Contains(one.Message, quoted) {
						t.Errorf("%s: %s: %s is lost in %q", name, lang, quoted, one.Message)
					}
				}
			}
		}
	}
}

func TestWordsOfTheFormatAreSaid(t *testing.T) {
	got := Findings{{File: "plan.yaml", Message: `role "role" is not in this plan`, Hint: `did you mean "rule"?`}}
	for lang, want := range map[string]string{
		"de":    `plan.yaml: Rolle "role" kommt in diesem Plan nicht vor; meinten Sie "rule"?`,
		"pt-BR": `plan.yaml: função "role" não existe neste plano; você quis dizer "rule"?`,
		"en":    got[0].Error(), "fr": got[0].Error(),
	} {
		if said := got.In(model.Language(lang)).Error(); said != want {
			t.Errorf("%s: %s", lang, said)
		}
	}
	r := &reading{whole: true}
	r.folder(unpacked(t, full), "")
	for lang, said := range spoken() {
		for kind := range r.names.defined {
			if said.words[kind] == "" {
				t.Errorf("%s: there is no word for %s", lang, kind)
			}
		}
		if got, want := slices.Sorted(maps.Keys(said.words)), slices.Sorted(maps.Keys(german().words)); !slices.Equal(got, want) {
			t.Errorf("%s: words for %q, want %q", lang, got, want)
		}
	}
	missing := Findings{{File: "x", Message: "person is missing"}}
	if said := missing.In("de").Error(); said != "x: person fehlt" {
		t.Errorf("a key of the file was translated: %s", said)
	}
}

// unpacked are the files of a folder.
func unpacked(t *testing.T, dir string) []file {
	t.Helper()
	files, err := read(dir, &reading{})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestHostileArgumentsAreKept(t *testing.T) {
	for _, hostile := range []string{
		"a\nb", "%s %q", `$1 ${2}`, `\`, `"`, `x" is not known; did you mean "y`, "is not in this plan", "\x1b[2J", "(?s)", "",
	} {
		r := &reading{}
		r.note(place{file: "x"}, suggest("x", []string{"abcdefgh", hostile}), "%s %q is not in this plan", "person", hostile)
		r.note(place{file: "x"}, "use lower-case letters, digits and dashes, for example "+hostile, "%s is more than a placeholder may do", hostile)
		for lang := range spoken() {
			said := r.findings.In(model.Language(lang))
			if !strings.Contains(said[0].Message, strconv.Quote(hostile)) || said[0].Message == r.findings[0].Message {
				t.Errorf("%s: %q is lost in %q", lang, hostile, said[0].Message)
			}
			if !strings.HasSuffix(said[1].Hint, hostile) || !strings.Contains(said[1].Message, hostile) || said[1].Message == r.findings[1].Message {
				t.Errorf("%s: %q is lost in %q, %q", lang, hostile, said[1].Message, said[1].Hint)
			}
		}
	}
}

// quoting is what a finding quotes.
var quoting = regexp.MustCompile(argument["%q"])

// brokenFolders are folders in which the tests of every kind of file have broken something.
func brokenFolders(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	broken := func(name string, files map[string]string) { all[name] = write(t, files) }
	for _, one := range breakages {
		dir := copyOf(t, full)
		put(t, dir, one.file, strings.Replace(sample(t, one.file), one.old, one.new, 1))
		all[one.file+" "+one.new] = dir
	}
	for _, one := range smallBreakages {
		files := maps.Clone(small)
		files[one.file] = strings.Replace(files[one.file], one.old, one.new, 1)
		broken(one.name, files)
	}
	for name, text := range map[string]string{
		"people.csv": "names,email\nAna,x\n", "customers.csv": "x\ny\n", "team.vcf": "BEGIN:VCARD\nVERSION:4.0\nEND:VCARD\n",
		"shifts.ics": "nothing", "Systems.yml": "systems: {}\n",
	} {
		files := maps.Clone(small)
		files[name] = text
		broken(name, files)
	}
	empty := t.TempDir()
	all["no plan"] = empty
	if err := os.WriteFile(filepath.Join(empty, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return all
}
