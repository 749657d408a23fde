import { mocks } from './mocks.ts'
import { describe, test } from './vitest.ts'

export const it = test
export const xtest = test.skip
export const xit = test.skip
export const fit = test.only
export const xdescribe = describe.skip
export const fdescribe = describe.only
export const jest = mocks
export { afterAll, afterEach, beforeAll, beforeEach, expect } from './vitest.ts'
export { describe, test }
