import type { Job, JobEnd } from '../../../shared/runner/jobs.ts'
import type { Reporter, runSuite } from '../testing/run-suite.ts'
import type { beginFile } from '../testing/suite.ts'
import { ModuleGraph } from './module-graph.ts'
import type { Packages } from './packages.ts'
import type { PrivatePort } from './private-port.ts'
import { describeError } from './program-error.ts'

interface TestLibrary {
  lectern: { beginFile: typeof beginFile; runSuite: typeof runSuite }
}

/** Names that Jest puts into every file's reach. */
const GLOBALS = [
  'describe',
  'xdescribe',
  'fdescribe',
  'test',
  'it',
  'xtest',
  'xit',
  'fit',
  'expect',
  'beforeAll',
  'beforeEach',
  'afterEach',
  'afterAll',
  'jest',
]

/**
 * Runs files of tests, each with fresh modules.
 * @param uncaught rejects with what is raised outside of a test's own promises
 */
export async function runTests(
  { files, tests, skipped }: Extract<Job, { kind: 'tests' }>,
  packages: Packages,
  port: PrivatePort,
  uncaught: () => Promise<never>,
): Promise<JobEnd> {
  const { lectern } = packages.find('vitest') as unknown as TestLibrary
  const jest = packages.find('@jest/globals') ?? {}
  for (const name of GLOBALS) Object.assign(globalThis, { [name]: jest[name] })
  const reporter: Reporter = {
    begin: (id) => port.send({ type: 'testing', id }),
    end: (test) => port.send({ type: 'test', test }),
    uncaught,
    describe: messageOf,
  }
  const total = { tests: 0, failed: 0 }
  for (const file of tests) {
    const suite = lectern.beginFile()
    try {
      await Promise.race([new ModuleGraph(files, packages).load(file), uncaught()])
    } catch (thrown) {
      reporter.begin(file)
      reporter.end({ id: file, ok: false, ms: 0, message: describeError(thrown).trace })
      total.failed++
      continue
    }
    const counts = await lectern.runSuite(file, suite, skipped, reporter)
    total.tests += counts.tests
    total.failed += counts.failed
  }
  return { type: 'tests', ok: total.tests > 0 && total.failed === 0 }
}

/** What a failed assertion says and where it stands; of other errors the whole trace. */
function messageOf(thrown: unknown): string {
  const error = describeError(thrown)
  if (error.name !== 'AssertionError') return error.trace
  return error.file ? `${error.message}\n    at ${error.file}:${error.line}` : error.message
}
