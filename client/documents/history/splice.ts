/** In one place of a text something was taken out and something put in. Places count UTF-16 units, as Yjs does. */
export interface Splice {
  at: number
  removed: string
  inserted: string
}

/** Each splice counts in the text that the ones before it have left. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let result = text
  for (const { at, removed, inserted } of splices) {
    result = result.slice(0, at) + inserted + result.slice(at + removed.length)
  }
  return result
}

/** The way back from `applySplices`. */
export function invertSplices(splices: readonly Splice[]): Splice[] {
  return splices.map(({ at, removed, inserted }) => ({ at, removed: inserted, inserted: removed })).reverse()
}

/** What is different between two texts, as one splice without what they have in common at its ends. */
export function spliceBetween(from: string, to: string): Splice | undefined {
  if (from === to) return undefined
  const shorter = Math.min(from.length, to.length)
  let head = alike(shorter, (at, length) => from.startsWith(to.slice(at, at + length), at))
  if (isHighSurrogate(from, head - 1)) head--
  let tail = alike(shorter - head, (at, length) => {
    const end = to.length - at
    return from.endsWith(to.slice(end - length, end), from.length - at)
  })
  if (isLowSurrogate(from, from.length - tail)) tail--
  return {
    at: head,
    removed: from.slice(head, from.length - tail),
    inserted: to.slice(head, to.length - tail),
  }
}

/** How far two texts are the same. Large pieces first: sign by sign, a history of long texts would take seconds. */
function alike(most: number, same: (at: number, length: number) => boolean): number {
  let at = 0
  for (let length = 1_024; length >= 1; length /= 4) {
    while (at + length <= most && same(at, length)) at += length
  }
  return at
}

/** Characters beyond the basic plane are two units; Yjs spoils them where they are cut. */
const isHighSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00
