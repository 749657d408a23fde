import { isIP, isIPv6 } from 'node:net'

/**
 * The address of whoever sent a request, for limits.
 * @param socket the address at the other end of the connection
 * @param forwarded the `X-Forwarded-For` header
 * @param hops reverse proxies of our own, each of which appended the address that it saw. What stands further
 *   left was said by the client and is not believed.
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | undefined,
  hops: number,
): string {
  const chain = [...(forwarded?.split(',') ?? []), socket ?? ''].map((address) => withoutPort(address.trim()))
  return limitKey(chain[Math.max(0, chain.length - 1 - hops)] ?? '')
}

/** Some proxies write `192.0.2.1:4711` and `[2001:db8::1]:4711`: each connection would count by itself. */
function withoutPort(address: string): string {
  const match = /^\[([^\]]*)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/.exec(address)
  return match?.[1] ?? match?.[2] ?? address
}

/** One household or phone has a whole IPv6 /64 (RFC 6177), so limits count that. */
function limitKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  // Whatever else stands there was not written by a proxy that we can believe.
  if (isIP(address) === 0) return 'unknown'
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...new Array<string>(Math.max(0, zeros)).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
