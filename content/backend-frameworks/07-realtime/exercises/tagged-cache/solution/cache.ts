import type { MiddlewareHandler } from 'hono'

export interface Options {
  ttlMs: number
  maxEntries: number
  /** The time in milliseconds. Tests bring their own clock. */
  now?: () => number
}

/** An answer as it is kept. */
export interface Answer {
  body: string
  type: string
}

interface Entry<V> {
  value: V
  until: number
  tags: string[]
}

export class TtlCache<V> {
  private readonly entries = new Map<string, Entry<V>>()
  private readonly now: () => number
  private hits = 0
  private misses = 0

  constructor(private readonly options: Options) {
    this.now = options.now ?? (() => performance.now())
  }

  /** What is kept for this key, if it is not too old. */
  get(key: string): V | undefined {
    const entry = this.entries.get(key)
    this.entries.delete(key)
    if (!entry || entry.until <= this.now()) {
      this.misses += 1
      return undefined
    }
    this.hits += 1
    this.entries.set(key, entry) // a Map remembers the order: this one was used last
    return entry.value
  }

  /** Keeps a value for `ttlMs`. */
  set(key: string, value: V, tags: string[] = []): void {
    this.entries.delete(key)
    this.entries.set(key, { value, until: this.now() + this.options.ttlMs, tags })
    while (this.entries.size > this.options.maxEntries) {
      const [oldest] = this.entries.keys()
      this.entries.delete(oldest as string)
    }
  }

  /** Throws away all that has this tag, and gives their number. */
  invalidate(tag: string): number {
    let gone = 0
    for (const [key, entry] of this.entries) {
      if (!entry.tags.includes(tag)) continue
      this.entries.delete(key)
      gone += 1
    }
    return gone
  }

  stats() {
    return { hits: this.hits, misses: this.misses, size: this.entries.size }
  }
}

/** Middleware: answers from the cache where it can, and keeps what the app has answered where it may. */
export function cached(cache: TtlCache<Answer>, tagsOf: (path: string) => string[] = () => []): MiddlewareHandler {
  return async (c, next) => {
    // what is for one person only must not be given to another
    const personal = c.req.header('authorization') !== undefined || c.req.header('cookie') !== undefined
    if (c.req.method !== 'GET' || personal) return next()
    const { pathname, search } = new URL(c.req.url)
    const key = pathname + search
    const kept = cache.get(key)
    if (kept) return c.body(kept.body, 200, { 'content-type': kept.type, 'x-cache': 'HIT' })
    await next()
    if (c.res.status === 200 && !c.res.headers.has('set-cookie')) {
      const type = c.res.headers.get('content-type') ?? 'text/plain'
      cache.set(key, { body: await c.res.clone().text(), type }, tagsOf(pathname))
    }
    c.header('x-cache', 'MISS')
  }
}
