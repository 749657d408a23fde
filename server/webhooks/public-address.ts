import ipaddr from 'ipaddr.js'

/** Where IPv6 addresses that are routed lie; what is not in it is for other purposes or not given out. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]
/** For examples in texts (RFC 9637), which the library does not know yet. */
const DOCUMENTATION_V6 = ipaddr.parseCIDR('3fff::/20') as [ipaddr.IPv6, number]
/** The services of a cloud for its own machines, at an address that looks public. */
const CLOUD_SERVICES = new Set(['168.63.129.16'])

/**
 * Whether an address is one of the public internet: not of this computer, its network or a cloud's inside, nor one that
 * stands for an IPv4 address (mapped, 6to4, NAT64, Teredo), which a router may lead inside.
 * @param address as the resolver gives it; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast' || CLOUD_SERVICES.has(parsed.toString())) return false
  if (parsed.kind() === 'ipv4') return true
  const v6 = parsed as ipaddr.IPv6
  return v6.match(GLOBAL_V6) && !v6.match(DOCUMENTATION_V6)
}
