import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)

type Extend = (expect: unknown, matchers: unknown) => void

function count(): void {
  setState({ assertionCalls: (getState(expect as never).assertionCalls ?? 0) + 1 }, expect as never)
}

function call(value: unknown, message?: string) {
  count()
  return chai.expect(value, message)
}

/** `expect` as Jest and Vitest have it. */
export const expect = Object.assign(
  call,
  chai.expect,
  (globalThis as unknown as Record<symbol, object>)[ASYMMETRIC_MATCHERS_OBJECT as symbol],
  {
    getState: () => getState(expect as never),
    setState: (state: object) => setState(state, expect as never),
    extend: (matchers: object) => (chai.expect as unknown as { extend: Extend }).extend(expect, matchers),
    assertions: (wanted: number) => setState({ expectedAssertionsNumber: wanted }, expect as never),
    hasAssertions: () => setState({ isExpectingAssertions: true }, expect as never),
    unreachable: (message = '') => chai.assert.fail(`expected ${message || 'this not to be reached'}`),
  },
)

setState(fresh(), expect as never)
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true, writable: true })
expect.extend(customMatchers)

function fresh() {
  return {
    assertionCalls: 0,
    isExpectingAssertions: false,
    isExpectingAssertionsError: null,
    expectedAssertionsNumber: null,
    expectedAssertionsNumberErrorGen: null,
    environment: 'browser',
    testPath: '',
    currentTestName: '',
  } as never
}

/** Before each test. */
export function forgetAssertions(): void {
  setState(fresh(), expect as never)
}

/** After each test. @throws Error when it promised assertions that did not come */
export function checkAssertions(): void {
  const state = getState(expect as never)
  const { assertionCalls, isExpectingAssertions } = state
  const wanted = state.expectedAssertionsNumber
  if (typeof wanted === 'number' && wanted !== assertionCalls) {
    throw new Error(`The test was to make ${wanted} assertions; it made ${assertionCalls}.`)
  }
  if (isExpectingAssertions && assertionCalls === 0) throw new Error('The test was to make an assertion.')
}
