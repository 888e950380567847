package httpsend_test

import (
	"errors"
	"net/netip"
	"testing"

	"warroom/cmd/warroom/internal/courier/httpsend"
)

func TestAllowed(t *testing.T) {
	for _, c := range []struct {
		address         string
		public, private error // without and with the operator's leave
	}{
		{"93.184.216.34", nil, nil},
		{"2606:2800:220:1::1", nil, nil},
		{"64:ff9b::5db8:d822", nil, nil}, // 93.184.216.34 by NAT64
		{"127.0.0.1", httpsend.ErrPrivate, nil},
		{"127.8.9.10", httpsend.ErrPrivate, nil},
		{"::1", httpsend.ErrPrivate, nil},
		{"10.1.2.3", httpsend.ErrPrivate, nil},
		{"172.16.0.1", httpsend.ErrPrivate, nil},
		{"192.168.1.1", httpsend.ErrPrivate, nil},
		{"100.64.0.1", httpsend.ErrPrivate, nil},
		{"198.18.0.1", httpsend.ErrPrivate, nil},
		{"fd12:3456::1", httpsend.ErrPrivate, nil},
		{"::ffff:127.0.0.1", httpsend.ErrPrivate, nil},
		{"::ffff:10.0.0.1", httpsend.ErrPrivate, nil},
		{"::127.0.0.1", httpsend.ErrPrivate, nil},
		{"64:ff9b::7f00:1", httpsend.ErrPrivate, nil},
		{"64:ff9b::a00:1", httpsend.ErrPrivate, nil},
		{"64:ff9b:1::1", httpsend.ErrPrivate, nil},
		{"2002:7f00:1::", httpsend.ErrPrivate, nil},
		{"2002:c0a8:101::", httpsend.ErrPrivate, nil},
		{"169.254.169.254", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"169.254.1.1", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"::ffff:169.254.169.254", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"64:ff9b::a9fe:a9fe", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"2002:a9fe:a9fe::", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"100.100.100.200", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"fd00:ec2::254", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"fe80::1%eth0", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"fec0::1", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"0.0.0.0", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"0.1.2.3", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"::", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"255.255.255.255", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"224.0.0.1", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"ff02::1", httpsend.ErrForbidden, httpsend.ErrForbidden},
		{"2001::1", httpsend.ErrForbidden, httpsend.ErrForbidden},
	} {
		address := netip.MustParseAddr(c.address)
		if err := httpsend.Allowed(address, false); !errors.Is(err, c.public) || (err == nil) != (c.public == nil) {
			t.Errorf("%s: %v, not %v", c.address, err, c.public)
		}
		if err := httpsend.Allowed(address, true); !errors.Is(err, c.private) || (err == nil) != (c.private == nil) {
			t.Errorf("%s with leave: %v, not %v", c.address, err, c.private)
		}
	}
	if httpsend.Allowed(netip.Addr{}, true) == nil {
		t.Error("no address at all is allowed")
	}
}
