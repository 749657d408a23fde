/** A size for people: `3 kB`, `1.4 MB`. */
export function bytesText(bytes: number): string {
  const kilo = bytes / 1_000
  if (kilo < 1_000) return `${Math.max(1, Math.round(kilo))} kB`
  return `${(kilo / 1_000).toFixed(1)} MB`
}
