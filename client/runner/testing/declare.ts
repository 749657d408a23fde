import { casesOf, formatTitle } from './format-title.ts'
import { callBody } from './run-suite.ts'
import { addSuite, type Body, declaring, type Hooks, type Mode } from './suite.ts'

/** As Jest and Vitest have it. */
const TIMEOUT_MS = 5_000

type Title = string | { name: string }
type Options = number | { timeout?: number; skip?: boolean; only?: boolean; todo?: boolean; fails?: boolean }
/** Title and function, with options before or after it. */
type Declaration = [title: Title, first?: Body | Options, second?: Body | Options]
type Declare = (...declaration: Declaration) => void
type Each = (table: unknown, ...values: unknown[]) => Declare
/** How a body is called: what it is given depends on the library that it is written for. */
export type Call = (body: Body, args: readonly unknown[]) => unknown

const titleOf = (title: Title): string => (typeof title === 'string' ? title : title.name)

function partsOf([title, first, second]: Declaration) {
  const body = typeof first === 'function' ? first : typeof second === 'function' ? second : undefined
  const given = typeof first === 'function' ? second : (first ?? second)
  const options = typeof given === 'number' ? { timeout: given } : typeof given === 'object' ? given : {}
  return { title: titleOf(title), body, options }
}

const jestCall: Call = (body, args) => callBody(body, ...args)

/** @returns `test` with everything that hangs on it */
export function makeTest(call: Call = jestCall) {
  const add = (mode: Mode, failing: boolean, declaration: Declaration, args: readonly unknown[] = []) => {
    const { title, body, options } = partsOf(declaration)
    const own = options.skip ? 'skip' : options.todo ? 'todo' : options.only ? 'only' : mode
    declaring.suite.items.push({
      kind: 'test',
      name: title,
      mode: body ? own : 'todo',
      body: () => body && call(body, args),
      failing: failing || options.fails === true,
      timeoutMs: options.timeout ?? TIMEOUT_MS,
    })
  }
  const declare =
    (mode: Mode, failing = false): Declare =>
    (...declaration) =>
      add(mode, failing, declaration)
  const each =
    (mode: Mode): Each =>
    (table, ...values) =>
    (title, ...rest) => {
      casesOf(table, values).forEach((row, index) => {
        add(mode, false, [formatTitle(titleOf(title), row, index), ...rest], row)
      })
    }
  const make = (mode: Mode) => Object.assign(declare(mode), { each: each(mode), for: each(mode) })
  const failing = Object.assign(declare('run', true), { each: each('run') })
  const test = Object.assign(make('run'), {
    skip: make('skip'),
    only: make('only'),
    todo: declare('todo'),
    failing,
    fails: failing,
    concurrent: make('run'),
    sequential: make('run'),
    skipIf: (condition: unknown) => make(condition ? 'skip' : 'run'),
    runIf: (condition: unknown) => make(condition ? 'run' : 'skip'),
  })
  return test
}

/** @returns `describe` with everything that hangs on it */
export function makeDescribe() {
  const add = (mode: Mode, declaration: Declaration, args: readonly unknown[] = []) => {
    const { title, body, options } = partsOf(declaration)
    const own = options.skip ? 'skip' : options.only ? 'only' : mode
    addSuite(title, own, () => body && (body as (...given: unknown[]) => unknown)(...args))
  }
  const declare =
    (mode: Mode): Declare =>
    (...declaration) =>
      add(mode, declaration)
  const each =
    (mode: Mode): Each =>
    (table, ...values) =>
    (title, ...rest) => {
      casesOf(table, values).forEach((row, index) => {
        add(mode, [formatTitle(titleOf(title), row, index), ...rest], row)
      })
    }
  const make = (mode: Mode) => Object.assign(declare(mode), { each: each(mode), for: each(mode) })
  return Object.assign(make('run'), {
    skip: make('skip'),
    only: make('only'),
    todo: declare('todo'),
    concurrent: make('run'),
    skipIf: (condition: unknown) => make(condition ? 'skip' : 'run'),
    runIf: (condition: unknown) => make(condition ? 'run' : 'skip'),
  })
}

const hook =
  (name: keyof Hooks) =>
  (body: Body): void => {
    declaring.suite.hooks[name].push(body)
  }

export const beforeAll = hook('beforeAll')
export const beforeEach = hook('beforeEach')
export const afterEach = hook('afterEach')
export const afterAll = hook('afterAll')
