import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { err, ok, type Result } from '../../shared/result.ts'
import { WEBHOOK_URL_MAX } from '../../shared/wire/webhooks.ts'
import { isPublicAddress } from './public-address.ts'

/** The addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>

/** As the operating system finds them, its file of hosts included. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

/** What may be sent to: `refuse` public addresses over https only; `allow` also those of this network, over http too. */
export type PrivateTargets = 'refuse' | 'allow'

/** A place to connect to: its addresses are checked, and the name must not be resolved again. */
export interface Target {
  url: URL
  addresses: string[]
}

/**
 * Checks what can be said of an address without asking anybody.
 * @returns the URL in its one form, or a sentence on what is wrong
 */
export function webhookUrl(text: string, privateTargets: PrivateTargets): Result<URL, string> {
  if (text.length > WEBHOOK_URL_MAX) return err(`An address has at most ${WEBHOOK_URL_MAX} characters.`)
  if (!URL.canParse(text)) return err('This is not an address. One looks like https://example.org/hook.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return err('An address begins with https://.')
  if (url.protocol === 'http:' && privateTargets === 'refuse') {
    return err('Only addresses that begin with https:// are sent to: anybody on the way can read the others.')
  }
  if (url.username || url.password) return err('An address must not have a name or password in it.')
  if (url.hash) return err('An address must not have a part behind “#”: it is never sent.')
  const host = hostOf(url)
  if (!isIP(host)) return ok(url)
  const target = checkAddresses(url, [host], privateTargets)
  return target.ok ? ok(url) : target
}

/**
 * Finds out where an address leads. All of a name's addresses must be good: a mixture is nobody's honest set-up.
 * @returns where to connect to, or why nothing may be sent there
 * @throws what `resolve` throws where there is no such name
 */
export async function findTarget(
  text: string,
  privateTargets: PrivateTargets,
  resolve: Resolve,
): Promise<Result<Target, string>> {
  const url = webhookUrl(text, privateTargets)
  if (!url.ok) return url
  const host = hostOf(url.value)
  return checkAddresses(url.value, isIP(host) ? [host] : await resolve(host), privateTargets)
}

function checkAddresses(
  url: URL,
  addresses: string[],
  privateTargets: PrivateTargets,
): Result<Target, string> {
  const host = hostOf(url)
  const [first] = addresses
  if (first === undefined) return err(`${host} has no address.`)
  const inside = addresses.filter((address) => !isPublicAddress(address))
  if (privateTargets === 'refuse' && inside.length > 0) return err(refused(host))
  if (url.protocol === 'http:' && inside.length < addresses.length) {
    return err(
      `${host} is on the public internet, where only addresses that begin with https:// are sent to.`,
    )
  }
  return ok({ url, addresses })
}

const refused = (host: string) =>
  `${host} is not on the public internet. The setting LECTERN_WEBHOOK_PRIVATE=allow lets webhooks go to private addresses.`

/** Without the brackets of IPv6 and the dot of a full name. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
