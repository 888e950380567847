package plans

import (
	"time"

	"warroom/model"
)

// System is something that can fail: a technical system, a business process, or a supplier.
type System struct {
	ID        string
	Title     string
	Kind      SystemKind
	Owner     model.RoleID
	Needs     [][]string // of each group one must work
	Fallback  string     // how one goes on without it; empty: nobody knows
	Overflow  string     // the process on which its volume lands when it fails
	Volume    int        // contacts or jobs per hour that come in; 0: not known
	Capacity  int        // per hour that it can take; 0: not known
	RTO       time.Duration
	RPO       time.Duration
	MTPD      time.Duration // maximum tolerable period of disruption
	Priority  int           // 1 comes first
	Stage     int           // stage of recovery, 1 comes first
	Core      bool          // must be kept up whatever happens
	Customers int           // how many are hit when it fails; 0: not known
}

// SystemKind tells the three kinds apart.
type SystemKind string

// The kinds of system, by the part of systems.yaml in which they stand.
const (
	Technical SystemKind = "system"
	Process   SystemKind = "process"
	Supplier  SystemKind = "supplier"
)
