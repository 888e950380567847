package plans

import (
	"strings"

	"warroom/model"
)

// members reads "{people, roles, teams, customers, tiers, addresses}": who belongs to an audience.
func members(v value) model.Members {
	f := v.fields()
	to := model.Members{
		People:    allNamed[model.PersonID](f.get("people"), "person"),
		Roles:     allNamed[model.RoleID](f.get("roles"), "role"),
		Teams:     f.get("teams").texts(),
		Customers: f.get("customers").flag(),
		Tiers:     f.get("tiers").texts(),
		Addresses: each(f.get("addresses"), value.address),
	}
	if len(to.Tiers) > 0 && !to.Customers {
		f.get("tiers").note("add \"customers: yes\"", "tiers are given, and no customers belong to the audience")
	}
	f.done()
	return to
}

// address is a mail address or a telephone number.
func (v value) address() string {
	text := v.text()
	if text != "" && (strings.ContainsAny(text, " \t\r\n<>,;\x00") && strings.Contains(text, "@") || !strings.ContainsAny(text, "@0123456789")) {
		v.note("write name@example.com or +49 69 1234", "%q is neither a mail address nor a telephone number", text)
		return ""
	}
	return text
}
