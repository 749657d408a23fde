import { describe, expect, it } from 'vitest'
import type { CheckRunner, RunFile, RunSpec, TestSpec } from '../../shared/runner/types.ts'
import { type GradedExercise, Grader } from './grade.ts'

const exercise: GradedExercise = {
  entry: 'main.py',
  starter: [{ name: 'main.py', text: '' }],
  solution: [{ name: 'main.py', text: 'right' }],
  checks: [
    { id: 'tests', title: 'Tests', kind: 'tests', files: [{ name: 'test_main.py', text: 'two tests' }] },
  ],
  hiddenChecks: [{ id: 'prints', title: 'Prints', kind: 'output', expected: { equals: 'right' } }],
}

/** Prints the file that is run. Both tests pass where it is right; `early`: only the first is run. */
class FakeRunner implements CheckRunner {
  readonly seen: (readonly RunFile[])[] = []

  run({ files }: RunSpec) {
    this.seen.push(files)
    const stdout = textOf(files)
    return {
      done: Promise.resolve({ type: 'result' as const, ok: true, exitCode: 0, ms: 1, stdout, stderr: '' }),
    }
  }

  async test({ files }: TestSpec) {
    this.seen.push(files)
    const text = textOf(files)
    const ok = text === 'right' || text === 'early'
    const all = ['test_main.py::one', 'test_main.py::two'].map((id) => ({ id, ok, ms: 1 }))
    return {
      type: 'tests' as const,
      ok,
      ms: 1,
      stdout: '',
      stderr: '',
      tests: text === 'early' ? all.slice(0, 1) : all,
    }
  }

  request(): never {
    throw new Error('there is no app')
  }

  converse(): never {
    throw new Error('there is no app')
  }
}

const textOf = (files: readonly RunFile[]) => files.find(({ name }) => name === 'main.py')?.text ?? ''
const handIn = (text: string, ...more: RunFile[]) => [{ name: 'main.py', text }, ...more]

describe('grading', () => {
  it('runs visible and hidden checks', async () => {
    const grader = new Grader()
    expect(await grader.grade(new FakeRunner(), exercise, handIn('right'))).toEqual({
      outcomes: [
        { check: 'tests', ok: true },
        { check: 'prints', ok: true },
      ],
    })
    expect(await grader.grade(new FakeRunner(), exercise, handIn('wrong'))).toMatchObject({
      outcomes: [
        { check: 'tests', ok: false },
        { check: 'prints', ok: false, message: expect.stringContaining('right') },
      ],
    })
  })

  it('tries the solution once for an exercise', async () => {
    const grader = new Grader()
    const runner = new FakeRunner()
    await grader.grade(runner, exercise, handIn('wrong'))
    await grader.grade(runner, exercise, handIn('wrong'))
    expect(runner.seen.filter((files) => textOf(files) === 'right')).toHaveLength(2)
  })

  it('does not pass a program by which tests are not run', async () => {
    expect(await new Grader().grade(new FakeRunner(), exercise, handIn('early'))).toMatchObject({
      outcomes: [{ check: 'tests', ok: false, message: '1 of 2 tests were not run.' }, { check: 'prints' }],
    })
  })

  it('says why where the solution itself does not pass, and tries again the next time', async () => {
    const grader = new Grader()
    const broken = { ...exercise, solution: [{ name: 'main.py', text: 'not right' }] }
    const runner = new FakeRunner()
    for (const _ of [1, 2]) {
      expect(await grader.grade(runner, broken, handIn('right'))).toEqual({
        reason: expect.stringContaining('own solution does not pass here'),
      })
    }
    expect(runner.seen.filter((files) => textOf(files) === 'not right')).toHaveLength(4)
  })

  it('takes settings of tests from the author alone', async () => {
    const runner = new FakeRunner()
    const own = { name: 'conftest.py', text: 'all pass' }
    await new Grader().grade(runner, exercise, handIn('wrong', own))
    const withGiven = { ...exercise, starter: [...exercise.starter, { name: 'conftest.py', text: 'given' }] }
    await new Grader().grade(runner, withGiven, handIn('wrong', own))
    const texts = runner.seen.flat().filter(({ name }) => name === 'conftest.py')
    expect(texts.length).toBeGreaterThan(0)
    expect(new Set(texts.map(({ text }) => text))).toEqual(new Set(['given']))
  })
})
