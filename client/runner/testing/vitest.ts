import { afterAll, afterEach, beforeAll, beforeEach, makeDescribe, makeTest } from './declare.ts'
import { checkAssertions, expect, forgetAssertions } from './expect.ts'
import { mocks } from './mocks.ts'
import { runSuite } from './run-suite.ts'
import { beginFile } from './suite.ts'

export const test = makeTest()
export const it = test
export const describe = makeDescribe()
export const suite = describe
export const vi = mocks
export const onTestFinished = (): never => {
  throw new Error('onTestFinished() is not available here: use afterEach().')
}
export { afterAll, afterEach, beforeAll, beforeEach, expect }

/** For the worker: takes what a file declares and runs it. */
export const lectern = {
  beginFile: () => {
    const file = beginFile()
    file.hooks.beforeEach.push(forgetAssertions)
    file.hooks.afterEach.push(checkAssertions)
    return file
  },
  runSuite,
}
