package main

import (
	"os"
	"strings"
	"time"
)

// zoneOf is the viewer's time zone and its IANA name: TZ if it names one, else the machine's, else UTC.
func zoneOf(getenv func(string) string) (*time.Location, string) {
	if name := strings.TrimPrefix(getenv("TZ"), ":"); name != "" {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone, name
		}
	}
	if link, err := os.Readlink("/etc/localtime"); err == nil {
		if _, name, found := strings.Cut(link, "zoneinfo/"); found {
			if zone, err := time.LoadLocation(name); err == nil {
				return zone, name
			}
		}
	}
	if name := time.Local.String(); name != "Local" {
		return time.Local, name
	}
	if _, offset := time.Now().Zone(); offset != 0 {
		return time.Local, "Local"
	}
	return time.UTC, "UTC"
}
