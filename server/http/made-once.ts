/** What takes long to make, by keys; what was not asked for the longest is forgotten. */
export class MadeOnce<T> {
  private readonly kept: number
  private readonly made = new Map<string, Promise<T | undefined>>()

  /** @param kept how many are kept */
  constructor(kept: number) {
    this.kept = kept
  }

  /** @param make called once, however many ask meanwhile; what it does not find is asked for again the next time */
  get<M extends T | undefined>(key: string, make: () => Promise<M>): Promise<M> {
    const known = this.made.get(key) as Promise<M> | undefined
    // Asked for now: goes to the end of the line of those to forget.
    this.made.delete(key)
    const made = known ?? make()
    this.made.set(key, made)
    made.then((found) => found ?? this.made.delete(key)).catch(() => this.made.delete(key))
    for (const oldest of this.made.keys()) {
      if (this.made.size <= this.kept) break
      this.made.delete(oldest)
    }
    return made
  }
}
