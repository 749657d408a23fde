/** A list that grows until it is closed, and that any number of readers follow from its beginning. */
export class EventLog<T> implements AsyncIterable<T> {
  private readonly items: T[] = []
  private readonly listeners = new Set<(item: T) => void>()
  private closed = false
  private grown = deferred()

  /** What is pushed after the end is dropped. */
  push(item: T): void {
    if (this.closed) return
    this.items.push(item)
    for (const listener of [...this.listeners]) listener(item)
    this.wake()
  }

  close(): void {
    this.closed = true
    this.listeners.clear()
    this.wake()
  }

  /** Calls with every item, those that are there already at once. @returns ends the calls */
  follow(listener: (item: T) => void): () => void {
    for (const item of [...this.items]) listener(item)
    if (!this.closed) this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (let at = 0; ; at++) {
      while (at >= this.items.length) {
        if (this.closed) return
        await this.grown.promise
      }
      yield this.items[at] as T
    }
  }

  private wake(): void {
    const { resolve } = this.grown
    this.grown = deferred()
    resolve()
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
