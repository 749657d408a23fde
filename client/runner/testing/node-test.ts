import { afterAll, afterEach, beforeAll, beforeEach, type Call, makeDescribe, makeTest } from './declare.ts'
import { mocks } from './mocks.ts'

/** `node:test`: a test's function gets a context and is never given a callback. */
const nodeCall: Call = (body) => (body as (context: object) => unknown)(context())

function context() {
  return {
    name: '',
    mock: mocks,
    diagnostic: () => undefined,
    /** Tests inside of a test are part of it. */
    test: async (_name: string, body: (inner: object) => unknown) => {
      await body(context())
    },
  }
}

export const test = Object.assign(makeTest(nodeCall), { mock: mocks })
export const it = test
export const describe = makeDescribe()
export const suite = describe
export const mock = mocks
export { afterAll as after, afterEach, beforeAll as before, beforeEach }
export default Object.assign(test, {
  test,
  it,
  describe,
  suite,
  mock,
  before: beforeAll,
  after: afterAll,
  beforeEach,
  afterEach,
})
