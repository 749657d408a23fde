/**
 * Keeps things in the places where a reader has seen them; what is new comes at the end.
 * @param seen keys in their places
 */
export function inSeenOrder<T>(all: readonly T[], keyOf: (one: T) => string, seen: readonly string[]): T[] {
  const place = new Map(seen.map((key, at) => [key, at]))
  return all
    .map((one, at) => ({ one, at: place.get(keyOf(one)) ?? seen.length + at }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
