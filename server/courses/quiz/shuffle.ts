/**
 * Items in an order that follows from them and a seed alone: the same course always compiles to the same deck. It is
 * never the order in which they were given, unless there is only one.
 */
export function shuffled(items: readonly string[], seed: string): string[] {
  const mixed = [...items]
  const random = generator(hash([seed, ...items].join('\0')))
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random() % (last + 1)
    const [a = '', b = ''] = [mixed[last], mixed[other]]
    mixed[last] = b
    mixed[other] = a
  }
  const isAsGiven = mixed.every((item, index) => item === items[index])
  return isAsGiven ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
