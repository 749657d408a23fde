/** `node:timers/promises`, on the timers that the program's end waits for. */

export const setTimeout = <T>(ms?: number, value?: T): Promise<T | undefined> =>
  new Promise((resolve) => globalThis.setTimeout(() => resolve(value), ms))

export const setImmediate = <T>(value?: T): Promise<T | undefined> => setTimeout(0, value)

export async function* setInterval<T>(ms?: number, value?: T): AsyncGenerator<T | undefined> {
  for (;;) yield await setTimeout(ms, value)
}

export default { setTimeout, setImmediate, setInterval }
