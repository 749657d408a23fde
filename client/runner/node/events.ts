type Listener = (...args: unknown[]) => void

/** `node:events`, without its options about async resources. */
export class EventEmitter {
  static defaultMaxListeners = 10
  static EventEmitter = EventEmitter
  static once = once
  private readonly all = new Map<string | symbol, { call: Listener; once: boolean }[]>()

  on(event: string | symbol, call: Listener): this {
    return this.add(event, call, false, false)
  }
  addListener(event: string | symbol, call: Listener): this {
    return this.on(event, call)
  }
  prependListener(event: string | symbol, call: Listener): this {
    return this.add(event, call, false, true)
  }
  once(event: string | symbol, call: Listener): this {
    return this.add(event, call, true, false)
  }
  prependOnceListener(event: string | symbol, call: Listener): this {
    return this.add(event, call, true, true)
  }

  off(event: string | symbol, call: Listener): this {
    const list = this.all.get(event) ?? []
    const at = list.map((one) => one.call).lastIndexOf(call)
    if (at >= 0) this.all.set(event, list.toSpliced(at, 1))
    return this
  }
  removeListener(event: string | symbol, call: Listener): this {
    return this.off(event, call)
  }
  removeAllListeners(event?: string | symbol): this {
    if (event === undefined) this.all.clear()
    else this.all.delete(event)
    return this
  }

  emit(event: string | symbol, ...args: unknown[]): boolean {
    const list = this.all.get(event) ?? []
    if (list.length === 0) {
      if (event === 'error')
        throw args[0] instanceof Error ? args[0] : new Error(`Unhandled error: ${args[0]}`)
      return false
    }
    for (const one of list) {
      if (one.once) this.off(event, one.call)
      Reflect.apply(one.call, this, args)
    }
    return true
  }

  listeners(event: string | symbol): Listener[] {
    return (this.all.get(event) ?? []).map(({ call }) => call)
  }
  listenerCount(event: string | symbol): number {
    return this.all.get(event)?.length ?? 0
  }
  eventNames(): (string | symbol)[] {
    return [...this.all].filter(([, list]) => list.length > 0).map(([name]) => name)
  }
  setMaxListeners(): this {
    return this
  }

  private add(event: string | symbol, call: Listener, isOnce: boolean, first: boolean): this {
    if (typeof call !== 'function') throw new TypeError('The listener must be a function')
    const one = { call, once: isOnce }
    const list = this.all.get(event) ?? []
    this.all.set(event, first ? [one, ...list] : [...list, one])
    return this
  }
}

/** Waits for an event, or rejects with an `error` event. @returns what it was emitted with */
export function once(emitter: EventEmitter, event: string | symbol): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      emitter.off(event, done)
      reject(error)
    }
    const done = (...args: unknown[]) => {
      emitter.off('error', fail)
      resolve(args)
    }
    emitter.once(event, done)
    if (event !== 'error') emitter.once('error', fail)
  })
}

export default EventEmitter
