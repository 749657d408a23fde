/** After the last timer, work of the browser that nobody can count (digests, bodies) gets this long to come back. */
const GRACE_MS = 20

const realSetTimeout = globalThis.setTimeout.bind(globalThis)
const realClearTimeout = globalThis.clearTimeout.bind(globalThis)
const realSetInterval = globalThis.setInterval.bind(globalThis)
const realClearInterval = globalThis.clearInterval.bind(globalThis)

/**
 * Counts a program's timers, so that it can be told when the program has nothing more to do: as with Node, it ends
 * when its event loop is empty.
 */
export class EventLoop {
  private readonly pending = new Set<number>()
  private wake: (() => void) | undefined

  /** Puts counting timers in the place of the browser's. */
  install(): void {
    const timeout = (callback: unknown, ms?: number, ...args: unknown[]): number => {
      if (typeof callback !== 'function') throw new TypeError('A timer needs a function to call.')
      const id: number = realSetTimeout(() => {
        this.pending.delete(id)
        try {
          callback(...args)
        } finally {
          this.wake?.()
        }
      }, ms)
      this.pending.add(id)
      return id
    }
    const interval = (callback: unknown, ms?: number, ...args: unknown[]): number => {
      if (typeof callback !== 'function') throw new TypeError('A timer needs a function to call.')
      const id: number = realSetInterval(() => callback(...args), ms)
      this.pending.add(id)
      return id
    }
    const clear = (id: unknown) => {
      if (typeof id !== 'number' || !this.pending.delete(id)) return
      realClearTimeout(id)
      realClearInterval(id)
      this.wake?.()
    }
    Object.assign(globalThis, {
      setTimeout: timeout,
      setInterval: interval,
      setImmediate: (callback: unknown, ...args: unknown[]) => timeout(callback, 0, ...args),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    })
  }

  /** Resolves when no timer is left, and none came in a short while. */
  async empty(): Promise<void> {
    for (;;) {
      await new Promise<void>((resolve) => realSetTimeout(resolve, GRACE_MS))
      if (this.pending.size === 0) return
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
      this.wake = undefined
    }
  }
}
