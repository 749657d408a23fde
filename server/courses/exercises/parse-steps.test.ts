import { describe, expect, it } from 'vitest'
import { courseFiles } from '../../../tests/support/course-files.ts'
import { compileExercises } from './compile-exercises.ts'

const CHECKS = `
checks:
  - { title: Prints one, output: "1" }
hidden:
  - { title: Prints no more, output: "1" }
  - { title: "Prints two, and three", output: "2" }
`

async function withSteps(steps: string, files: Record<string, string> = {}) {
  const all: Record<string, string> = {
    'exercise.yaml': `title: Steps\n${CHECKS}${steps}`,
    'brief.md': 'Do it.\n',
    'starter/main.py': 'start\n',
    'starter/data.txt': 'data\n',
    'solution/main.py': 'solved\n',
    ...files,
  }
  const below = Object.fromEntries(
    Object.entries(all).map(([name, text]) => [`exercises/steps/${name}`, text]),
  )
  const { exercises, problems } = await compileExercises(courseFiles(below), { isCollection: false })
  const [exercise] = exercises
  const texts = exercise?.stepFiles.map((step) =>
    Object.fromEntries(step.map(({ name, text }) => [name, text])),
  )
  return {
    steps: exercise?.steps,
    texts,
    problems: problems.map(({ line, message }) => `${line}: ${message}`),
  }
}

describe('steps of an exercise', () => {
  it('name checks by title or id, and end with all that the workspace holds', async () => {
    const steps = `steps:
  - { title: First, checks: [Prints one] }
  - { title: Second, checks: [prints-no-more] }
  - { title: Third }
`
    const files = { 'steps/1/main.py': 'one\n', 'steps/1/more.py': 'more\n', 'steps/2/data.txt': 'two\n' }
    expect(await withSteps(steps, files)).toEqual({
      steps: [
        { title: 'First', checks: ['prints-one'] },
        { title: 'Second', checks: ['prints-no-more'] },
        { title: 'Third', checks: [] },
      ],
      texts: [
        { 'main.py': 'one\n', 'data.txt': 'data\n', 'more.py': 'more\n' },
        { 'main.py': 'one\n', 'data.txt': 'two\n', 'more.py': 'more\n' },
        { 'main.py': 'solved\n', 'data.txt': 'data\n' },
      ],
      problems: [],
    })
  })

  it('are none where nobody wrote any', async () => {
    expect(await withSteps('')).toEqual({ steps: [], texts: [], problems: [] })
  })

  it.each([
    ['steps: 3\n', {}, 'has to be a list of steps'],
    [
      'steps:\n  - { title: First, checks: [Nothing] }\n',
      {},
      'There is no check “Nothing” in this exercise.',
    ],
    [
      'steps:\n  - { title: First, checks: [Prints two, and three] }\n',
      {},
      'The title “Prints two, and three” has a comma: between brackets it needs quotes around it.',
    ],
    ['steps:\n  - { title: First }\n  - { title: Second }\n', {}, 'There is no file in the folder steps/1'],
    ['steps:\n  - { name: First }\n', {}, 'title'],
  ])('with a mistake are all left out, and it is said where: %j', async (steps, files, message) => {
    const came = await withSteps(steps, files)
    expect(came).toMatchObject({ steps: [], texts: [] })
    expect(came.problems.join()).toContain(message)
    expect(Number.parseInt(came.problems[0] ?? '', 10)).toBeGreaterThan(5)
  })
})
