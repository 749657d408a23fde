/**
 * An immutable map from strings to values whose `set` copies one bucket instead of everything, so that a fold
 * over a room of thousands stays linear. Iteration order is not defined; sort where order is shown.
 */
export class PersistentMap<V> {
  private readonly buckets: readonly (ReadonlyMap<string, V> | undefined)[]
  readonly size: number

  private constructor(buckets: readonly (ReadonlyMap<string, V> | undefined)[], size: number) {
    this.buckets = buckets
    this.size = size
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(new Array(BUCKETS).fill(undefined), 0)
  }

  get(key: string): V | undefined {
    return this.buckets[bucketOf(key)]?.get(key)
  }

  has(key: string): boolean {
    return this.buckets[bucketOf(key)]?.has(key) ?? false
  }

  set(key: string, value: V): PersistentMap<V> {
    const index = bucketOf(key)
    const old = this.buckets[index]
    if (old?.has(key) && old.get(key) === value) return this
    const bucket = new Map(old)
    bucket.set(key, value)
    return new PersistentMap(this.buckets.with(index, bucket), this.size + (old?.has(key) ? 0 : 1))
  }

  delete(key: string): PersistentMap<V> {
    const index = bucketOf(key)
    const old = this.buckets[index]
    if (!old?.has(key)) return this
    const bucket = new Map(old)
    bucket.delete(key)
    return new PersistentMap(this.buckets.with(index, bucket), this.size - 1)
  }

  *entries(): IterableIterator<[string, V]> {
    if (this.size === 0) return
    for (const bucket of this.buckets) if (bucket) yield* bucket.entries()
  }

  *values(): IterableIterator<V> {
    if (this.size === 0) return
    for (const bucket of this.buckets) if (bucket) yield* bucket.values()
  }
}

const BUCKETS = 128

/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv/): cheap and even enough for buckets. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) {
    hash ^= key.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0) % BUCKETS
}
