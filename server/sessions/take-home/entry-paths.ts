/** Names that Windows keeps for devices: a file of such a name cannot be unpacked there. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const SEGMENT_MAX = 80

/**
 * Paths below which texts can be unpacked on every system, in the order of the names. Lectern's editor takes only
 * names of letters, digits and `._-`, but a document may be written by any program: nothing leads out of the folder,
 * and two names that differ in case alone get two files.
 */
export function entryPaths(names: readonly string[]): Map<string, string> {
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  for (const name of [...names].sort()) {
    const wanted = safePath(name)
    let path = wanted
    for (let n = 2; taken.has(path.toLowerCase()); n++) path = numbered(wanted, n)
    taken.add(path.toLowerCase())
    paths.set(name, path)
  }
  return paths
}

function safePath(name: string): string {
  const parts = name
    .split(/[/\\]/)
    .map(safeSegment)
    .filter((part) => part !== '')
  return parts.join('/') || 'file'
}

function safeSegment(part: string): string {
  const kept = part
    .normalize('NFC')
    .replace(/[\p{C}<>:"|?*]/gu, '_')
    .slice(0, SEGMENT_MAX)
    // Windows drops dots and blanks at the end; a name of dots alone is no name.
    .replace(/[. ]+$/, '')
    .trimStart()
  return DEVICE.test(kept) ? `_${kept}` : kept
}

function numbered(path: string, n: number): string {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') + 1 ? `${path.slice(0, dot)}-${n}${path.slice(dot)}` : `${path}-${n}`
}
