interface Waiting<T> {
  /** A later item with the same key takes this one's place. */
  key: string
  item: T
}

/** Items that wait for their turn. Groups take turns, so that a large one does not keep a small one waiting. */
export class FairQueue<T> {
  /** In the order of their turns. */
  private readonly groups = new Map<string, Waiting<T>[]>()

  /** @returns the item with the same key that it replaces, and whose place it takes */
  add(group: string, key: string, item: T): T | undefined {
    const waiting = this.groups.get(group) ?? []
    this.groups.set(group, waiting)
    const known = waiting.find((one) => one.key === key)
    if (!known) {
      waiting.push({ key, item })
      return undefined
    }
    const replaced = known.item
    known.item = item
    return replaced
  }

  take(): T | undefined {
    const [next] = this.groups
    if (!next) return undefined
    const [group, waiting] = next
    const first = waiting.shift()
    // Its next turn comes after those of all others.
    this.groups.delete(group)
    if (waiting.length > 0) this.groups.set(group, waiting)
    return first?.item
  }

  /** @returns 1 for the item that is next; undefined for one that does not wait */
  place(matches: (item: T) => boolean): number | undefined {
    const groups = [...this.groups.values()]
    for (const [turn, waiting] of groups.entries()) {
      const at = waiting.findIndex(({ item }) => matches(item))
      if (at < 0) continue
      return groups.reduce((sum, { length }, other) => sum + Math.min(length, other < turn ? at + 1 : at), 1)
    }
    return undefined
  }

  clear(): T[] {
    const all = [...this.groups.values()].flatMap((waiting) => waiting.map(({ item }) => item))
    this.groups.clear()
    return all
  }
}
