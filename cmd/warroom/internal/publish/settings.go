package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/goccy/go-yaml"

	"warroom/model"
)

// SettingsName is the file beside the database that says where the page goes. It belongs to whoever runs the machine;
// nothing of it ever stands in a plan.
const SettingsName = "publish.yaml"

// CodeSettings is the code of a settings file that cannot be used.
const CodeSettings model.Code = "publish-settings"

// Settings are what publish.yaml may say.
type Settings struct {
	Folder    string            `yaml:"folder"`    // where the files go
	Command   []string          `yaml:"command"`   // what carries them away; {folder} stands for the folder
	Timeout   time.Duration     `yaml:"timeout"`   // for the command; 0: a minute
	Serve     string            `yaml:"serve"`     // host:port to hand the page out on
	Every     time.Duration     `yaml:"every"`     // how often the page is renewed at least while it is watched
	Channels  []model.ChannelID `yaml:"channels"`  // channels that count as the page besides those of kind "page"
	Languages []model.Language  `yaml:"languages"` // of the page, the first one is that of the index
	Zone      string            `yaml:"zone"`      // IANA name, in which times are shown; empty: UTC
	Exercise  bool              `yaml:"exercise"`  // also put the page of the exercises into the folder exercise/
}

// aLanguage is what a language is called: it names a folder, too.
var aLanguage = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// maxSettings is how large the file may be, in bytes.
const maxSettings = 64 << 10

// ReadSettings reads a settings file; a missing one says nothing, unless it must be there. One that names a command and
// that others may write to is refused: whoever can write it could run anything.
func ReadSettings(path string, must bool) (Settings, error) {
	var s Settings
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // or a named pipe would hold everything up
	if errors.Is(err, fs.ErrNotExist) && !must {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	defer file.Close() //nolint:errcheck // it was only read
	raw, err := io.ReadAll(io.LimitReader(file, maxSettings+1))
	if err != nil {
		return s, fmt.Errorf("read %s: %w", filepath.Base(path), err)
	}
	if len(raw) > maxSettings {
		return s, s.wrong(path, "large", "", "it is larger than 64 KB")
	}
	if err := yaml.UnmarshalWithOptions(raw, &s, yaml.Strict()); err != nil {
		return s, s.wrong(path, "", "", strings.TrimSpace(yaml.FormatError(err, false, false)))
	}
	if info, err := file.Stat(); len(s.Command) > 0 && (err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0) {
		return s, s.wrong(path, "shared", "", "it names a command, and others than its owner may write to it")
	}
	return s, s.check(path)
}

func (s Settings) check(path string) error {
	if _, err := time.LoadLocation(s.Zone); err != nil {
		return s.wrong(path, "zone", s.Zone, "zone "+s.Zone+" is not known")
	}
	for _, language := range s.Languages {
		if wordsIn(language).Language().Base() != language.Base() || !aLanguage.MatchString(string(language)) {
			return s.wrong(path, "language", string(language), "there are no words for the language "+string(language))
		}
	}
	if s.Every < 0 || s.Timeout < 0 || s.Every > 0 && s.Every < time.Second {
		return s.wrong(path, "time", "", "a time is too short")
	}
	return nil
}

// wrong is the error of a file that cannot be used. Reason and detail are for those who word it in another language;
// what the parser says has no reason.
func (Settings) wrong(path, reason, detail, why string) error {
	return &model.Error{
		Code: CodeSettings, Message: path + " cannot be used: " + why, Hint: "mend it, or name another one with --settings",
		Args: map[string]string{"file": path, "why": why, "reason": reason, "detail": detail},
	}
}

// Options are what the settings say about how the page is made.
func (s Settings) Options() Options {
	o := Options{Channels: s.Channels, Languages: s.Languages}
	if s.Zone != "" {
		o.Zone, _ = time.LoadLocation(s.Zone) // it was checked
	}
	return o
}
