/** Any address with a host of its own; only its origin is looked at. */
const HERE = 'http://here.invalid'

/**
 * Where to go after signing in, from the untrusted `next` of the address: a path of this site, or `fallback`.
 * The address is read by the URL parser of the browser, which also would follow it: it takes `\` for `/` and
 * drops tabs and line breaks (WHATWG URL §4.4), so looking at the text alone is not enough.
 */
export function nextPath(next: string | null, fallback: string): string {
  const url = next?.startsWith('/') ? parse(next) : undefined
  if (!url) return fallback
  const path = url.pathname + url.search + url.hash
  // `/.//host` becomes the path `//host`, which would name a host once it is followed.
  if (url.origin !== HERE || path.startsWith('//') || url.pathname === '/sign-in') return fallback
  return path
}

function parse(path: string): URL | undefined {
  try {
    return new URL(path, HERE)
  } catch {
    return undefined
  }
}
