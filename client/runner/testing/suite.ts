/** Tests as a file declares them, before they run. */

export type Mode = 'run' | 'skip' | 'only' | 'todo'
export type Body = (...args: never[]) => unknown

export interface Hooks {
  beforeAll: Body[]
  beforeEach: Body[]
  afterEach: Body[]
  afterAll: Body[]
}

export interface Test {
  kind: 'test'
  name: string
  mode: Mode
  body: () => unknown
  /** It is right when it fails. */
  failing: boolean
  timeoutMs: number
}

export interface Suite {
  kind: 'suite'
  name: string
  mode: Mode
  hooks: Hooks
  items: (Suite | Test)[]
}

export function newSuite(name: string, mode: Mode): Suite {
  const hooks = { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] }
  return { kind: 'suite', name, mode, hooks, items: [] }
}

/** What declarations are added to: the file itself, or the `describe` whose function runs. */
export const declaring = { suite: newSuite('', 'run') }

/** Begins a new file. @returns where its tests are added */
export function beginFile(): Suite {
  declaring.suite = newSuite('', 'run')
  return declaring.suite
}

export function addSuite(name: string, mode: Mode, body: () => unknown): void {
  const suite = newSuite(name, mode)
  const outer = declaring.suite
  outer.items.push(suite)
  declaring.suite = suite
  try {
    body()
  } finally {
    declaring.suite = outer
  }
}

export function hasOnly({ items }: Suite): boolean {
  return items.some((item) => item.mode === 'only' || (item.kind === 'suite' && hasOnly(item)))
}
