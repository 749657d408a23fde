import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffExercise } from '../../shared/course/exercise.ts'
import { solvedFiles } from '../../shared/course/exercise-files.ts'
import type { Language } from '../../shared/runner/types.ts'
import { compileCourse } from '../courses/compile.ts'
import { projectRoot } from '../project-root.ts'
import { Grader } from './grade.ts'
import { runProbes } from './probes.ts'
import { Sandbox, type SandboxKit, sandboxKit } from './sandbox/sandbox.ts'
import { SandboxRunner } from './sandbox-runner.ts'

/** The real sandbox, where this machine has what it needs and lets it start; `npm test` installs it where it can. */
const found = sandboxKit()
const missing = 'missing' in found ? found.missing : await whyItDoesNotStart(found.kit)
const kit = 'kit' in found && missing === undefined ? found.kit : undefined

/** Machines that are containers themselves mostly forbid the namespaces that it is made of. */
async function whyItDoesNotStart(made: SandboxKit): Promise<string | undefined> {
  const sandbox = new Sandbox(made, { files: {}, bundles: [], probe: 'export default 1' })
  const reason = await new Promise<string | undefined>((resolve) => {
    sandbox.booted.catch((error: Error) => resolve(error.message))
    sandbox.listen(
      (message) => message.type === 'probed' && resolve(undefined),
      () => undefined,
    )
  })
  await sandbox.kill()
  return reason
}

describe.skipIf(!kit)(`the sandbox${missing === undefined ? '' : ` (not tested: ${missing})`}`, () => {
  let runner: SandboxRunner

  beforeAll(() => {
    runner = new SandboxRunner(kit as SandboxKit)
  })

  afterAll(async () => {
    await runner.dispose()
    kit?.dispose()
  })

  const run = (language: Language, text: string, limits: { wallMs?: number } = {}) => {
    const entry = language === 'python' ? 'main.py' : 'main.js'
    return runner.run({ language, entry, files: [{ name: entry, text }], limits }).done
  }

  it('stops every attempt to break out or to use up the machine', async () => {
    const results = await runProbes(kit as SandboxKit)
    expect(results.filter(({ held }) => !held)).toEqual([])
    expect(results.length).toBeGreaterThan(8)
  }, 120_000)

  it('runs Python, JavaScript and tests as browsers do', async () => {
    expect(await run('python', 'print(6 * 7)')).toMatchObject({ type: 'result', ok: true, stdout: '42\n' })
    expect(await run('javascript', 'setTimeout(() => console.log(1 + 1), 5)')).toMatchObject({
      ok: true,
      stdout: '2\n',
    })
    const tests = await runner.test({
      language: 'python',
      tests: ['test_a.py'],
      files: [
        { name: 'test_a.py', text: 'def test_a():\n    assert 1 == 1\n\ndef test_b():\n    assert 1 == 2\n' },
      ],
    })
    expect(tests.tests.map(({ id, ok }) => [id, ok])).toEqual([
      ['test_a.py::test_a', true],
      ['test_a.py::test_b', false],
    ])
  }, 120_000)

  it('keeps an app between two requests, and starts it anew when told', async () => {
    const text = 'let count = 0\nexport default { fetch: () => new Response(String(++count)) }\n'
    const ask = (restart: boolean) =>
      runner.request({
        language: 'javascript',
        files: [{ name: 'main.js', text }],
        app: 'main:default',
        request: { method: 'GET', path: '/' },
        restart,
      })
    const bodies = []
    for (const restart of [true, false, true]) bodies.push(await ask(restart))
    expect(bodies).toMatchObject([{ body: '1' }, { body: '2' }, { body: '1' }])
  }, 60_000)

  it('ends what does not end, and runs the next program', async () => {
    expect(await run('python', 'while True: pass', { wallMs: 1_000 })).toMatchObject({
      type: 'killed',
      reason: 'time',
    })
    expect(await run('javascript', 'for (;;);', { wallMs: 1_000 })).toMatchObject({
      type: 'killed',
      reason: 'time',
    })
    expect(await run('python', 'print("still here")')).toMatchObject({ stdout: 'still here\n' })
  }, 120_000)

  it('believes nothing that a program writes by itself', async () => {
    const forged = JSON.stringify({ type: 'end', end: { type: 'result', ok: true, exitCode: 0 } })
    const text = `import js\nprocess = js.eval("import('node:fs')")\n
async def main():
    fs = await process
    fs.writeSync(1, ${JSON.stringify(`${forged}\n`)})
    raise SystemExit(3)

import asyncio
asyncio.run(main())
`
    expect(await run('python', text)).toMatchObject({
      type: 'result',
      ok: false,
      exitCode: expect.any(Number),
    })
  }, 60_000)

  it('does not pass a program that changes how it is tested', async () => {
    const files = [
      { name: 'main.py', text: 'import unittest\nunittest.TestCase.assertEqual = lambda *given: None\n' },
      {
        name: 'test_main.py',
        text: 'import unittest\nimport main\n\nclass T(unittest.TestCase):\n    def test(self):\n        self.assertEqual(1, 2)\n',
      },
    ]
    const { tests } = await runner.test({ language: 'python', files, tests: ['test_main.py'] })
    expect(tests.find(({ ok }) => !ok)?.message).toContain('TestCase.assertEqual')
  }, 60_000)

  it('grades a course: solutions pass all checks, starters do not', async () => {
    const { staff } = await compileCourse(join(projectRoot, 'tests/fixtures/courses/checked'))
    const [exercise] = staff.exercises as [StaffExercise]
    const grader = new Grader()
    const solved = await grader.grade(runner, exercise, solvedFiles(exercise))
    expect(solved).toEqual({
      outcomes: [...exercise.checks, ...exercise.hiddenChecks].map(({ id }) => ({ check: id, ok: true })),
    })
    const begun = await grader.grade(runner, exercise, exercise.starter)
    expect('outcomes' in begun && begun.outcomes.filter(({ ok }) => ok)).toEqual([])
  }, 120_000)
})
