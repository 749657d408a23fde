/** Plain JSON. In views `null` is never a value, because a merge patch uses it to say “remove”. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Anything that survives `JSON.stringify` unchanged; interfaces fit where `Json` would refuse them. */
type Plain = object

/**
 * The JSON merge patch (RFC 7396) that turns `before` into `after`, or `undefined` where nothing changed.
 * Objects are compared by key, arrays and scalars as a whole.
 */
export function diff(before: Plain, after: Plain): { [key: string]: Json } | undefined {
  const old = before as Record<string, unknown>
  const now = after as Record<string, unknown>
  let patch: Record<string, Json> | undefined
  const put = (key: string, value: Json) => {
    patch ??= {}
    patch[key] = value
  }
  for (const key of Object.keys(now)) {
    const a = old[key]
    const b = now[key]
    if (a === b || b === undefined) {
      if (b === undefined && a !== undefined) put(key, null)
      continue
    }
    if (isObject(a) && isObject(b)) {
      const inner = diff(a, b)
      if (inner) put(key, inner)
    } else if (!(Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b))) {
      put(key, b as Json)
    }
  }
  for (const key of Object.keys(old)) if (old[key] !== undefined && !(key in now)) put(key, null)
  return patch
}

/** Applies an RFC 7396 patch without changing `target`; untouched branches keep their identity. */
export function merge<T extends Plain>(target: T, patch: { [key: string]: Json }): T {
  const result: Record<string, unknown> = { ...(target as Record<string, unknown>) }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else if (isObject(value)) {
      const inner = result[key]
      result[key] = merge(isObject(inner) ? inner : {}, value as { [key: string]: Json })
    } else result[key] = value
  }
  return result as T
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
