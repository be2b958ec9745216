package fetch

import (
	"net/netip"

	"code.dny.dev/ssrf"
)

// named are the ranges that people meet, with the words for them; all others
// of the IANA special-purpose registries come from the ssrf package.
func named(ip netip.Addr) string {
	switch {
	case ip.IsUnspecified():
		return "it is the unspecified address, which means this machine"
	case ip.IsLoopback():
		return "it is this machine itself (loopback)"
	case ip == netip.AddrFrom4([4]byte{169, 254, 169, 254}):
		return "it is the metadata service of a cloud machine"
	case ip.IsLinkLocalUnicast():
		return "it is link-local"
	case ip.IsMulticast():
		return "it is a multicast address"
	case ip.IsPrivate():
		return "it is a private address"
	case netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64, 0, 0}), 10).Contains(ip):
		return "it is a shared address of a carrier (CGNAT)"
	}
	return ""
}

// special says why an address is not one of the public internet, "" when it is.
// Addresses that carry an IPv4 address inside (NAT64, 6to4, Teredo, ISATAP)
// count as special whatever they carry: a gateway would unpack them.
func special(ip netip.Addr) string {
	if why := named(ip); why != "" {
		return why
	}
	if embedsIPv4(ip) {
		return "it carries an IPv4 address inside"
	}
	// The table is rebuilt from the registries by its authors; ports are ours.
	if ssrf.New(ssrf.WithAnyPort()).SafeAddr(ip) != nil {
		return "it is reserved for a special use (IANA registry)"
	}
	return ""
}

func embedsIPv4(ip netip.Addr) bool {
	if !ip.Is6() {
		return false
	}
	b := ip.As16()
	switch {
	case b[0] == 0x00 && b[1] == 0x64 && b[2] == 0xff && b[3] == 0x9b: // NAT64, RFC 6052 and 8215
		return true
	case b[0] == 0x20 && b[1] == 0x02: // 6to4, RFC 3056
		return true
	case b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0: // Teredo, RFC 4380
		return true
	case b[8]&^2 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe: // ISATAP, RFC 5214
		return true
	}
	return false
}
