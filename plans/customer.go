package plans

// Customer is one line of customers.csv. Unknown columns are kept in Other by their heading.
type Customer struct {
	ID       string
	Name     string
	Tier     string
	Language string
	Channel  string
	Contact  string
	Phone    string
	Mail     string
	Contract string
	SLA      string
	Other    map[string]string
}
