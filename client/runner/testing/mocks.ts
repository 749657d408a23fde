import { clearAllMocks, fn, isMockFunction, resetAllMocks, restoreAllMocks, spyOn } from '@vitest/spy'

/** Values of the world that a test has replaced, with what puts them back. */
const replaced: (() => void)[] = []

/** After each test: what it has replaced comes back. */
export function finishMocks(): void {
  for (const restore of replaced.splice(0)) restore()
}

const missing = (name: string) => () => {
  throw new Error(`${name} is not available here.`)
}

function stubGlobal(name: string, value: unknown): void {
  const old = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  replaced.push(() => {
    if (old) Object.defineProperty(globalThis, name, old)
    else Reflect.deleteProperty(globalThis, name)
  })
}

/** `vi` and `jest`: mock functions and spies. Modules and timers are not mocked. */
export const mocks = {
  fn,
  spyOn,
  mocked: <T>(value: T): T => value,
  isMockFunction,
  clearAllMocks,
  resetAllMocks,
  restoreAllMocks,
  stubGlobal,
  unstubAllGlobals: finishMocks,
  setTimeout: () => undefined,
  mock: missing('mock() of modules'),
  doMock: missing('doMock() of modules'),
  useFakeTimers: missing('useFakeTimers()'),
  useRealTimers: () => undefined,
}
