package publish

import (
	"path/filepath"
	"strings"
	"testing"
)

// In a text browser the page reads in order: what it is, how the whole is doing and how old that is, what is happening,
// the parts with their state in words, what is planned, what was.
func TestPageReadsInOrder(t *testing.T) {
	page := filepath.Join(storyFolder(t), "de", "index.html")
	text := strings.Join(strings.Fields(tool(t, "w3m", "-dump", "-cols", "80", page)), " ")
	rest := text
	for _, want := range []string{
		"Leuchtturm: Status", "English", "Deutsch", "Português", "Es gibt eine größere Störung", "Stand: 22. November 2026, 12:35 UTC.",
		"Aktueller Stand", "DE We are looking into a problem with the website", "Betroffen: Website",
		"Die Ursache ist bekannt, 22. November 2026, 12:35 UTC", "We wrote too little.", "Wir suchen die Ursache, 22. November 2026, 12:00 UTC",
		"Website: vorher Funktioniert, jetzt Teilweise ausgefallen", "Teile des Dienstes", "Support am Telefon: Funktioniert",
		"1 Tag mit einer Störung in den letzten 90 Tagen", "19. November 2026: Ausgefallen", "Core", "Website: Langsam oder unzuverlässig",
		"Geplante Wartungsarbeiten", "Neue Datenbank", "Frühere Meldungen", "DE You cannot call us", "Auf dem Laufenden bleiben",
	} {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Fatalf("%q is missing or stands too early:\n%s", want, text)
		}
		rest = after
	}
}
