package publish

import "time"

// The JSON files, field by field as Statuspage names and types them. Readers of such pages read these, too.

// moment is a time as Statuspage writes it: UTC, with milliseconds.
type moment time.Time

// MarshalText implements encoding.TextMarshaler.
func (m moment) MarshalText() ([]byte, error) {
	return time.Time(m).UTC().AppendFormat(nil, "2006-01-02T15:04:05.000Z"), nil
}

// unless is a moment, or null for the zero time.
func unless(at time.Time) *moment {
	if at.IsZero() {
		return nil
	}
	m := moment(at)
	return &m
}

type spPage struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	URL      string `json:"url"`
	TimeZone string `json:"time_zone"`
	Updated  moment `json:"updated_at"`
}

type spStatus struct {
	Indicator   Indicator `json:"indicator"`
	Description string    `json:"description"`
}

type spComponent struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Status      string   `json:"status"`
	Created     moment   `json:"created_at"`
	Updated     moment   `json:"updated_at"`
	Position    int      `json:"position"`
	Description *string  `json:"description"`
	Showcase    bool     `json:"showcase"`
	StartDate   *string  `json:"start_date"`
	GroupID     *string  `json:"group_id"`
	PageID      string   `json:"page_id"`
	Group       bool     `json:"group"`
	OnlyShowIf  bool     `json:"only_show_if_degraded"`
	Components  []string `json:"components,omitempty"`
}

type spChange struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Old  string `json:"old_status"`
	New  string `json:"new_status"`
}

type spUpdate struct {
	ID         string     `json:"id"`
	Status     Status     `json:"status"`
	Body       string     `json:"body"`
	IncidentID string     `json:"incident_id"`
	Created    moment     `json:"created_at"`
	Updated    moment     `json:"updated_at"`
	Display    moment     `json:"display_at"`
	Affected   []spChange `json:"affected_components"`
	Deliver    bool       `json:"deliver_notifications"`
	Tweet      *string    `json:"custom_tweet"`
	TweetID    *string    `json:"tweet_id"`
}

type spIncident struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Status     Status        `json:"status"`
	Created    moment        `json:"created_at"`
	Updated    moment        `json:"updated_at"`
	Monitoring *moment       `json:"monitoring_at"`
	Resolved   *moment       `json:"resolved_at"`
	Impact     Indicator     `json:"impact"`
	Shortlink  string        `json:"shortlink"`
	Started    moment        `json:"started_at"`
	PageID     string        `json:"page_id"`
	Updates    []spUpdate    `json:"incident_updates"`
	Components []spComponent `json:"components"`
}

type spMaintenance struct {
	spIncident
	For   moment `json:"scheduled_for"`
	Until moment `json:"scheduled_until"`
}

// The files.
type (
	spStatusFile struct {
		Page   spPage   `json:"page"`
		Status spStatus `json:"status"`
	}
	spComponentsFile struct {
		Page       spPage        `json:"page"`
		Components []spComponent `json:"components"`
	}
	spIncidentsFile struct {
		Page      spPage       `json:"page"`
		Incidents []spIncident `json:"incidents"`
	}
	spMaintenancesFile struct {
		Page         spPage          `json:"page"`
		Maintenances []spMaintenance `json:"scheduled_maintenances"`
	}
	spSummaryFile struct {
		Page         spPage          `json:"page"`
		Components   []spComponent   `json:"components"`
		Incidents    []spIncident    `json:"incidents"`
		Maintenances []spMaintenance `json:"scheduled_maintenances"`
		Status       spStatus        `json:"status"`
	}
)
