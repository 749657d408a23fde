/**
 * `node:async_hooks` for code that does one thing at a time: the store is that of the call that runs. It is not
 * carried across `await` to work that goes on at the same time.
 */
export class AsyncLocalStorage<T> {
  private store: T | undefined

  getStore(): T | undefined {
    return this.store
  }

  run<R>(store: T, call: (...args: unknown[]) => R, ...args: unknown[]): R {
    const outer = this.store
    const restore = () => {
      this.store = outer
    }
    this.store = store
    let result: R
    try {
      result = call(...args)
    } catch (error) {
      restore()
      throw error
    }
    if (!(result instanceof Promise)) {
      restore()
      return result
    }
    return result.finally(restore) as R
  }

  enterWith(store: T): void {
    this.store = store
  }

  disable(): void {
    this.store = undefined
  }
}

export default { AsyncLocalStorage }
