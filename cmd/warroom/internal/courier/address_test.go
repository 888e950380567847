package courier

import (
	"strings"
	"testing"

	"warroom/model"
)

func TestNormal(t *testing.T) {
	for _, c := range []struct{ way, value, want string }{
		{"mail", " ana@example.com ", "ana@example.com"},
		{"mail", "anna.müller@example.com", "anna.müller@example.com"},
		{"mail", "Ana <ana@example.com>", ""},
		{"mail", "ana@example.com\r\nBcc: all@example.com", ""},
		{"mail", "ana@example.com\x00", ""},
		{"mail", "ana", ""},
		{"mail", "a@b, c@d", ""},
		{"mail", strings.Repeat("a", 320) + "@example.com", ""},
		{"mobile", "+49 170 555-0101", "+491705550101"},
		{"phone", "0049 (69) 5550102", "+49695550102"},
		{"landline", "+49 (0)69/5550102", "+49695550102"},
		{"sms", "0170.5550101", "01705550101"},
		{"phone", "110", "110"},
		{"phone", "call Ana", ""},
		{"phone", "+49 170 555 0101\n", "+491705550101"},
		{"phone", "+49 170\n555 0101", ""},
		{"phone", "1 2", ""},
		{"phone", "+49170+5550101", ""},
		{"chat", "#ops", "#ops"},
		{"chat", "\u202eops", ""},
		{"mail", "", ""},
	} {
		got, good := Normal(model.Contact{Way: c.way, Value: c.value})
		if good != (c.want != "") || good && got != c.want {
			t.Errorf("%s %q is %q, %v; want %q", c.way, c.value, got, good, c.want)
		}
	}
}

// The best way of the channel counts, not the order of the contacts; what is no address is passed over.
func TestAddressFor(t *testing.T) {
	contacts := []model.Contact{
		{Way: "phone", Value: "069 5550102"}, {Way: "mail", Value: "ana at example"}, {Way: "mobile", Value: "+49 170 5550101"}, {Way: "mail", Value: "ana@example.com"},
	}
	for kind, want := range map[string]string{"mail": "ana@example.com", "sms": "+491705550101", "phone-tree": "0695550102", "chat": ""} {
		if got, _ := addressFor(model.Channel{Kind: kind}, contacts); got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}
