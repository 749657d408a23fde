/** The part of a file that is asked for: from the first byte to the last, both counted from 0. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * Understands the header `Range` of a request for one part (RFC 9110 §14.2). Several parts, and whatever cannot be
 * understood, may be answered with the whole file.
 * @param size of the file in bytes
 * @returns `whole` where there is no part to be sent, `unsatisfiable` for one that begins behind the end
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return 'whole'
  return first >= size ? 'unsatisfiable' : { first, last }
}
