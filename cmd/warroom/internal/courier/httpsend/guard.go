package httpsend

import (
	"errors"
	"net/netip"
	"syscall"
)

// ErrPrivate is the answer for an address that only this network knows, unless the operator allows those.
var ErrPrivate = errors.New("the address is in a private network; if that is meant, set allow_private: yes")

// ErrForbidden is the answer for an address that nothing is ever sent to.
var ErrForbidden = errors.New("the address is one that nothing is sent to (link-local, metadata service, multicast)")

// Networks that [netip.Addr] has no method for.
var (
	shared     = netip.MustParsePrefix("100.64.0.0/10") // carrier-grade NAT
	thisNet    = netip.MustParsePrefix("0.0.0.0/8")
	protocols  = netip.MustParsePrefix("192.0.0.0/24")
	benchmarks = netip.MustParsePrefix("198.18.0.0/15")
	reserved   = netip.MustParsePrefix("240.0.0.0/4")
	siteLocal  = netip.MustParsePrefix("fec0::/10")
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	nat64Local = netip.MustParsePrefix("64:ff9b:1::/48")
	sixToFour  = netip.MustParsePrefix("2002::/16")
	teredo     = netip.MustParsePrefix("2001::/32")
	compatible = netip.MustParsePrefix("::/96")

	metadata = []netip.Addr{
		netip.MustParseAddr("169.254.169.254"), netip.MustParseAddr("100.100.100.200"), netip.MustParseAddr("fd00:ec2::254"),
	}
)

// Allowed tells whether something may be sent to an address. It must be asked with the very address that is connected
// to, not with one that a name had a moment before.
func Allowed(address netip.Addr, private bool) error {
	address = embedded(address.WithZone("").Unmap())
	for _, one := range metadata {
		if address == one {
			return ErrForbidden
		}
	}
	switch {
	case !address.IsValid(), address.IsUnspecified(), address.IsMulticast(), address.IsLinkLocalUnicast(),
		thisNet.Contains(address), protocols.Contains(address), reserved.Contains(address), siteLocal.Contains(address),
		teredo.Contains(address):
		return ErrForbidden
	case address.IsLoopback(), address.IsPrivate(), shared.Contains(address), benchmarks.Contains(address), nat64Local.Contains(address):
		if !private {
			return ErrPrivate
		}
	}
	return nil
}

// embedded is the IPv4 address that an IPv6 address leads to, or the address itself.
func embedded(address netip.Addr) netip.Addr {
	if !address.Is6() {
		return address
	}
	bytes := address.As16()
	switch {
	case nat64.Contains(address):
		return netip.AddrFrom4([4]byte(bytes[12:16]))
	case sixToFour.Contains(address):
		return netip.AddrFrom4([4]byte(bytes[2:6]))
	case compatible.Contains(address) && !address.IsLoopback() && !address.IsUnspecified():
		return netip.AddrFrom4([4]byte(bytes[12:16]))
	}
	return address
}

// control is asked by the dialer for every address that it is about to connect to, after the name was resolved.
func control(private bool) func(network, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		parsed, err := netip.ParseAddrPort(address)
		if err != nil {
			return ErrForbidden
		}
		return Allowed(parsed.Addr(), private)
	}
}
