import { PersistentMap } from '../../shared/persistent-map.ts'
import type { SessionState } from '../../shared/session/session.ts'

/** A state as plain data in a fixed order: two states are the same if and only if these are equal. */
export function plainState(state: SessionState | undefined) {
  if (!state) return undefined
  return plain(state) as Plain<SessionState>
}

/** Maps of both kinds become lists of pairs in the order of their keys. */
type Plain<T> =
  T extends PersistentMap<infer V>
    ? [string, Plain<V>][]
    : T extends ReadonlyMap<string, infer V>
      ? [string, Plain<V>][]
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T

function plain(value: unknown): unknown {
  if (value instanceof PersistentMap || value instanceof Map) {
    return [...(value.entries() as Iterable<[string, unknown]>)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, plain(inner)])
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
